// What Markdown may cost: hostile texts, and several threads at once.
#include <doctest/doctest.h>

#include <thread>

#include "pilcrow/error.h"
#include "read/markdown/markdown.h"
#include "unit/read/collect.h"

using collect::Collected;
using collect::repeat;
using collect::Strings;

namespace {

Collected read(std::string_view source) {
  return collect::read(pilcrow::read::markdown_reader(), source);
}

// The reason for which the text cannot be read, or "read".
std::string refusal(std::string_view source) {
  try {
    read(source);
  } catch (const pilcrow::Error& error) {
    return error.code() == pilcrow::ErrorCode::bad_input ? error.what() : "another code";
  }
  return "read";
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("Deep and repetitive Markdown is read in a moment") {
    for (const auto* unit :
         {">",     "[",   "*",  "_",   "- ",     "* a ", "![",           "[a](",   "`a",
          "<",     "|",   "~~", "1. ", "[^a]: ", "<? ",  "a <![CDATA[ ", "a <!A ", "x|",
          "<div>", "<b>", "&",  "\\",  "\t",     "#",    "a\n-\n"}) {
      CAPTURE(unit);
      const std::string source = repeat(unit, 100'000 / std::string_view(unit).size());
      CHECK(refusal(source) == "read");
      CHECK(refusal("a\n" + source + "\n\n" + source) == "read");
    }
    std::string nested;
    for (std::size_t depth = 0; depth < 400; ++depth) nested += repeat("  ", depth) + "* a\n";
    CHECK(read(nested).only().blocks.size() == 400);
  }

  TEST_CASE("Tables that would cost the square of their size are text") {
    const std::string wide = repeat("a|", 1000) + "\n" + repeat("-|", 1000) + "\n";
    CHECK(read(wide + "x|y\n").only().blocks.size() == 2);
    CHECK(read(wide + repeat("x\n", 100'000)).only().blocks.size() == 1);
    CHECK(read(repeat("a\n", 100'000) + "|-|\n").only().blocks.size() == 1);
    CHECK(read(repeat("a\n|-|-|\n", 20'000)).only().blocks.size() == 1);
    const std::string row = "| 1984 | Text of a cell. |\n";
    const auto large = read("| a | b |\n|---|---|\n" + repeat(row, 20'000));
    CHECK(large.only().blocks.size() == 20'001);
    CHECK(large.sources().back() == "1984 | Text of a cell.");
  }

  TEST_CASE("Lists and quotations too deep for their many lines are refused") {
    CHECK(refusal(repeat("- ", 1000) + "a\n" + repeat("\n", 200'000)) ==
          "lists or quotations are nested too deeply");
    CHECK(refusal(repeat("> ", 10'000) + "a\n" + repeat("b\n", 100'000)) ==
          "lists or quotations are nested too deeply");
    CHECK(refusal(repeat("> a\n>\n", 100'000)) == "read");
    CHECK(refusal(repeat("- a\n\n  b\n\n", 50'000)) == "read");
  }

  TEST_CASE("HTML that its parser refuses does not take the Markdown around it along") {
    const auto out = read("One.\n\n<div>" + repeat("<b>", 100'000) + "\n\nTwo.\n");
    CHECK(out.blocks() == Strings{"paragraph: One.", "paragraph: Two."});
  }

  TEST_CASE("Several threads may read Markdown at once") {
    const std::string source = repeat("A ~~b~~ *c*.\n\n| x |\n|---|\n| ~~y~~ |\n\n", 200);
    std::vector<std::thread> threads;
    std::vector<std::size_t> wrong(4);
    for (auto& mine : wrong) {
      threads.emplace_back([&source, &mine] {
        for (int i = 0; i < 20; ++i) {
          const auto out = read(source);
          for (const auto& block : out.only().blocks) {
            if (block.text != "A b c." && block.text != "x" && block.text != "y") ++mine;
          }
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(wrong == std::vector<std::size_t>(4));
  }
}
