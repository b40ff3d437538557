#include "read/html/html.h"

#include <doctest/doctest.h>

#include "pilcrow/error.h"
#include "unit/read/collect.h"

using collect::Collected;
using collect::repeat;
using collect::Strings;
using Lines = std::vector<std::size_t>;

namespace {

Collected read(std::string_view source) {
  return collect::read(pilcrow::read::html_reader(), source);
}

Strings blocks(std::string_view source) { return read(source).blocks(); }

// The reason for which the page cannot be read, or "read".
std::string refusal(std::string_view source) {
  try {
    read(source);
  } catch (const pilcrow::Error& error) {
    return error.code() == pilcrow::ErrorCode::bad_input ? error.what() : "another code";
  }
  return "read";
}

const std::string kProse =
    "<p>The treaty was signed in the summer of 1961, and both governments said that it would last. "
    "It did, for thirty years.</p>"
    "<p>Nobody expected much of it. Trade, however, grew again in the following years, and the "
    "port "
    "was full of ships.</p>";

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("HTML is known by its names or by how it begins") {
    const auto reader = pilcrow::read::html_reader();
    CHECK(reader->name() == "html");
    for (const auto* name : {"a.html", "b.HTM", "c.xhtml"}) CHECK(reader->accepts({name, ""}));
    for (const auto* bytes :
         {"<!DOCTYPE html>", "<!doctype HTML PUBLIC", "\xEF\xBB\xBF \n<!-- c --> <html lang=en>",
          "<?xml version='1.0'?>\n<HTML>", "<html"}) {
      CAPTURE(bytes);
      CHECK(reader->accepts({"x", bytes}));
    }
    for (const auto* bytes : {"", "text <html>", "<!doctype svg>", "<htmlx>", "<!-- open <html>",
                              "<p>Text</p>", "<?xml version='1.0'?><doc/>"}) {
      CAPTURE(bytes);
      CHECK_FALSE(reader->accepts({"x", bytes}));
    }
  }

  TEST_CASE("The head gives title, language and metadata") {
    const auto out = read(
        "<html lang=\"en_GB\"><head><title>Trade &amp;\n peace</title>"
        "<meta name=Description content='What it  is about.'>"
        "<meta name=author content=\"A. Writer\"><meta name=DC.Creator content='not used'>"
        "<meta property='article:published_time' content='2024-06-19'>"
        "<meta property='og:site_name' content='The Daily'>"
        "<link rel='shortcut canonical' href='https://a.example/1'></head><body>" +
        kProse);
    CHECK(out.only().title == "Trade & peace");
    CHECK(out.only().language == "en-GB");
    CHECK(out.only().metadata == pilcrow::Metadata{{"author", {"A. Writer"}},
                                                   {"date", {"2024-06-19"}},
                                                   {"description", {"What it is about."}},
                                                   {"site", {"The Daily"}},
                                                   {"url", {"https://a.example/1"}}});
    CHECK(read("<html lang='<b>'>").only().language.empty());
    CHECK(read("<meta http-equiv=content-language content='ru, en'>").only().language == "ru");
  }

  TEST_CASE("A heading that the title holds is the title, and said once") {
    const auto title = [](const std::string& head, const std::string& body) {
      const auto out = read("<head>" + head + "</head><body>" + body + kProse);
      return out.only().title + " / " + std::to_string(out.only().blocks.size());
    };
    CHECK(title("<title>Trade in 1984 | The Daily</title>", "<h1>Trade in 1984</h1>") ==
          "Trade in 1984 / 2");
    CHECK(title("<title>Trade \xE2\x80\x93 A</title>", "<h1>Trade</h1>") == "Trade / 2");
    CHECK(title("", "<h1>Trade</h1>") == "Trade / 2");
    CHECK(title("<title>Trade | The Daily</title>", "<h1>Other</h1>") == "Trade | The Daily / 3");
    CHECK(title("<title>The Daily: Trade in the far north</title>"
                "<meta property=og:title content='Trade in the far north'>",
                "<h1>The Daily</h1>") == "Trade in the far north / 3");
    CHECK(title("<title>It&rsquo;s here - D</title>", "<h1>It's here</h1>") == "It's here / 2");
    CHECK(read("<title>Only</title>").only().title == "Only");
  }

