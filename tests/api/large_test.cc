// Files that are read in parts, since they are large.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "api/fixture.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLarge = std::size_t{4} << 20;  // read in parts from here on

// A text with a title, numbered headings, lists and paragraphs in three languages.
std::string long_text() {
  std::string text = "The harbour, year by year\n\nby Ivan Petrov\n\n";
  for (std::size_t i = 1; text.size() < kLarge; ++i) {
    const std::string year = std::to_string(1000 + i);
    if (i % 50 == 1) text += std::to_string(i / 50 + 1) + " Of trade and war in " + year + "\n\n";
    if (i % 10 == 1) {
      text += std::to_string(i / 50 + 1) + "." + std::to_string(i / 10 % 5 + 1) + " Cargo\n\n";
    }
    text += "In " + year + " the harbour shipped coal and natural gas all winter, said Ivan Petrov, "
            "and in the spring of the year trains brought more of it from the mines of the north.\n\n";
    if (i % 7 == 0) text += "Уголь из России перевозят через порт КНДР. Торговля углём растёт.\n\n";
    if (i % 11 == 0) text += "- coal of " + year + "\n- oil\n- fish, which is caught at night\n\n";
    if (i % 13 == 0) text += "전쟁은 삼 년 동안 계속되었다. 북한은 항구를 다시 열었다.\n\n";
    for (std::size_t filler = 0; filler < 4; ++filler) {
      text += "Line " + std::to_string(filler) + " of " + year + " says what all others say: that the "
              "ferries were late, that the ferries were full, and that in the end nobody minded.\n\n";
    }
  }
  return text;
}

pilcrow::WriterOptions options() {
  pilcrow::WriterOptions out;
  out.themes = pilcrow::Taxonomy::parse(fixture::kThemes);
  out.names = pilcrow::Names::parse(fixture::kNames);
  return out;
}

void tell(const std::vector<pilcrow::OutlineSection>& sections, std::vector<std::string>& out) {
  for (const auto& section : sections) {
    out.push_back(std::to_string(section.level) + " " + section.title + " " +
                  std::to_string(section.line) + " " + std::to_string(section.paragraph));
    tell(section.children, out);
  }
}

std::string tell(const pilcrow::Paragraph& paragraph) {
  std::string out = paragraph.anchor + " " + std::string(to_string(paragraph.kind)) + " " +
                    std::to_string(paragraph.source.begin) + "-" +
                    std::to_string(paragraph.source.end) + " " + std::to_string(paragraph.line) +
                    " " + paragraph.language;
  for (const auto& heading : paragraph.section) out += " / " + heading;
  for (const auto& theme : paragraph.themes) {
    out += " +" + theme.id + " " + std::to_string(theme.score);
  }
  return out + ": " + paragraph.text;
}

// All that can be asked of an index with one document.
std::vector<std::string> tell(const pilcrow::Index& index) {
  std::vector<std::string> out;
  const auto document = index.document("long.txt");
  REQUIRE(document);
  out.push_back(document->title + " " + document->language);
  for (const auto& paragraph : index.paragraphs("long.txt")) out.push_back(tell(paragraph));
  tell(index.outline("long.txt")->sections, out);
  for (const char* const query :
       {"coal", "\"natural gas\"", "harbour AND trade", "cargo 1207", "\"of the\" mines", "уголь",
        "항구", "theme:economy ferr*", "=ferries NEAR/5 late", "title:harbour 1500"}) {
    pilcrow::SearchRequest request;
    request.query = query;
    request.limit = 50;
    request.facets = {"theme", "language", "section", "place", "person"};
    const auto result = index.search(request);
    out.push_back(std::string(query) + " " + std::to_string(result.total_paragraphs));
    for (const auto& hit : result.hits) {
      out.push_back(hit.paragraph.anchor + " " + std::to_string(hit.score) + " " +
                    std::to_string(hit.duplicate_count));
    }
    for (const auto& [facet, counts] : result.facets) {
      for (const auto& count : counts) {
        out.push_back(facet + " " + count.value + " " + std::to_string(count.paragraphs));
      }
    }
  }
  return out;
}

void check_same(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  REQUIRE(one.size() == other.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < one.size() && different < 3; ++i) {
    if (one[i] == other[i]) continue;
    ++different;
    CHECK(one[i] == other[i]);
  }
}

// Calls `act` once, when some of the file has been put.
pilcrow::IndexReport index_and(pilcrow::IndexWriter& writer, const std::string& path,
                               const std::function<bool()>& act) {
  pilcrow::IndexOptions index;
  bool acted = false;
  index.progress = [&](const pilcrow::IndexOptions::Progress& progress) {
    if (acted || progress.paragraphs == 0) return true;
    acted = true;
    return act();
  };
  return writer.index_paths({path}, index);
}

}  // namespace

