#include "read/parts.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/error.h"
#include "read/plain/plain_text.h"
#include "support/support.h"
#include "text/byte_windows.h"
#include "unit/text/charset_samples.h"

using namespace std::string_literals;

namespace {

std::string print(const pilcrow::Block& block) {
  return std::string(to_string(block.kind)) + std::to_string(block.level) + " " +
         std::to_string(block.source.begin) + "-" + std::to_string(block.source.end) + " line " +
         std::to_string(block.line) + ": " + block.text;
}

using Strings = std::vector<std::string>;

// Title and blocks, or why there are none.
Strings read_whole(const std::string& bytes) {
  try {
    pilcrow::Readers readers;
    readers.add(pilcrow::read::text_reader());
    const auto result = pilcrow::read_bytes(bytes, "x.txt", readers);
    Strings out = {result.documents.at(0).title};
    for (const auto& block : result.documents[0].blocks) out.push_back(print(block));
    return out;
  } catch (const pilcrow::Error& error) {
    return {error.what()};
  }
}

Strings read_parts(const std::string& bytes, std::size_t window, std::size_t part) {
  const auto reader = pilcrow::read::text_reader();
  pilcrow::text::MemoryWindows windows(bytes, window);
  try {
    const auto parts =
        dynamic_cast<const pilcrow::read::PartialReader&>(*reader).begin(windows);
    Strings out = {{}};
    for (auto blocks = parts->next(part); !blocks.empty(); blocks = parts->next(part)) {
      if (out.size() == 1) out[0] = parts->title();
      for (const auto& block : blocks) out.push_back(print(block));
      CHECK(parts->title() == out[0]);
    }
    return out;
  } catch (const pilcrow::Error& error) {
    return {error.what()};
  }
}

void check_alike(const std::string& bytes) {
  const Strings whole = read_whole(bytes);
  for (const std::size_t window : {64U, 65U, 67U, 101U, 256U, 1024U, 4096U}) {
    for (const std::size_t part : {1U, 3000U}) {
      CAPTURE(window);
      CAPTURE(part);
      const Strings parts = read_parts(bytes, window, part);
      REQUIRE(parts.size() == whole.size());
      CHECK(parts == whole);
    }
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("A text is the same document in windows of any size: files") {
    std::size_t files = 0;
    for (const char* folder : {"corpus", "tests/golden/tree"}) {
      for (const auto& entry :
           std::filesystem::recursive_directory_iterator(support::source_path(folder))) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path().string());
        check_alike(support::read_file(entry.path().string()));
        ++files;
      }
    }
    CHECK(files > 20);
  }

  TEST_CASE("A text is the same document in windows of any size: encodings") {
    for (const auto& sample : samples::all()) {
      CAPTURE(sample.encoding);
      check_alike(sample.bytes);
      check_alike(repeated(sample.bytes + "\n", 30));
      // What tells the encoding comes late.
      check_alike(repeated("Only ASCII so far, line after line.\n", 200) +
                  repeated(sample.bytes + "\n", 30));
    }
  }

  TEST_CASE("A text is the same document in windows of any size: ends of lines and of sequences") {
    const std::string paragraph =
        "The ferry crosses the strait four times a day, and é, ы, 한 and 😀 take more than a byte.";
    for (const std::string& end :
         {"\n"s, "\r\n"s, "\r"s, "\n\n"s, "\r\n\r\n"s, "\f"s, "\v"s, "\u0085"s, "\u2028"s, "\u2029"s,
          "\n \t\u00A0\n"s, "\n-----\n"s, "\n1. "s, "\n- "s, "\nTown Hall\n"s}) {
      CAPTURE(end);
      std::string text = "Title of it all" + end;
      for (std::size_t i = 0; i < 70; ++i) text += paragraph.substr(0, 20 + i) + end;
      check_alike(text);
      check_alike("\xEF\xBB\xBF" + text);
      check_alike("\xEF\xBB\xBF" + text + "\xFF" + text);
      check_alike(text + "a NUL \0 and a byte \xFF too many"s + repeated(text, 3));
      check_alike(text + "cut off: \xF0\x9F\x98");
    }
    check_alike("");
    check_alike("\n\n \n");
    check_alike("\xEF\xBB\xBF");
    check_alike("One line only");
    check_alike(repeated("\x1B$B\x46\x7C\x4B\x5C\x1B(B \n", 300));
    check_alike(repeated("\0"s, 300));
    check_alike("GIF89a" + repeated("x", 300));
  }

  TEST_CASE("A text is the same document in windows of any size: lines that are too long") {
    const std::string sentence = "This goes on without an end of line, for é and for ever. ";
    check_alike("Heading\n\n" + repeated(sentence, support::rounds(60'000)) + "\nThe end.\n");
    check_alike(repeated("x", support::rounds(3'000'000)));
    check_alike(repeated("한", support::rounds(1'000'000)));
    // Wrapped lines without a blank one between them.
    check_alike(repeated("which is broken by hand before it gets too wide for a screen, and so are\n"
                         "all of the lines of it, at some place where a word has come to its end\n",
                         support::rounds(20'000)));
  }
}