  TEST_CASE("Elements become blocks of their kinds") {
    const auto out = read(
        "<body><h2>Part</h2>"
        "<p>A paragraph with <b>markup</b>,\n and   space.</p>"
        "<ul><li>One<li>Two<ul><li>Inner</ul>after</ul>"
        "<ol><li><p>Loose</p><p>second</p></ol>"
        "<dl><dt>Term<dd>Meaning</dl>"
        "<blockquote><p>Quoted</p>loose</blockquote>"
        "<figure><img alt=no><figcaption>Caption</figcaption></figure>"
        "<pre>\n  code {\n    x;\n  }\n</pre>"
        "<table><caption>Numbers</caption><tr><th>Year<th>Sum<tr><td>1984<td><b>5</b> m"
        "<tr><td></td><td>only</td></tr></table>"
        "<div>Loose text<br>goes on<br><br>and splits<p>in p</p>tail</div>");
    CHECK(out.blocks() == Strings{"heading2: Part",
                                  "paragraph: A paragraph with markup, and space.",
                                  "list-item: One",
                                  "list-item: Two",
                                  "list-item: Inner",
                                  "list-item: after",
                                  "list-item: Loose",
                                  "list-item: second",
                                  "list-item: Term",
                                  "list-item: Meaning",
                                  "quotation: Quoted",
                                  "quotation: loose",
                                  "caption: Caption",
                                  "code:   code {\n    x;\n  }",
                                  "caption: Numbers",
                                  "table-row: Year | Sum",
                                  "table-row: 1984 | 5 m",
                                  "table-row: only",
                                  "paragraph: Loose text goes on",
                                  "paragraph: and splits",
                                  "paragraph: in p",
                                  "paragraph: tail"});
  }

  TEST_CASE("Ranges of HTML are those of the elements' content") {
    const auto out = read(
        "<!doctype html>\n<body>\n<h2 class=x> Part&nbsp;one </h2>\r\n"
        "<p>\n  <i>First</i> &amp; <a href=\"u>v\">last</a>\n</p>\n"
        "<ul>\n<li>One\n<li><b>Two</b> <!-- c -->\n</ul>\n"
        "loose <em>text</em>.\n<p>\xD0\xBC\xD0\xB8\xD1\x80 &copy;<p>open");
    CHECK(out.blocks() == Strings{"heading2: Part one", "paragraph: First & last", "list-item: One",
                                  "list-item: Two", "paragraph: loose text.",
                                  "paragraph: \xD0\xBC\xD0\xB8\xD1\x80 \xC2\xA9",
                                  "paragraph: open"});
    CHECK(out.sources() == Strings{"Part&nbsp;one", "<i>First</i> &amp; <a href=\"u>v\">last</a>",
                                   "One", "<b>Two</b>", "loose <em>text</em>.",
                                   "\xD0\xBC\xD0\xB8\xD1\x80 &copy;", "open"});
    CHECK(out.lines() == Lines{3, 5, 8, 9, 11, 12, 12});
  }

  TEST_CASE("Characters are decoded, soft hyphens gone") {
    CHECK(
        blocks("<p>a&nbsp;&nbsp;b &eacute;&#x1F600;&lt;x&gt; so&shy;ft\xC2\xAD &unknown; &amp;c") ==
        Strings{"paragraph: a b \xC3\xA9\xF0\x9F\x98\x80<x> soft &unknown; &c"});
  }

  TEST_CASE("What is not text is left out") {
    const auto out = read(
        "<body><script>var x = '<p>no</p>';</script><style>p {}</style><noscript>no</noscript>"
        "<template><p>no</p></template><iframe>no</iframe><svg><text>no</text></svg>"
        "<p hidden>no</p><p aria-hidden=TRUE>no</p><p style='color: red; DISPLAY : none'>no</p>"
        "<p>Text <button>no</button><select><option>no</select><textarea>no</textarea>here"
        "<ruby>\xE6\xBC\xA2<rp>(<rt>no<rp>)</ruby>.</p><!-- no -->");
    CHECK(out.blocks() == Strings{"paragraph: Text here\xE6\xBC\xA2."});
  }

  TEST_CASE("What the site has around the text is left out") {
    const std::string menu = "<ul><li><a href=1>Home</a><li><a href=2>News</a></ul>";
    const auto text = blocks(kProse);
    REQUIRE(text.size() == 2);
    const Strings befores = {"<nav>" + menu + "</nav>",
                             "<header><p>The Daily, since 1900.</header>",
                             "<div class='main-nav'>" + menu + "</div>",
                             "<div role=navigation>" + menu + "</div>",
                             "<div id=topMenu>" + menu + "</div>",
                             menu};
    const Strings afters = {
        "<footer>&copy; 2024 The Daily. All rights reserved.</footer>",
        "<aside>Read this as well, it is new.</aside>",
        "<div class=\"related-posts x\"><p>Another text, of the same kind.</div>",
        "<section id=comments><p>I do not agree, by any means.</section>",
        "<form><p>Subscribe now, it is free.</form>",
        "<div class=cookieNotice><p>We use cookies, as all do.</div>",
        "<div>" + menu + "</div>"};
    for (const auto& before : befores) {
      for (const auto& after : afters) {
        CAPTURE(before);
        CAPTURE(after);
        CHECK(blocks("<body>" + before + "<div>" + kProse + "</div>" + after) == text);
      }
    }
  }

  TEST_CASE("Names that say boilerplate do not take most of a page away") {
    CHECK(blocks("<body class='has-sidebar'><div class=social>" + kProse + "</div>") ==
          blocks(kProse));
    CHECK(blocks("<form id=aspnetForm><div class='page-with-comments'>" + kProse +
                 "</div></form>") == blocks(kProse));
    CHECK(blocks("<h2 id=comments>Comments on the treaty</h2>" + kProse).size() == 3);
  }

