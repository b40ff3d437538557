#include "formats/read.h"
#include "support/support.h"

using formats::blocks;
using formats::failure;
using formats::locators;
using formats::only;
using formats::sources;
using formats::Strings;

TEST_SUITE("xml") {
  TEST_CASE("TEI: divisions, notes, captions, pages, and the header's fields") {
    const std::string bytes =
        "<?xml version=\"1.0\"?>\n<TEI xml:lang=\"en\"><teiHeader><fileDesc><titleStmt><title>The "
        "harbour</title><author>Ada Smith</author></titleStmt><publicationStmt><date "
        "when=\"2024\"/>"
        "</publicationStmt></fileDesc></teiHeader><text><body>\n"
        "<div xml:id=\"d1\"><head>Ships</head><p>A <hi>pilot</hi><note>As told.</note> came\n  "
        "aboard "
        "&amp; <choice><sic>wnet</sic><corr>went</corr></choice>.</p><pb n=\"12\"/>"
        "<list><item>one rope</item></list>"
        "<div><head>Winter</head><figure><head>Ice</head></figure><lg><l>Verse one</l></lg>"
        "<table><row><cell>Year</cell><cell>Ships</cell></row></table><quote><p>Said.</p></quote>"
        "</div></div></body></text></TEI>";
    const auto document = only(bytes, "a.xml");
    CHECK(document.title == "The harbour");
    CHECK(document.language == "en");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(document.metadata.at("date") == Strings{"2024"});
    CHECK(blocks(document) == Strings{"heading1: Ships", "paragraph: A pilot came aboard & went.",
                                      "footnote: As told.", "list-item: one rope",
                                      "heading2: Winter", "caption: Ice", "paragraph: Verse one",
                                      "table-row: Year | Ships", "quotation: Said."});
    CHECK(sources(document, bytes)[0] == "Ships");
    CHECK(sources(document, bytes)[7] == "Year</cell><cell>Ships");
    CHECK(document.blocks[0].line == 3);
    CHECK(document.blocks[0].locator == "#d1");
    CHECK(document.blocks[1].page == 0);
    CHECK(document.blocks[3].page == 12);
  }

  TEST_CASE("DocBook: sections, lists, code, notes") {
    const auto document = only(
        "<!DOCTYPE book [<!ENTITY x \"y\">]><book><info><title>Guide</title><author><personname>"
        "<firstname>Ada</firstname><surname>Smith</surname></personname></author></info><chapter>"
        "<title>Start</title><para>Text<footnote><para>Note.</para></footnote> here.</para>"
        "<itemizedlist><listitem><para>first</para></listitem></itemizedlist>"
        "<programlisting>a\n  b</programlisting><figure><title>Map</title></figure>"
        "<section><title>More</title><para>End.</para></section></chapter></book>",
        "a.xml");
    CHECK(document.title == "Guide");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(blocks(document) == Strings{"heading1: Start", "paragraph: Text here.", "footnote: Note.",
                                      "list-item: first", "code: a\n  b", "caption: Map",
                                      "heading2: More", "paragraph: End."});
  }

  TEST_CASE("FictionBook: titles of several lines, notes in a body of their own") {
    const auto document = only(
        "<FictionBook><description><title-info><book-title>Book</book-title><author><first-name>Ada"
        "</first-name><last-name>Smith</last-name></author><lang>ru</lang></title-info></"
        "description>"
        "<body><section><title><p>Part</p><p>One</p></title><p>Text.</p><cite><p>Said.</p></cite>"
        "</section></body><body name=\"notes\"><section id=\"n1\"><p>Note.</p></section></body>"
        "<binary>AAAA</binary></FictionBook>",
        "a.fb2");
    CHECK(document.title == "Book");
    CHECK(document.language == "ru");
    CHECK(document.metadata.at("author") == Strings{"Ada Smith"});
    CHECK(blocks(document) ==
          Strings{"heading1: Part One", "paragraph: Text.", "quotation: Said.", "footnote: Note."});
    CHECK(locators(document)[3] == "#n1");
  }

  TEST_CASE("any other: elements with text of their own are paragraphs") {
    const auto document = only(
        "<?xml version='1.0'?><x:report xmlns:x='x'><title>Report</title><part><head>One</head>"
        "<remark>Some <b>mixed</b> text</remark><group><fact>alone</fact></group>"
        "<![CDATA[loose < text]]><body>&lt;p&gt;In &lt;b&gt;HTML&lt;/b&gt;&lt;/p&gt;</body></part>"
        "</x:report>",
        "a.xml");
    CHECK(document.title == "Report");
    CHECK(blocks(document) == Strings{"heading1: One", "paragraph: Some mixed text",
                                      "paragraph: alone", "paragraph: loose < text",
                                      "paragraph: In HTML"});
  }

  TEST_CASE("rules of one's own") {
    const support::TempDir folder;
    const std::string rules = folder.write("rules.toml",
                                           "[[format]]\nname = \"sermons\"\nroots = [\"sermon\"]\n"
                                           "heading = [\"topic\"]\nquotation = \"verse\"\n"
                                           "footnote = [\"note@place=foot\"]\nskip = [\"note\"]\n"
                                           "[format.fields]\ntitle = [\"top/name\"]\n"
                                           "date = [\"top/day@when\"]\n");
    auto readers = pilcrow::Readers::standard();
    for (auto& reader : pilcrow::xml_readers(rules)) readers.add(std::move(reader));
    const auto result = pilcrow::read_bytes(
        "<sermon><top><name>On ships</name><day when='1948'/></top><topic>Storms</topic>"
        "<say>They came<note place='foot'>All of them.</note> home<note>sic</note>.</say>"
        "<verse><say>Fear not.</say></verse></sermon>",
        "a.xml", readers);
    CHECK(result.reader == "sermons");
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].title == "On ships");
    CHECK(result.documents[0].metadata.at("date") == Strings{"1948"});
    CHECK(blocks(result.documents[0]) == Strings{"paragraph: On ships", "heading1: Storms",
                                                 "paragraph: They came home.",
                                                 "footnote: All of them.", "quotation: Fear not."});
    CHECK(readers.find({"b.xml", "<other/>"})->name() == "xml");
    const std::string bad =
        folder.write("bad.toml", "[[format]]\nname = \"x\"\nheadings = [\"h\"]\n");
    try {
      pilcrow::xml_readers(bad);
      FAIL("bad rules were taken");
    } catch (const pilcrow::Error& error) {
      CHECK(error.code() == pilcrow::ErrorCode::bad_argument);
      CHECK(error.context().find("bad.toml:3:") != std::string::npos);
    }
  }

  TEST_CASE("entities are not expanded, depth is limited, and faults are told") {
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'z'; ++c) {
      laughs += std::string("<!ENTITY ") + c + " \"";
      for (int i = 0; i < 10; ++i) laughs += std::string("&") + static_cast<char>(c - 1) + ";";
      laughs += "\">";
    }
    CHECK(only(laughs + "]><l><p>&y; said</p></l>", "a.xml").blocks.at(0).text == "&y; said");
    CHECK(only("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
               "<l>&f; text</l>",
               "a.xml")
              .blocks.at(0)
              .text == "&f; text");
    std::string deep = "<?xml version='1.0'?>";
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    CHECK(failure(deep, "a.xml").find("nested more than 512 deep") != std::string::npos);
    const auto result = formats::read("<?xml version='1.0'?><TEI><p>Whole.</p></a><p>Cut", "a.xml");
    CHECK(blocks(result.documents.at(0)) == Strings{"paragraph: Whole."});
    CHECK(result.cut.size() == 1);
    CHECK(blocks(only("<?xml version='1.0'?><a><p>Whole.</p></b><p>Cut", "a.xml")) ==
          Strings{"paragraph: Whole.", "paragraph: Cut"});
    CHECK(failure("<?xml version='1.0'?><a><b/></a>", "a.xml") == "there is no text in it");
    CHECK(failure("no element at all", "a.xml").find("cannot be read") != std::string::npos);
  }

  TEST_CASE("other encodings keep the places in the file") {
    const std::string bytes =
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><r><p>\xCF\xF0\xE8\xE2\xE5\xF2, "
        "\xEC\xE8\xF0! "
        "\xDD\xF2\xEE \xEF\xF0\xEE\xF1\xF2\xEE\xE9 \xF2\xE5\xEA\xF1\xF2.</p></r>";
    const auto document = only(bytes, "a.xml");
    CHECK(document.blocks.at(0).text == "Привет, мир! Это простой текст.");
    CHECK(sources(document, bytes)[0].starts_with("\xCF\xF0"));
  }
}
