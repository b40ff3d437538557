#include "read/plain/outline.h"

#include <doctest/doctest.h>

#include <string>

#include "unit/read/show.h"

using pilcrow::Block;
using pilcrow::BlockKind;
using pilcrow::Document;
using show::outline;
using show::read;

TEST_SUITE("read") {
  TEST_CASE("verse, addresses and names are no headings") {
    CHECK(outline("The Ferryman\n\n"
                  "He counts the boats that never came,\n"
                  "He counts the stars at night,\n"
                  "And calls the river by its name\n"
                  "Until the morning light.\n") ==
          "= The Ferryman\n"
          "He counts the boats that never came,\n"
          "He counts the stars at night,\n"
          "And calls the river by its name\n"
          "Until the morning light.\n");
    CHECK(outline("Anna Schmidt\nPeter Novak\nKim Min-ji\nIvan Petrov\nLi Wei\n\nThat is all.\n") ==
          "Anna Schmidt\nPeter Novak\nKim Min-ji\nIvan Petrov\nLi Wei\nThat is all.\n");
    CHECK(outline("apples\npears\nplums\nnuts\nfigs\n\nHow to cook them\n\nSlowly.\n") ==
          "apples\npears\nplums\nnuts\nfigs\n# How to cook them\nSlowly.\n");
    CHECK(outline("It is found at:\n\nhttps://example.org/somewhere\n\nIt is large.\n") ==
          "It is found at:\nhttps://example.org/somewhere\nIt is large.\n");
  }

  TEST_CASE("lists of at least two items are lists, and lose their marks") {
    const std::string text =
        "Shopping\n\n- two eggs\n- a pound of flour\n\n* salt\n1) one\n2. two\n\nMethod\n\n"
        "Mix all of it.\n\n\u2022 first\n\u2022\tsecond\n\nDone.\n";
    const Document document = read(text);
    CHECK(outline(document) ==
          "= Shopping\n- two eggs\n- a pound of flour\n- salt\n- one\n- two\n# Method\n"
          "Mix all of it.\n- first\n- second\nDone.\n");
    for (const Block& block : document.blocks) {
      CHECK(block.text == text.substr(block.source.begin, block.source.size()));
    }
    CHECK(outline("Some text.\n\n- alone\n\nMore text.\n") == "Some text.\n- alone\nMore text.\n");
    CHECK(
        outline("The line is closed, and it will stay closed for as long as anybody can tell:\n"
                "- the rails have been lifted and sold by weight to whoever came for them and\n"
                "  could pay,\n"
                "- the station is a shop.\n\n"
                "What remains is the bridge, which nobody wanted to take down, since that is\n"
                "what bridges cost most money for.\n") ==
        "The line is closed, and it will stay closed for as long as anybody can tell:\n"
        "- the rails have been lifted and sold by weight to whoever came for them and could pay,\n"
        "- the station is a shop.\n"
        "What remains is the bridge, which nobody wanted to take down, since that is what bridges "
        "cost most money for.\n");
  }

  TEST_CASE("numbers and underlines give headings their levels") {
    CHECK(outline("The Railway\n===========\nIt opened in the spring.\n\n2.1 Trade\n---------\n"
                  "Timber.\n\n2.2.1 Fish\n\nHerring.\n\n3. Summary\n\nGood.\n\n"
                  "1.2.3.4.5.6.7.8 Depths\n\nNone.\n\njq\n==\n\nA tool.\n") ==
          "= The Railway\nIt opened in the spring.\n## 2.1 Trade\nTimber.\n### 2.2.1 Fish\n"
          "Herring.\n# 3. Summary\nGood.\n###### 1.2.3.4.5.6.7.8 Depths\nNone.\n# jq\nA tool.\n");
  }

  TEST_CASE("rows of signs separate and are no text") {
    CHECK(outline("One.\n\n* * *\n\nTwo.\n-----\nThree.\n=======\n") == "One.\nTwo.\nThree.\n");
    CHECK(outline("-----\n=====\n\n***\n").empty());
  }

  TEST_CASE("a first short line is the title only where it stands apart") {
    CHECK(read("Title\n\nText that ends.\n").title == "Title");
    CHECK(read("Title\nText that ends.\n").title == "Title");
    CHECK(read("Title\nHeading\nText.\n\nMore.\n").title == "Title");
    CHECK(outline("Heading\nText.\n\nHeading two\nMore text.\n") ==
          "# Heading\nText.\n# Heading two\nMore text.\n");
    CHECK(outline("Title\n\nby somebody\n12 May\n\nText that ends.\n") ==
          "= Title\nby somebody\n12 May\nText that ends.\n");
    CHECK(read("No title at all.\n\nText.\n").title.empty());
    CHECK(read("Only a line").title.empty());
    CHECK(outline("Only a line") == "Only a line\n");
  }

  TEST_CASE("headings have letters, few words, and no closing punctuation") {
    const auto is_heading = [](const std::string& line) {
      const Document document = read("Text.\n\n" + line + "\n\nText.\n");
      REQUIRE(document.blocks.size() == 3);
      return document.blocks[1].kind == BlockKind::heading;
    };
    CHECK(is_heading("The War (1950)"));
    CHECK(is_heading("결론"));
    CHECK(is_heading("К читателю"));
    for (const char* const line :
         {"It ends.", "Does it?", "It does!", "Thus:", "And,", "One;", "\"Quoted.\"", "(In all.)",
          "그렇다。", "真的吗？", "And so…", "1950", "«Так.»",
          "one two three four five six seven eight nine ten eleven twelve 13 14 15 16 17"}) {
      CAPTURE(std::string(line));
      CHECK_FALSE(is_heading(line));
    }
    CHECK_FALSE(is_heading(std::string(101, 'x')));
    CHECK(outline("Text.\n\nLast line without text after it\n") ==
          "Text.\nLast line without text after it\n");
  }
}
