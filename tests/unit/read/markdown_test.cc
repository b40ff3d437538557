#include "read/markdown/markdown.h"

#include <doctest/doctest.h>

#include "unit/read/collect.h"

using collect::Collected;
using collect::Strings;
using Lines = std::vector<std::size_t>;

namespace {

Collected read(std::string_view source) {
  return collect::read(pilcrow::read::markdown_reader(), source);
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("Markdown is known by its names") {
    const auto reader = pilcrow::read::markdown_reader();
    CHECK(reader->name() == "markdown");
    for (const auto* name : {"a.md", "b/README.MD", "c.markdown", "d.mdown"}) {
      CHECK(reader->accepts({name, ""}));
    }
    CHECK_FALSE(reader->accepts({"md", "# Heading"}));
    CHECK_FALSE(reader->accepts({"a.md.txt", ""}));
  }

  TEST_CASE("YAML front matter becomes title, language and metadata") {
    const auto out = read(
        "---\n"
        "Title: A  title\n"
        "lang: ru\n"
        "Topics: [war, \"two words\", 3, [x]]\n"
        "date: 2024-06-19\n"
        "draft: false\n"
        "nothing:\n"
        "Source:\n"
        "  Name: press\n"
        "  deep: {URL: https://a.example}\n"
        "---\n"
        "# Heading\n"
        "\n"
        "Text.\n");
    CHECK(out.skipped.empty());
    CHECK(out.only().title == "A title");
    CHECK(out.only().language == "ru");
    CHECK(out.only().metadata == pilcrow::Metadata{{"date", {"2024-06-19"}},
                                                   {"draft", {"false"}},
                                                   {"source.deep.url", {"https://a.example"}},
                                                   {"source.name", {"press"}},
                                                   {"topics", {"war", "two words", "3"}}});
    CHECK(out.blocks() == Strings{"heading1: Heading", "paragraph: Text."});
    CHECK(out.sources() == Strings{"Heading", "Text."});
    CHECK(out.lines() == Lines{12, 14});
  }

  TEST_CASE("TOML front matter does too, with any end of line") {
    const auto out = read(
        "+++\r\ntitle = 'T'\r\nlanguage = \"en\"\r\ndate = 2024-06-19\r\n[more]\r\na = 1\r\n+++  "
        "\r\n"
        "Text.\r\n");
    CHECK(out.only().title == "T");
    CHECK(out.only().language == "en");
    CHECK(out.only().metadata == pilcrow::Metadata{{"date", {"2024-06-19"}}, {"more.a", {"1"}}});
    CHECK(out.blocks() == Strings{"paragraph: Text."});
    CHECK(out.sources() == Strings{"Text."});
    CHECK(out.lines() == Lines{8});
  }

  TEST_CASE("Front matter may be empty, or all that there is") {
    CHECK(read("---\n---\nText.").blocks() == Strings{"paragraph: Text."});
    const auto out = read("---\ntitle: T\n---");
    CHECK(out.only().title == "T");
    CHECK(out.only().blocks.empty());
  }

  TEST_CASE("Invalid front matter is reported and stays text") {
    const auto yaml = read("---\ntitle: [open\n---\n\nText.\n");
    REQUIRE(yaml.skipped.size() == 1);
    CHECK(yaml.skipped[0].starts_with("3: front matter: "));
    CHECK(yaml.blocks() == Strings{"heading2: title: [open", "paragraph: Text."});
    const auto toml = read("+++\na = 1\na = 2\n+++\n");
    REQUIRE(toml.skipped.size() == 1);
    CHECK(toml.skipped[0].starts_with("3: front matter: "));
    CHECK(toml.blocks() == Strings{"paragraph: +++ a = 1 a = 2 +++"});
  }

  TEST_CASE("Rules at the start, and front matter that does not end or begin there, are text") {
    const auto rule = read("---\n\nJust a text.\n\n---\n");
    CHECK(rule.skipped.empty());
    CHECK(rule.blocks() == Strings{"paragraph: Just a text."});
    CHECK(read("---\ntitle: T\n").blocks() == Strings{"paragraph: title: T"});
    CHECK(read("\n---\ntitle: T\n---\n").only().title.empty());
    CHECK(read("----\ntitle: T\n---\n").only().title.empty());
  }

  TEST_CASE("The only heading of level 1 is the title where it comes first") {
    const auto out = read("# The *title* #\n\nText.\n\n## Part\n");
    CHECK(out.only().title == "The title");
    CHECK(out.blocks() == Strings{"paragraph: Text.", "heading2: Part"});
    CHECK(read("# One\n\n# Two\n").only().title.empty());
    CHECK(read("# One\n\n# Two\n").only().blocks.size() == 2);
    CHECK(read("Text.\n\n# One\n").only().title.empty());
    CHECK(read("---\ntitle: T\n---\n# One\n").blocks() == Strings{"heading1: One"});
  }

  TEST_CASE("Headings have their level, and ranges without their marks") {
    const auto out = read(
        "## A *b* ##  \n\n###\tTab\t#\nSet\n  text\n====\n> Low\n> ---\n\n#\n\n#hash\n===\n"
        "# C#\n");
    CHECK(out.blocks() == Strings{"heading2: A b", "heading3: Tab", "heading1: Set text",
                                  "heading2: Low", "heading1: #hash", "heading1: C#"});
    CHECK(out.sources() == Strings{"A *b*", "Tab", "Set\n  text", "Low", "#hash", "C#"});
    CHECK(out.lines() == Lines{1, 3, 4, 7, 12, 14});
  }

  TEST_CASE("Inline markup is left out of the text") {
    const auto out = read(
        "A **strong**, *em* and ~~gone~~ [link](http://a.example \"t\") to `code  here`,\n"
        "an ![image](i.png), <b>tags</b><br>a line\\\nand two  \nmore &amp; &eacute;\xC2\xA0x "
        "\\*y\\* so\xC2\xAD"
        "ft.\n");
    CHECK(out.blocks() == Strings{"paragraph: A strong, em and gone link to code here, an image, "
                                  "tags a line and two more & \xC3\xA9 x *y* soft."});
    CHECK(out.sources()[0] == out.bytes.substr(0, out.bytes.size() - 1));
  }

  TEST_CASE("List items are blocks of their own, without their bullets") {
    const auto out = read(
        "* One *a*\n"
        "  goes on\n"
        "  1. inner\n"
        "\t- deeper\n"
        "\n"
        "-\tloose\n"
        "\n"
        "\tsecond\n"
        "- [x] done\n"
        "10) ten\n"
        "lazy\n");
    CHECK(out.blocks() == Strings{"list-item: One a goes on", "list-item: inner",
                                  "list-item: deeper", "list-item: loose", "list-item: second",
                                  "list-item: done", "list-item: ten lazy"});
    CHECK(out.sources() ==
          Strings{"One *a*\n  goes on", "inner", "deeper", "loose", "second", "done", "ten\nlazy"});
    CHECK(out.lines() == Lines{1, 3, 4, 6, 8, 9, 10});
  }

  TEST_CASE("Quotations keep their kind, and what is nested in them its own") {
    const auto out =
        read("> One\n> two\nlazy\n> > Deep\n>\n> - item\n>\n> ## Head\n\n- > in list\n");
    CHECK(out.blocks() == Strings{"quotation: One two lazy", "quotation: Deep", "list-item: item",
                                  "heading2: Head", "quotation: in list"});
    CHECK(out.sources() == Strings{"One\n> two\nlazy", "Deep", "item", "Head", "in list"});
  }

  TEST_CASE("Rows of tables are blocks, their cells joined") {
    const auto out = read(
        "| Year | *Event* |\n|---|:-:|\n| 1948 | \xD0\xBC\xD0\xB8\xD1\x80 |\n  | 1950 | a \\| b |\n"
        "| only |\n||  |\n");
    CHECK(out.blocks() == Strings{"table-row: Year | Event",
                                  "table-row: 1948 | \xD0\xBC\xD0\xB8\xD1\x80",
                                  "table-row: 1950 | a | b", "table-row: only"});
    CHECK(out.sources() ==
          Strings{"Year | *Event*", "1948 | \xD0\xBC\xD0\xB8\xD1\x80", "1950 | a \\| b", "only"});
    CHECK(out.lines() == Lines{1, 3, 4, 5});
  }

  TEST_CASE("A table right below a paragraph has its own place, and so has the paragraph") {
    const auto out = read("> Intro *x*\n> more\n> a|b\n> -|-\n> c|d\n\n- Item\n  | h |\n  |---|\n");
    CHECK(out.blocks() == Strings{"quotation: Intro x more", "table-row: a | b", "table-row: c | d",
                                  "list-item: Item", "table-row: h"});
    CHECK(out.sources() == Strings{"Intro *x*\n> more", "a|b", "c|d", "Item", "h"});
    CHECK(out.lines() == Lines{1, 3, 5, 7, 8});
  }

  TEST_CASE("Code is kept as it is") {
    const auto out = read(
        "```c\nint  a;\n\n  b();\n```\n\n    four\n\n    more\n\n> ~~~\n> quoted\n> ~~~\n\n"
        "- ```\n  x\n  y\n  ```\n\n```\n\n```\n```\nopen\n");
    CHECK(out.blocks() == Strings{"code: int  a;\n\n  b();", "code: four\n\nmore", "code: quoted",
                                  "code: x\ny", "code: open"});
    CHECK(out.sources() ==
          Strings{"int  a;\n\n  b();", "four\n\n    more", "quoted", "x\n  y", "open"});
    CHECK(out.lines() == Lines{2, 7, 12, 16, 24});
  }

  TEST_CASE("Images alone in a paragraph are captions") {
    const auto out = read(
        "![A *bridge*](b.png)\n\n[![Linked](i.png)](u)\n![two](j.png)\n\n![](n.png)\n\n"
        "![x](i.png) and text\n");
    CHECK(out.blocks() ==
          Strings{"caption: A bridge", "caption: Linked two", "paragraph: x and text"});
    CHECK(out.sources()[0] == "![A *bridge*](b.png)");
  }

  TEST_CASE("HTML in Markdown gives its text, and comments nothing") {
    const auto out = read(
        "<!-- gone\n\nstill -->\n<div>\n<p>One</p>\r\n<p><b>Two</b>.\n</div>\n\n"
        "> <ul>\n> <li>quoted\n> </ul>\n\n<script>\nx\n</script>\n\nText <!-- c --> end.\n");
    CHECK(out.blocks() == Strings{"paragraph: One", "paragraph: Two.", "list-item: quoted",
                                  "paragraph: Text end."});
    CHECK(out.sources() == Strings{"One", "<b>Two</b>.", "quoted", "Text <!-- c --> end."});
    CHECK(out.lines() == Lines{5, 6, 10, 17});
  }

  TEST_CASE("Footnotes are paragraphs where they stand") {
    const auto out = read("Text[^1].\n\n[^1]: The *note*\n    goes on.\n\nEnd.\n");
    CHECK(out.blocks() ==
          Strings{"paragraph: Text.", "paragraph: The note goes on.", "paragraph: End."});
    CHECK(out.sources() == Strings{"Text[^1].", "The *note*\n    goes on.", "End."});
  }

  TEST_CASE("Definitions of links above a text are not part of it") {
    const auto out = read(
        "[a]: /u\n[b]: /v\nText [a].\n\n> [c]: /u\n> Head\n> ===\n\n[a] link.\n\n[d]: not one\n");
    CHECK(out.blocks() == Strings{"paragraph: Text a.", "heading1: Head", "paragraph: a link.",
                                  "paragraph: [d]: not one"});
    CHECK(out.sources() == Strings{"Text [a].", "Head", "[a] link.", "[d]: not one"});
    CHECK(out.lines() == Lines{3, 6, 9, 11});
  }

  TEST_CASE("Every end of line will do") {
    for (const auto& end : Strings{"\n", "\r\n", "\r"}) {
      std::string source;
      for (const auto* line : {"# T", "", "One", "two", "", "- a", "  b", "", "| x |", "|---|",
                               "| y |", "", "```", "c", "d", "```"}) {
        source += line + end;
      }
      const auto out = read(source);
      CAPTURE(source);
      CHECK(out.only().title == "T");
      CHECK(out.blocks() == Strings{"paragraph: One two", "list-item: a b", "table-row: x",
                                    "table-row: y", "code: c\nd"});
      CHECK(out.sources() ==
            Strings{"One" + end + "two", "a" + end + "  b", "x", "y", "c" + end + "d"});
      CHECK(out.lines() == Lines{3, 6, 9, 11, 14});
    }
  }

  TEST_CASE("Empty Markdown is a document without blocks") {
    CHECK(read("").only().blocks.empty());
    CHECK(read("\n \n\t\n").only().blocks.empty());
    CHECK(read("[a]: /u\n***\n<!-- -->\n").only().blocks.empty());
  }
}
