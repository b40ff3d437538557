#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <stdexcept>
#include <thread>

#include "api/fixture.h"

namespace {

// A format of our own making: "= heading", "- paragraph", "! trouble".
class NotesReader : public pilcrow::Reader {
 public:
  std::string name() const override { return "notes"; }

  bool accepts(const pilcrow::Source& source) const override {
    return source.name.ends_with(".notes");
  }

  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    pilcrow::Document document;
    document.metadata["kind"] = {"notes"};
    std::size_t line = 0;
    for (std::size_t at = 0; at < source.bytes.size();) {
      const std::size_t end = std::min(source.bytes.find('\n', at), source.bytes.size());
      const std::string_view text = source.bytes.substr(at, end - at);
      ++line;
      if (text.starts_with("! ")) throw std::runtime_error(std::string(text.substr(2)));
      if (text.size() > 2) {
        const bool heading = text.starts_with("= ");
        document.blocks.push_back(
            {heading ? pilcrow::BlockKind::heading : pilcrow::BlockKind::paragraph,
             heading ? 1 : 0,
             std::string(text.substr(2)),
             {at + 2, end},
             line});
      }
      at = end + 1;
    }
    sink.add(std::move(document));
  }
};

// Reads "word N", or throws for what N says; notes how many threads are in it at once.
class Nervous : public pilcrow::Reader {
 public:
  std::string name() const override { return "nervous"; }
  pilcrow::Formats formats() const override { return {.patterns = {"*.nerves"}}; }

  void read(const pilcrow::Source& source, pilcrow::DocumentSink& sink) const override {
    const int before = at_once_++;
    most_ = std::max(most_.load(), before + 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    --at_once_;
    const int number = std::stoi(std::string(source.bytes));
    pilcrow::Document document;
    document.blocks.push_back({.text = "Word " + std::to_string(number)});
    sink.add(std::move(document));
    if (number % 4 == 1) throw std::runtime_error("no " + std::to_string(number));
    if (number % 4 == 2) throw pilcrow::Error(pilcrow::ErrorCode::bad_input, "worn out");
    if (number % 4 == 3) throw number;  // NOLINT: anybody's code may
  }

  int most() const { return most_; }

 private:
  mutable std::atomic<int> at_once_ = 0;
  mutable std::atomic<int> most_ = 0;
};

}  // namespace

TEST_SUITE("reader") {
  TEST_CASE("a reader that throws, whatever it throws, from many threads, costs its files only") {
    const support::TempDir folder;
    for (int i = 0; i < 80; ++i) {
      folder.write("in/" + std::to_string(i) + ".nerves", std::to_string(i));
    }
    folder.write("in/not.nerves", "none");
    const auto reader = std::make_shared<Nervous>();
    pilcrow::WriterOptions options;
    options.readers.add(reader);
    options.jobs = 4;
    pilcrow::IndexWriter writer(folder / "index", options);
    const auto report = writer.index_paths({folder / "in"});
    writer.commit();
    CHECK(report.documents == 20);
    CHECK(report.failed() == 61);
    CHECK(report.readers.at("nervous") == 20);
    std::map<std::string, int> reasons;
    for (const auto& problem : report.problems) ++reasons[problem.reason];
    CHECK(reasons["worn out"] == 20);
    CHECK(reasons["nervous: it threw what is no exception"] == 20);
    CHECK(reasons["nervous: no 41"] == 1);
    CHECK(reasons["nervous: stoi"] == 1);
    CHECK(reader->most() > 1);
    CHECK(fixture::search(pilcrow::Index::open(folder / "index"), "word").total_paragraphs == 20);
  }

  TEST_CASE("a reader of one's own is asked first and its documents are searched") {
    const support::TempDir folder;
    folder.write("in/day.notes", "= Monday\n- The crane was mended.\n- Ships waited outside.\n");
    folder.write("in/bad.notes", "- Fine so far.\n! page torn out\n");
    folder.write("in/plain.txt", "A plain file about a crane.\n");
    pilcrow::WriterOptions options;
    options.readers.add(std::make_shared<NotesReader>());
    CHECK(options.readers.names().front() == "notes");
    pilcrow::IndexWriter writer(folder / "index", options);
    const auto report = writer.index_paths({folder / "in"});
    writer.commit();
    CHECK(report.documents == 2);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason.find("page torn out") != std::string::npos);
    CHECK(report.problems[0].kind == pilcrow::ProblemKind::failed);
    const auto hit =
        fixture::search(pilcrow::Index::open(folder / "index"), "+crane doc:day.notes").hits.at(0);
    CHECK(hit.paragraph.section == std::vector<std::string>{"Monday"});
    CHECK(hit.paragraph.line == 2);
    CHECK(hit.paragraph.document.metadata.at("kind") == std::vector<std::string>{"notes"});
  }

  TEST_CASE("ranges count bytes of the file, whatever its encoding") {
    NotesReader reader;
    pilcrow::Readers readers;
    readers.add(std::make_shared<NotesReader>());
    // "= Порт" and "- Кран починили, суда ждали на рейде до утра." in windows-1251.
    const std::string bytes =
        "= \xCF\xEE\xF0\xF2\n- \xCA\xF0\xE0\xED \xEF\xEE\xF7\xE8\xED\xE8\xEB\xE8, \xF1\xF3\xE4\xE0 "
        "\xE6\xE4\xE0\xEB\xE8 \xED\xE0 \xF0\xE5\xE9\xE4\xE5 \xE4\xEE \xF3\xF2\xF0\xE0.\n";
    const auto result = pilcrow::read_bytes(bytes, "day.notes", readers);
    CHECK(result.encoding == "windows-1251");
    REQUIRE(result.documents.size() == 1);
    const auto& blocks = result.documents[0].blocks;
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].text == "Порт");
    CHECK(blocks[0].source == pilcrow::Range{2, 6});
    CHECK(blocks[1].text == "Кран починили, суда ждали на рейде до утра.");
    CHECK(blocks[1].source == pilcrow::Range{9, bytes.size() - 1});
  }

  TEST_CASE("what no reader accepts, and what is no text, is told apart") {
    CHECK(fixture::code_of([] { pilcrow::read_bytes("x", "x", pilcrow::Readers()); }) ==
          static_cast<int>(pilcrow::ErrorCode::unsupported));
    CHECK(fixture::code_of([] {
            pilcrow::read_bytes(std::string("\x7F"
                                            "ELF\0\0\1\2",
                                            8),
                                "x.md");
          }) == static_cast<int>(pilcrow::ErrorCode::bad_input));
    CHECK(fixture::code_of([] { pilcrow::read_file("/nowhere/at/all", "x.txt"); }) ==
          static_cast<int>(pilcrow::ErrorCode::io));
  }

  TEST_CASE("the article's shape: one paragraph a line, headings between, no title") {
    const auto result =
        pilcrow::read_file(support::source_path("corpus/article.txt"), "article.txt");
    const std::string bytes = support::read_file(support::source_path("corpus/article.txt"));
    REQUIRE(result.documents.size() == 1);
    const auto& document = result.documents[0];
    CHECK(document.title.empty());
    std::size_t headings = 0;
    std::size_t paragraphs = 0;
    for (const auto& block : document.blocks) {
      CHECK(bytes.substr(block.source.begin, block.source.size()) == block.text);
      ++(block.kind == pilcrow::BlockKind::heading ? headings : paragraphs);
    }
    CHECK(headings == 20);
    CHECK(paragraphs == 39);
  }
}
