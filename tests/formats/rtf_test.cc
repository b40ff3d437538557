#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::only;
using formats::sources;
using formats::Strings;

TEST_SUITE("rtf") {
  TEST_CASE("paragraphs, headings by styles and outlines, lists, with their bytes") {
    const std::string bytes =
        "{\\rtf1\\ansi{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s2 caption;}{\\s3 Title;}}"
        "{\\info{\\title Of the info}{\\author Ada Smith}{\\creatim\\yr2024\\mo6\\dy19}}\n"
        "\\pard\\s1 Ships\\par\n"
        "\\pard A {\\b pilot} came\\line aboard.\\par\n"
        "\\pard\\s2 Picture\\par\\pard\\outlinelevel2 Third\\par"
        "\\pard\\ls1{\\listtext *\\tab}one rope\\par}";
    const auto document = only(bytes, "a.rtf");
    CHECK(document.title == "Of the info");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(document.metadata.at("date") == Strings{"2024-06-19"});
    CHECK(blocks(document) == Strings{"heading1: Ships", "paragraph: A pilot came aboard.",
                                      "caption: Picture", "heading3: Third",
                                      "list-item: one rope"});
    CHECK(sources(document, bytes)[0] == "Ships");
    CHECK(sources(document, bytes)[1] == "A {\\b pilot} came\\line aboard.");
    CHECK(document.blocks[1].line == 3);
  }

  TEST_CASE("characters in encodings of the document and of fonts, and in Unicode") {
    const std::string head =
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}"
        "{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}";
    const auto text = [&](const std::string& body) {
      return only(head + body + "\\par}", "a.rtf").blocks.at(0).text;
    };
    CHECK(text("\\f0 caf\\'e9 \\f1\\'ec\\'e8\\'f0") == "café мир");
    CHECK(text("\\f2\\'93\\'fa\\'96\\'7b") == "日本");
    CHECK(text("\\u1084?\\u1080\\'e8\\u1088 ?!") == "мир!");
    CHECK(text("\\uc2\\u8212--x") == "—x");
    CHECK(text("\\uc0\\u-10187\\u-8864") == "𝕠");
    CHECK(text("\\u-10187?a") == "\uFFFDa");
    CHECK(text("a\\~b\\_c\\-d\\emdash\\{e\\}") == "a b-cd—{e}");
  }

  TEST_CASE("tables, notes, fields and what is no text") {
    const auto document = only(
        "{\\rtf1{\\header Running title}\\trowd\\intbl Year\\cell Ships\\par arrived\\cell\\row\n"
        "\\pard Text{\\footnote{\\pard As told.}} goes on{\\v hidden}.\\par"
        "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}{\\pict 0123ABCD}"
        "{\\*\\unknown nothing}{\\upr{ansi}{\\*\\ud{unicode}}}\\bin5 {{{{{ end\\par}",
        "a.rtf");
    CHECK(blocks(document) == Strings{"table-row: Year | Ships arrived", "paragraph: Text goes on.",
                                      "footnote: As told.", "paragraph: linkunicode end"});
  }

  TEST_CASE("what is cut off is read as far as it goes; what is empty or too deep is refused") {
    CHECK(blocks(only("{\\rtf1 Text that {\\b goes", "a.rtf")) ==
          Strings{"paragraph: Text that goes"});
    CHECK(failure("{\\rtf1\\par}", "a.rtf") == "there is no text in it");
    std::string deep = "{\\rtf1";
    deep += std::string(600, '{');
    CHECK(failure(deep, "a.rtf") == "its groups are nested more than 512 deep");
    CHECK(formats::read("{\\rtf1 x}", "lies.txt").reader == "rtf");
  }
}