  TEST_CASE("The page's own structure says where its text is") {
    const auto text = blocks(kProse);
    const std::string other = "<div><p>Some other text, which stands beside it. It is short.</div>";
    CHECK(blocks(other + "<main>" + kProse + "</main>" + other) == text);
    CHECK(blocks(other + "<div role=main>" + kProse + "</div>") == text);
    CHECK(blocks(other + "<article>" + kProse + "</article>") == text);
    CHECK(blocks(other + "<div itemprop='articleBody'>" + kProse + "</div>") == text);
    CHECK(blocks("<article>" + kProse + "<footer>By me, as ever.</footer></article>") == text);
    CHECK(blocks("<article><header><h2>Head</h2></header>" + kProse + "</article>").size() == 3);
  }

  TEST_CASE("A page of links or of little text is kept") {
    CHECK(blocks("Test") == Strings{"paragraph: Test"});
    CHECK(blocks("<ul><li><a href=1>One</a><li><a href=2>Two</a></ul>") ==
          Strings{"list-item: One", "list-item: Two"});
    CHECK(blocks("<h1>Only a heading</h1>").size() == 1);
  }

  TEST_CASE("Tables for layout are not rows") {
    CHECK(blocks("<table><tr><td>" + kProse + "<td>Side note, as usual.</table>").size() == 3);
    CHECK(blocks("<table role=presentation><tr><td>Left, here.<td>Right, there.</table>") ==
          Strings{"paragraph: Left, here.", "paragraph: Right, there."});
    CHECK(blocks("<table><tr><td>One column, here.</table>") ==
          Strings{"paragraph: One column, here."});
    CHECK(blocks("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>") ==
          Strings{"table-row: a | b", "paragraph: c"});
  }

  TEST_CASE("Broken HTML is read as browsers do") {
    CHECK(blocks("") == Strings{});
    CHECK(blocks("<") == Strings{"paragraph: <"});
    CHECK(blocks("<p") == Strings{});
    CHECK(blocks("<p>One</b></div><p>Two<table>x<tr><td>y") ==
          Strings{"paragraph: One", "paragraph: Twox", "paragraph: y"});
    CHECK(blocks("<b>One<p>two</b>three") == Strings{"paragraph: One", "paragraph: twothree"});
    CHECK(blocks("a <isindex> b") == Strings{"paragraph: a b"});
    CHECK(blocks("<title>T") == Strings{});
    CHECK(blocks("<p>a<!-- b") == Strings{"paragraph: a"});
  }

  TEST_CASE("What trips assertions of the parser does no harm") {
    CHECK(refusal("<table><svg><select><desc><select><tfoot>") == "read");
    CHECK(refusal("<table><svg><foreignObject><![CDATA[</thead>]]>x\xC3\xA9") == "read");
    CHECK(refusal("<TABLE><MATH><annotation-xml encoding=text/html><select><tr>") == "read");
    CHECK(blocks("<p>a<svg><svg><p>b</svg><text>c</text></svg>d<svg/>e <math><mi>f</mi></math>") ==
          Strings{"paragraph: ade f"});
    CHECK(blocks("<p>a<svg>b") == Strings{"paragraph: ab"});
    CHECK(blocks("<p>a</svg>b") == Strings{"paragraph: ab"});
    CHECK(refusal(repeat("<svg", 100'000)) == "read");
    CHECK(refusal(repeat("<svg>", 100'000)).find("nested too deeply") != std::string::npos);
    CHECK(refusal(repeat("</svg>", 100'000)) == "read");
  }

  TEST_CASE("Deep, wide and repetitive HTML is read or refused in a moment") {
    const std::string deep = "HTML that cannot be read: its elements are nested too deeply";
    CHECK(refusal(repeat("<div>", 1000) + "x") == "read");
    for (const auto* unit : {"<div>", "<b>", "<font>", "<x>", "<i><b>", "<ul><li>", "<b>x",
                             "<div> ", "<table><tr><td>", "<blockquote><p>", "<span></p>"}) {
      CAPTURE(unit);
      CHECK(refusal(repeat(unit, 200'000)) == deep);
    }
    for (const auto* unit :
         {"<p>", "<p>x", "<li>", "<a>", "<br>", "<table>", "</p>", "<td>", "<hr>", "<b></b>",
          "<!-->", "&amp;", "<option>", "<p hidden>", "<h1>x</h1>"}) {
      CAPTURE(unit);
      CHECK(refusal(repeat(unit, 50'000)) == "read");
    }
  }

  TEST_CASE("HTML whose tree would grow with the square of its size is refused") {
    std::string formatting, attributes = "<p";
    for (int i = 0; i < 1000; ++i) formatting += "<font size=" + std::to_string(i) + ">x<p>";
    for (int i = 0; i < 60'000; ++i) attributes += " a" + std::to_string(i);
    CHECK(refusal(formatting + repeat("<p>x", 100'000)) != "read");
    CHECK(refusal(attributes + ">x").find("take too long") != std::string::npos);
  }
}
