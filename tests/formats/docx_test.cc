#include "formats/read.h"
#include "support/archives.h"

using formats::blocks;
using formats::failure;
using formats::locators;
using formats::only;
using formats::read;
using formats::Strings;
using support::docx_of;

namespace {

std::string p(const std::string& text, const std::string& style = {}) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text +
         "</w:t></w:r></w:p>";
}

}  // namespace

TEST_SUITE("docx") {
  TEST_CASE("headings, paragraphs, lists, tables and notes, with their places") {
    const auto document = only(support::small_docx(), "a.docx");
    CHECK(document.title == "The harbour");
    CHECK(document.language == "en-GB");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(document.metadata.at("date") == Strings{"2024-06-19T08:00:00Z"});
    CHECK(blocks(document) == Strings{"heading1: Ships", "paragraph: A pilot came aboard.",
                                      "footnote: As told by the pilot.", "list-item: one rope",
                                      "table-row: Year | Ships"});
    CHECK(locators(document) ==
          Strings{"paragraph 2", "paragraph 3", "footnote 1", "paragraph 4", "table 1, row 1"});
  }

  TEST_CASE("styles count by what they are made from, and levels by themselves") {
    const auto document = only(
        docx_of(
            p("Part", "Mine") + p("Picture 1", "C") + p("Part 3", "Toc") + p("In circles", "Loop") +
            p("Unknown", "none") +
            R"(<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Third</w:t></w:r></w:p>)"),
        "a.docx");
    CHECK(document.title == "From properties");
    CHECK(blocks(document) == Strings{"heading1: Part", "caption: Picture 1",
                                      "paragraph: In circles", "paragraph: Unknown",
                                      "heading3: Third"});
  }

  TEST_CASE("what was deleted, moved away or hidden is left out, what was added is not") {
    const auto document = only(
        docx_of(
            R"(<w:p><w:ins><w:r><w:t>New </w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>)"
            R"(<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>)"
            R"(<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>text</w:t><w:tab/><w:t>here</w:t></w:r>)"
            R"(<w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>)"),
        "a.docx");
    CHECK(blocks(document) == Strings{"paragraph: New text here."});
  }

  TEST_CASE("boxes come after the paragraph that they are anchored in, once") {
    const auto document = only(
        docx_of(
            R"(<w:p><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>)" +
            p("In the box") +
            R"(</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>)" +
            p("In the box") +
            R"(</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>)"
            R"(<w:t> and after</w:t></w:r></w:p>)"),
        "a.docx");
    CHECK(blocks(document) == Strings{"paragraph: Before and after", "paragraph: In the box"});
  }

  TEST_CASE("pages are counted where Word broke them, and a table of one cell is a frame") {
    const auto document =
        only(docx_of(p("One") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>" +
                     "<w:tbl><w:tr><w:tc>" + p("Framed") + "</w:tc></w:tr></w:tbl>" + p("Last")),
             "a.docx");
    REQUIRE(blocks(document) ==
            Strings{"paragraph: One", "paragraph: Two", "paragraph: Framed", "paragraph: Last"});
    CHECK(document.blocks[0].page == 1);
    CHECK(document.blocks[3].page == 2);
  }

  TEST_CASE("a part in HTML stands where it is referred to, and other documents are members") {
    const auto result = read(docx_of(p("First") + R"(<w:altChunk r:id="a"/>)" + p("Last"),
                                     {{"word/chunk.html", "<p>Second</p>"},
                                      {"word/embeddings/inner.rtf", "{\\rtf1 Inner text}"}}),
                             "a.docx");
    REQUIRE(result.documents.size() == 2);
    CHECK(blocks(result.documents[1]) ==
          Strings{"paragraph: First", "paragraph: Second", "paragraph: Last"});
    CHECK(result.documents[0].id == "a.docx/word/embeddings/inner.rtf");
  }

  TEST_CASE("documents without text, in pieces, or nested without end fail with the reason") {
    CHECK(failure(docx_of(""), "a.docx") == "there is no text in it");
    const std::string whole = support::small_docx();
    CHECK(failure(whole.substr(0, 900), "a.docx").find("cannot be unpacked") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 3000; ++i) deep += "<w:sdt><w:sdtContent>";
    CHECK(failure(docx_of(deep), "a.docx").find("nested") != std::string::npos);
    const auto result = read(
        support::pack(
            {{"[Content_Types].xml", "<Types/>"},
             {"word/document.xml", "<w:document><w:body>" + p("Whole") + "<w:p><w:r><w:t>cut"}}),
        "a.docx");
    CHECK(result.cut.size() == 1);
    CHECK(blocks(result.documents.at(0)).front() == "paragraph: Whole");
  }

  TEST_CASE("office documents of other kinds are passed over") {
    const std::string sheet =
        support::pack({{"[Content_Types].xml", "<Types/>"}, {"xl/a.xml", "<a/>"}});
    CHECK(failure(sheet, "a.xlsx") == "no reader for this format");
  }
}
