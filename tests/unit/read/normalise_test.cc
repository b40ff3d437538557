#include "read/normalise.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "read/pieces.h"

using pilcrow::Block;
using pilcrow::BlockKind;
using pilcrow::Document;
using pilcrow::Range;
using pilcrow::read::cut_into_pieces;
using pilcrow::read::kMaxParagraph;
using pilcrow::read::normalise;

namespace {

std::vector<std::string> cut(const std::string& text) {
  std::vector<std::string> pieces;
  for (const Range piece : cut_into_pieces(text, "")) {
    CHECK(piece.size() <= kMaxParagraph);
    pieces.push_back(text.substr(piece.begin, piece.size()));
  }
  return pieces;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("what foreign readers give is put right") {
    Document document;
    document.title = "bad \xFF title";
    document.language = "\xFE";
    document.metadata = {{"key\xFF", {"\xE2\x82"}}, {"date", {"2024"}}};
    document.blocks = {{.text = "cut \xD0"},
                       {.text = " \n\u3000"},
                       {.text = ""},
                       {.text = "inside", .source = {2, 9}},
                       {.text = "beyond", .source = {2, 99}},
                       {.text = "upside down", .source = {4, 2}},
                       {.kind = BlockKind::heading, .level = 77, .text = "deep"},
                       {.kind = BlockKind::heading, .level = -1, .text = "high"},
                       {.level = 3, .text = "no heading"}};
    normalise(document, {"name", "some bytes"});
    CHECK(document.id == "name");
    CHECK(document.title == "bad \uFFFD title");
    CHECK(document.language == "\uFFFD");
    CHECK(document.metadata.at("key\uFFFD") == std::vector<std::string>{"\uFFFD"});
    CHECK(document.metadata.at("date") == std::vector<std::string>{"2024"});
    const std::vector<Block>& blocks = document.blocks;
    REQUIRE(blocks.size() == 7);
    CHECK(blocks[0].text == "cut \uFFFD");
    CHECK(blocks[1].source == Range{2, 9});
    CHECK(blocks[2].source == Range{});
    CHECK(blocks[3].source == Range{});
    CHECK(blocks[4].level == 6);
    CHECK(blocks[5].level == 1);
    CHECK(blocks[6].level == 0);
  }

  TEST_CASE("locators are cut between characters, and pieces of a paragraph keep theirs") {
    Document document;
    std::string locator(199, 'x');
    locator += "é and more";
    document.blocks = {{.text = std::string(70000, 'a'), .page = 3, .locator = locator}};
    normalise(document, {"name", "bytes"});
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].locator == std::string(199, 'x'));
    CHECK(document.blocks[1].page == 3);
  }

  TEST_CASE("ids are checked for what an index cannot hold") {
    using pilcrow::read::id_problem;
    CHECK(id_problem("a/b.txt").empty());
    CHECK(id_problem("книга 1").empty());
    CHECK(id_problem(std::string(4096, 'x')).empty());
    CHECK(id_problem("") == "its id is empty");
    CHECK(id_problem(std::string(4097, 'x')) == "its id is longer than 4096 bytes");
    CHECK(id_problem("\xFF") == "its id is not UTF-8");
    CHECK(id_problem("a\nb") == "its id has control characters");
    CHECK(id_problem("c1 \u0085") == "its id has control characters");
    CHECK(id_problem(std::string(1, '\0')) == "its id has control characters");
  }

  TEST_CASE("long paragraphs are cut at the ends of sentences, with exact ranges") {
    std::string text;
    while (text.size() < 300000) text += "The train was late again. Nobody in the town minded. ";
    text.pop_back();
    Document document;
    document.blocks = {{.text = "short", .source = {0, 5}},
                       {.text = text, .source = {8, 8 + text.size()}, .line = 7}};
    normalise(document, {"name", "before: " + text});
    REQUIRE(document.blocks.size() >= 6);
    CHECK(document.blocks[0].text == "short");
    std::size_t at = 7;
    for (std::size_t i = 1; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      CHECK(block.text.size() <= kMaxParagraph);
      CHECK(block.text.ends_with('.'));
      CHECK(block.source.begin == at + 1);
      CHECK(text.substr(block.source.begin - 8, block.source.size()) == block.text);
      CHECK(block.line == 7);
      at = block.source.end;
    }
    CHECK(at == 8 + text.size());
    CHECK(document.blocks[1].text.size() > 57000);
  }

  TEST_CASE("pieces of text that is not in the source as it stands are within its range") {
    Document document;
    document.blocks = {{.kind = BlockKind::quotation,
                        .text = std::string(70000, 'x') + std::string(70000, ' ') + "y",
                        .source = {1, 4},
                        .line = 7}};
    normalise(document, {"name", "bytes"});
    REQUIRE(document.blocks.size() == 3);
    for (const Block& block : document.blocks) {
      CHECK(block.kind == BlockKind::quotation);
      CHECK(Range{1, 4}.contains(block.source));
      CHECK(block.line == 7);
    }
    CHECK(document.blocks[2].text == "y");
  }

  TEST_CASE("where there are no sentences, white space or any character will do") {
    std::string words;
    while (words.size() < 150000) words += "word ";
    for (const std::string& piece : cut(words)) CHECK(piece.ends_with("word"));
    std::string letters;
    while (letters.size() < 200000) letters += "ж";
    std::string joined;
    for (const std::string& piece : cut(letters)) {
      CHECK(pilcrow::is_utf8(piece));
      joined += piece;
    }
    CHECK(joined == letters);
    CHECK(cut(std::string(kMaxParagraph, 'x')).size() == 1);
    CHECK(cut(std::string(kMaxParagraph + 1, 'x')).size() == 2);
    CHECK(cut(std::string(300000, ' ')).empty());
    CHECK(cut("").empty());
  }
}
