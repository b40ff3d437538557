#include "support/pdf.h"
#include "support/support.h"
#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::only;
using formats::read;
using formats::Strings;
using support::pdf_of;
using support::PdfPages;
using support::PdfText;

namespace {

// Lines below each other.
void add_lines(std::vector<PdfText>& page, double x, double y, const Strings& lines,
               double size = 10) {
  for (const std::string& line : lines) {
    page.push_back({x, y, size, line});
    y -= 1.2 * size;
  }
}

}  // namespace

TEST_SUITE("pdf") {
  TEST_CASE("lines become paragraphs, by indentation and by distance; pages are told") {
    std::vector<PdfText> page;
    page.push_back({72, 780, 20, "The harbour"});
    page.push_back({72, 740, 14, "Ships"});
    add_lines(page, 72, 715,
              {"The crane was mended in the month of May, and it lifts",
               "again what the ships bring into the old harbour now."});
    page.push_back({90, 691, 10, "A second paragraph is indented in its first line and"});
    page.push_back({72, 679, 10, "goes on at the left."});
    add_lines(page, 72, 650, {"After a space comes a third one."});
    page.push_back({72, 630, 10, "\x95 one rope"});
    page.push_back({72, 618, 10, "\x95 two ropes"});
    const auto document = only(pdf_of({page, {{72, 700, 10, "Another page."}}}), "a.pdf");
    CHECK(document.title == "The harbour");
    CHECK(blocks(document) ==
          Strings{"heading2: Ships",
                  "paragraph: The crane was mended in the month of May, and it lifts again what "
                  "the ships bring into the old harbour now.",
                  "paragraph: A second paragraph is indented in its first line and goes on at the "
                  "left.",
                  "paragraph: After a space comes a third one.", "list-item: • one rope",
                  "list-item: • two ropes", "paragraph: Another page."});
    CHECK(document.blocks.front().page == 1);
    CHECK(document.blocks.back().page == 2);
  }

  TEST_CASE("columns are read one after the other, and paragraphs go on in the next") {
    std::vector<PdfText> page;
    Strings left(12, "A line that is about as long as");
    Strings right(12, "another, and this one stands at");
    left.back() = "The left column goes on, not";
    right.front() = "ending, in the right column";
    add_lines(page, 72, 700, left);
    add_lines(page, 320, 700, right);
    const auto document = only(pdf_of({page}), "a.pdf");
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text.find("goes on, not ending, in the right column") !=
          std::string::npos);
  }

  TEST_CASE("running titles and numbers of pages are dropped, text that returns is not") {
    PdfPages pages;
    for (int i = 1; i <= 4; ++i) {
      std::vector<PdfText> page;
      page.push_back({250, 810, 9, "Annals of the Harbour"});
      add_lines(page, 72, 700,
                {"This is what stands on page " + std::to_string(i) + ", and no other."});
      page.push_back({290, 30, 9, std::to_string(i)});
      pages.push_back(page);
    }
    const auto document = only(pdf_of(pages), "a.pdf");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[2].text == "This is what stands on page 3, and no other.");
  }

  TEST_CASE("words cut at the end of a line are joined; hyphens of their own stay") {
    std::vector<PdfText> page;
    add_lines(page, 72, 700,
              {"A well-known pilot came to the har-", "bour, and he was a well-",
               "known man of Nord-", "Ost in the north."});
    CHECK(blocks(only(pdf_of({page}), "a.pdf")) ==
          Strings{"paragraph: A well-known pilot came to the harbour, and he was a well-known man "
                  "of Nord- Ost in the north."});
  }

  TEST_CASE("a word that was cut is found in both forms") {
    std::vector<PdfText> page;
    add_lines(page, 72, 700, {"The pilot came into the har-", "bour at night."});
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    writer.index_paths({folder.write("a.pdf", pdf_of({page}))});
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    for (const char* const query : {"harbour", "har-bour"}) {
      CAPTURE(query);
      CHECK(index.search({.query = query}).total_paragraphs == 1);
    }
    CHECK(index.search({.query = "har bour"}).total_paragraphs == 0);
  }

  TEST_CASE("pages without text are told, and a document without any is refused") {
    const auto result =
        read(pdf_of({{{72, 700, 10, "Text."}}, {}, {}, {{72, 700, 10, "End."}}, {}}), "a.pdf");
    CHECK(result.skipped == Strings{"no text on pages 2-3, 5"});
    CHECK(failure(pdf_of({{}}), "a.pdf") == "there is no text on any page");
    CHECK(failure("%PDF-1.4\nnothing of the kind", "a.pdf") == "the PDF document is damaged");
  }

  TEST_CASE("pages are limited") {
    const auto result =
        read(pdf_of({{{72, 700, 10, "One."}}, {{72, 700, 10, "Two."}}}), "a.pdf", {.max_pages = 1});
    CHECK(result.cut == Strings{"it has more than 1 pages"});
    CHECK(blocks(result.documents.at(0)) == Strings{"paragraph: One."});
  }

  TEST_CASE("the title of the document, unless it is a file's name") {
    CHECK(only(pdf_of({{{72, 700, 10, "Text."}}}, "A true title"), "a.pdf").title ==
          "A true title");
    CHECK(only(pdf_of({{{72, 700, 10, "Text."}}}, "report.docx"), "a.pdf").title.empty());
  }
}
