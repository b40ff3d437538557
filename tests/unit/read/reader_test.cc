#include "pilcrow/reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "pilcrow/error.h"
#include "support/support.h"

using namespace std::string_literals;
using pilcrow::Block;
using pilcrow::Document;
using pilcrow::DocumentSink;
using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::read_bytes;
using pilcrow::read_file;
using pilcrow::Reader;
using pilcrow::Readers;
using pilcrow::ReadResult;
using pilcrow::Source;

namespace {

// A reader for *.x that does what a test wants.
class Foreign : public Reader {
 public:
  using Read = std::function<void(const Source&, DocumentSink&)>;
  explicit Foreign(Read read, bool text = true) : read_(std::move(read)), text_(text) {}
  std::string name() const override { return "foreign"; }
  bool accepts(const Source& source) const override {
    CHECK(source.bytes.size() <= 4096);
    return source.name.ends_with(".x");
  }
  bool wants_text() const override { return text_; }
  void read(const Source& source, DocumentSink& sink) const override { read_(source, sink); }

 private:
  Read read_;
  bool text_;
};

Readers only(Foreign::Read read, bool text = true) {
  Readers readers;
  readers.add(std::make_shared<Foreign>(std::move(read), text));
  return readers;
}

// Reads with a reader that gives these documents.
ReadResult normalised(const std::vector<Document>& documents) {
  return read_bytes("bytes", "a.x", only([&](const Source&, DocumentSink& sink) {
                      for (const Document& document : documents) sink.add(document);
                    }));
}

Document with_block(Block block) {
  Document document;
  document.blocks.push_back(std::move(block));
  return document;
}

Error failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::internal, "nothing was thrown");
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("the library's own readers are asked in their order, added ones before them") {
    Readers readers = Readers::standard();
    CHECK(readers.names().back() == "text");
    for (const auto& name : Readers::missing()) {
      const auto names = readers.names();
      CHECK(std::find(names.begin(), names.end(), name) == names.end());
    }
    readers.add(std::make_shared<Foreign>([](const Source&, DocumentSink&) {}));
    CHECK(readers.names().front() == "foreign");
    REQUIRE(readers.find({"a.x", ""}) != nullptr);
    CHECK(readers.find({"a.x", ""})->name() == "foreign");
    REQUIRE(readers.find({"a.txt", ""}) != nullptr);
    CHECK(readers.find({"a.txt", ""})->name() == "text");
    CHECK(readers.find({"a.c", ""}) == nullptr);
    CHECK(Readers().find({"a.txt", ""}) == nullptr);
    CHECK(Readers().names().empty());
    CHECK(failure([] { Readers().add(nullptr); }).code() == ErrorCode::bad_argument);
  }

  TEST_CASE("text in memory becomes one document with the source's name") {
    const ReadResult result = read_bytes("Title\n\nText that ends.\n", "a/b.txt");
    CHECK(result.reader == "text");
    CHECK(result.encoding.empty());
    CHECK(result.skipped.empty());
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].id == "a/b.txt");
    CHECK(result.documents[0].path == "a/b.txt");
    CHECK(result.documents[0].title == "Title");
    REQUIRE(result.documents[0].blocks.size() == 1);
    CHECK(result.documents[0].blocks[0].source == pilcrow::Range{7, 22});
    CHECK(read_bytes("", "empty.txt").documents.at(0).blocks.empty());
  }

  TEST_CASE("ranges count bytes of the file, whatever its encoding") {
    const std::string text = "\xC3\xE0\xE7\xE5\xF2\xE0.\r\n\r\n";  // "Газета." in windows-1251
    const std::string line =
        "\xCF\xE5\xF0\xE2\xFB\xE9 \xEF\xEE\xE5\xE7\xE4 \xEE\xEF\xEE\xE7\xE4\xE0\xEB, \xE8 "
        "\xEC\xFD\xF0 \xF3\xF8\xB8\xEB \xE4\xEE\xEC\xEE\xE9.";
    const ReadResult result = read_bytes(text + line + "\r\n" + line, "a.txt");
    CHECK(result.encoding == "windows-1251");
    REQUIRE(result.documents.at(0).blocks.size() == 3);
    CHECK(result.documents[0].blocks[0].text == "Газета.");
    CHECK(result.documents[0].blocks[1].text == "Первый поезд опоздал, и мэр ушёл домой.");
    CHECK(result.documents[0].blocks[0].source == pilcrow::Range{0, 7});
    CHECK(result.documents[0].blocks[1].source == pilcrow::Range{11, 11 + line.size()});
    CHECK(result.documents[0].blocks[2].source ==
          pilcrow::Range{13 + line.size(), 13 + 2 * line.size()});

    const ReadResult marked = read_bytes("\xEF\xBB\xBFOne.\n\nTwo.", "a.txt");
    CHECK(marked.encoding.empty());
    CHECK(marked.documents.at(0).blocks.at(0).source == pilcrow::Range{3, 7});
    CHECK(marked.documents.at(0).blocks.at(1).source == pilcrow::Range{9, 13});

    const ReadResult wide = read_bytes("\xFF\xFE\x4B\x04.\0\n\0\x4B\x04\x4B\x04.\0"s, "a.txt");
    CHECK(wide.encoding == "utf-16le");
    CHECK(wide.documents.at(0).blocks.at(0).source == pilcrow::Range{2, 6});
    CHECK(wide.documents.at(0).blocks.at(1).source == pilcrow::Range{8, 14});
  }

  TEST_CASE("ranges in any order are found again, and empty ones stay so") {
    const std::string bytes = "\xFF\xFE\x4B\x04 \0\x4C\x04 \0\x4D\x04"s;
    const ReadResult result =
        read_bytes(bytes, "a.x", only([](const Source& source, DocumentSink& sink) {
                     CHECK(source.bytes == "ы ь э");
                     Document document;
                     document.blocks = {{.text = "э", .source = {6, 8}},
                                        {.text = "ы", .source = {0, 2}},
                                        {.text = "all", .source = {0, 8}},
                                        {.text = "none"}};
                     sink.add(document);
                   }));
    const auto& blocks = result.documents.at(0).blocks;
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0].source == pilcrow::Range{10, 12});
    CHECK(blocks[1].source == pilcrow::Range{2, 4});
    CHECK(blocks[2].source == pilcrow::Range{2, 12});
    CHECK(blocks[3].source == pilcrow::Range{});
  }

  TEST_CASE("readers that want bytes get them as they are") {
    const std::string bytes = "\xEF\xBB\xBF\0\1\2\xFF"s;
    const ReadResult result =
        read_bytes(bytes, "a.x",
                   only(
                       [&](const Source& source, DocumentSink& sink) {
                         CHECK(source.bytes == bytes);
                         sink.add(with_block({.text = "x", .source = {1, 7}}));
                       },
                       false));
    CHECK(result.encoding.empty());
    CHECK(result.documents.at(0).blocks.at(0).source == pilcrow::Range{1, 7});
  }

  TEST_CASE("documents whose ids nothing can have are left out with the reason") {
    std::vector<Document> documents(7);
    documents[0].id = "good";
    documents[1].id = std::string(4096, 'x');
    documents[2].id = std::string(4097, 'x');
    documents[3].id = "line\nbreak";
    documents[4].id = "c1 \u0085";
    documents[5].id = "\xFF";
    const ReadResult result = normalised(documents);
    REQUIRE(result.documents.size() == 3);
    CHECK(result.documents[0].id == "good");
    CHECK(result.documents[1].id.size() == 4096);
    CHECK(result.documents[2].id == "a.x");
    CHECK(result.skipped == std::vector<std::string>{"document 3: its id is longer than 4096 bytes",
                                                     "document 4: its id has control characters",
                                                     "document 5: its id has control characters",
                                                     "document 6: its id is not UTF-8"});
  }

  TEST_CASE("records that a reader skips are listed") {
    const ReadResult result = read_bytes("", "a.x", only([](const Source&, DocumentSink& sink) {
                                           sink.skip(12, "not a JSON object");
                                           sink.skip(0, "no \xFF line");
                                         }));
    CHECK(result.skipped ==
          std::vector<std::string>{"line 12: not a JSON object", "no \uFFFD line"});
  }

  TEST_CASE("what a reader throws becomes the reason, but for errors of the library") {
    const auto thrown = [](auto what) {
      return failure(
          [&] { read_bytes("", "a.x", only([&](const Source&, DocumentSink&) { throw what; })); });
    };
    const Error plain = thrown(std::runtime_error("no root element"));
    CHECK(plain.code() == ErrorCode::bad_input);
    CHECK(std::string(plain.what()) == "foreign: no root element");
    CHECK(plain.context() == "a.x");
    const Error own = thrown(Error(ErrorCode::locked, "held", "index"));
    CHECK(own.code() == ErrorCode::locked);
    CHECK(own.context() == "index");
    CHECK_THROWS_AS(
        read_bytes("", "a.x", only([](const Source&, DocumentSink&) { throw std::bad_alloc(); })),
        std::bad_alloc);
  }

  TEST_CASE("paragraphs of 64 KiB stay whole, longer ones are cut") {
    const auto count = [](std::size_t size) {
      return read_bytes(std::string(size, 'x'), "a.txt").documents.at(0).blocks.size();
    };
    CHECK(count(65536) == 1);
    CHECK(count(65537) == 2);
  }

  TEST_CASE("formats that nobody reads, and bytes that are no text") {
    const Error unknown = failure([] { read_bytes("int x;\n", "a.c"); });
    CHECK(unknown.code() == ErrorCode::unsupported);
    CHECK(std::string(unknown.what()) == "no reader for this format");
    CHECK(unknown.context() == "a.c");
    const Error binary = failure([] { read_bytes("\x89PNG\r\n\x1A\n", "a.txt"); });
    CHECK(binary.code() == ErrorCode::bad_input);
    CHECK(std::string(binary.what()) == "not text: it is a PNG image");
    CHECK(binary.context() == "a.txt");
  }

  TEST_CASE("a file gives what its bytes give, and its path") {
    const support::TempDir folder;
    const std::string path = folder.write("x/a.txt", "Title\n\nText that ends.\n");
    const ReadResult result = read_file(path, "a.txt");
    CHECK(result.documents.at(0).id == "a.txt");
    CHECK(result.documents.at(0).path == path);
    CHECK(result.documents.at(0).title == "Title");
    CHECK(read_file(folder.write("empty.txt", ""), "empty.txt").documents.size() == 1);
    CHECK(failure([&] { read_file(folder / "none.txt", "a.txt"); }).code() == ErrorCode::io);
    CHECK(failure([&] { read_file(path, "a.txt", Readers::standard(), {.max_bytes = 5}); }).code() ==
          ErrorCode::bad_input);
    const Error unknown = failure([&] { read_file(folder.write("a.c", "1"), "a.c"); });
    CHECK(unknown.code() == ErrorCode::unsupported);
    CHECK(unknown.context() == folder / "a.c");
  }
}