TEST_SUITE("large") {
  TEST_CASE("A file that is read in parts is the same document as one that is added whole") {
    const support::TempDir folder;
    const std::string path = folder.write("long.txt", long_text());
    const pilcrow::ReadResult read = pilcrow::read_file(path, "long.txt");
    std::vector<std::string> expected;
    {
      pilcrow::IndexWriter writer(folder / "whole", options());
      writer.add(read.documents.at(0));
      writer.commit();
      expected = tell(pilcrow::Index::open(folder / "whole"));
    }
    using Jobs = std::vector<unsigned>;
    // Sanitizers see in the one what they see in the other.
    for (const unsigned jobs : support::rounds(8) < 8 ? Jobs{3} : Jobs{1, 3}) {
      CAPTURE(jobs);
      const std::string index = folder / ("parts" + std::to_string(jobs));
      pilcrow::WriterOptions given = options();
      given.jobs = jobs;
      given.memory_bytes = jobs == 1 ? given.memory_bytes : 1;
      pilcrow::IndexWriter writer(index, given);
      const auto report = writer.index_paths({path});
      CHECK(report.documents == 1);
      CHECK(report.bytes == fs::file_size(path));
      CHECK(report.problems.empty());
      writer.commit();
      check_same(tell(pilcrow::Index::open(index)), expected);
      CHECK(report.paragraphs == pilcrow::Index::open(index).stats().paragraphs);
      CHECK(writer.index_paths({path}).unchanged == 1);
      if (jobs == 1) continue;
      writer.optimize();
      check_same(tell(pilcrow::Index::open(index)), expected);
      CHECK(pilcrow::check(index).damage.empty());
    }
  }

  TEST_CASE("A large file that is stopped, cut short or changed half-way leaves what was there") {
    const support::TempDir folder;
    const std::string path = folder.write("long.txt", "What stood here before.\n");
    const std::string small = folder.write("small.txt", "Small and whole.\n");
    const std::string text = long_text();
    pilcrow::WriterOptions one;
    one.jobs = 1;  // so that it takes long enough to be told of progress
    pilcrow::IndexWriter writer(folder / "index", one);
    writer.index_paths({path});
    writer.commit();
    const auto texts = [&] {
      writer.commit();
      CHECK(pilcrow::check(folder / "index").damage.empty());
      std::string out;
      const pilcrow::Index index = pilcrow::Index::open(folder / "index");
      for (const auto& document : index.documents()) {
        out += document.id + ": " + index.paragraphs(document.id).at(0).text + "\n";
      }
      return out;
    };
    const std::string before = "long.txt: What stood here before.\n";

    folder.write("long.txt", text);
    CHECK(index_and(writer, path, [] { return false; }).stopped);
    CHECK(texts() == before);

    auto report = index_and(writer, path, [&] {
      fs::resize_file(path, kLarge / 2);
      return true;
    });
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason == "the file changes while it is read");
    CHECK(report.documents == 0);
    CHECK(texts() == before);

    folder.write("long.txt", text);
    report = index_and(writer, path, [&] {
      std::fstream(path, std::ios::in | std::ios::out) << "Another beginning";
      return true;
    });
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason == "the file changes while it is read");
    writer.index_paths({small});
    CHECK(texts() == before + "small.txt: Small and whole.\n");

    // What is added meanwhile is left for the next time.
    folder.write("long.txt", text);
    report = index_and(writer, path, [&] {
      std::ofstream(path, std::ios::app) << "And so on.\n";
      return true;
    });
    CHECK(report.problems.empty());
    CHECK(report.bytes == text.size());
    CHECK(texts() != before);
    CHECK(writer.index_paths({path}).documents == 1);
  }

  TEST_CASE("A large file is reported for what it is") {
    const support::TempDir folder;
    const std::string large = long_text();
    const std::string text = folder.write("texts/long.txt", large);
    folder.write("texts/picture.txt", "GIF89a" + large);
    folder.write("texts/program.c", large);
    folder.write("texts/blank.txt", std::string(kLarge, '\n'));
    folder.write("other/long.txt", large);
    pilcrow::IndexWriter writer(folder / "index");
    pilcrow::IndexOptions limit;
    limit.limits.max_bytes = kLarge - 1;
    auto report = writer.index_paths({text}, limit);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].reason ==
          "the file is larger than the limit of " + std::to_string(kLarge - 1) + " bytes");
    report = writer.index_paths({folder / "texts", folder / "other"});
    CHECK(report.documents == 2);
    REQUIRE(report.problems.size() == 4);
    CHECK(report.problems[0].path == folder / "texts/blank.txt");
    CHECK(report.problems[0].kind == pilcrow::ProblemKind::empty);
    CHECK(report.problems[1].reason == "not text: it is a GIF image");
    CHECK(report.problems[2].kind == pilcrow::ProblemKind::passed_over);
    CHECK(report.problems[3].reason ==
          "the id 'long.txt' is taken by " + (folder / "texts/long.txt"));
    CHECK(writer.contains("blank.txt"));
    CHECK(writer.contains("long.txt"));
  }
}
