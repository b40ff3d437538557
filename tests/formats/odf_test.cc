#include "formats/read.h"
#include "support/archives.h"

using formats::blocks;
using formats::failure;
using formats::locators;
using formats::only;
using formats::Strings;
using support::odt_of;

TEST_SUITE("odf") {
  TEST_CASE("headings, paragraphs, lists, tables and notes, with their places") {
    const auto document = only(support::small_odt(), "a.odt");
    CHECK(document.title == "The harbour");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(document.metadata.at("date") == Strings{"2024-06-19"});
    CHECK(blocks(document) == Strings{"heading2: Ships", "paragraph: A pilot came aboard.",
                                      "footnote: As told by the pilot.", "list-item: one rope",
                                      "table-row: Year | Ships"});
    CHECK(locators(document) ==
          Strings{"paragraph 2", "paragraph 3", "footnote 1", "paragraph 4", "table 1, row 1"});
  }

  TEST_CASE("styles, pages, frames, and what is no text") {
    const auto document = only(
        odt_of(
            R"(<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>)"
            R"(<text:table-of-content><text:p>Ships 3</text:p></text:table-of-content>)"
            R"(<text:p text:style-name="Quotations">Quoted</text:p><text:p>One<text:soft-page-break/> two)"
            R"(<office:annotation><text:p>remark</text:p></office:annotation>)"
            R"(<draw:frame><draw:text-box><text:p>Framed</text:p></draw:text-box></draw:frame></text:p><text:p>Three</text:p>)"),
        "a.odt");
    REQUIRE(blocks(document) == Strings{"quotation: Quoted", "paragraph: One two",
                                        "paragraph: Framed", "paragraph: Three"});
    CHECK(document.blocks[1].page == 1);
    CHECK(document.blocks[3].page == 2);
  }

  TEST_CASE("a document that is one file of XML") {
    const auto document = only(
        R"(<?xml version="1.0"?><office:document xmlns:office="o"><office:meta><dc:title>T</dc:title></office:meta>)"
        R"(<office:body><office:text><text:h text:outline-level="1">H</text:h><text:p>Text.</text:p></office:text></office:body></office:document>)",
        "a.fodt");
    CHECK(document.title == "T");
    CHECK(blocks(document) == Strings{"heading1: H", "paragraph: Text."});
  }

  TEST_CASE("encrypted and empty documents fail with the reason") {
    const std::string manifest =
        R"(<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>)";
    CHECK(failure(odt_of("x", {{"META-INF/manifest.xml", manifest}}), "a.odt") ==
          "the document is encrypted");
    CHECK(failure(odt_of(""), "a.odt") == "there is no text in it");
  }
}
