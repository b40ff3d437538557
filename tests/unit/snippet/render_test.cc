// Snippets as strings, for terminals and for web pages.

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "pilcrow/reader.h"
#include "pilcrow/snippet.h"

using pilcrow::Fragment;
using pilcrow::Markup;
using pilcrow::Range;
using pilcrow::render;
using pilcrow::Snippet;

namespace {

Fragment fragment(const std::string& text, const std::vector<Range>& marks = {}) {
  Fragment out;
  out.text = text;
  for (const Range range : marks) out.marks.push_back({range, {}, 0, {}});
  return out;
}

std::string html(const std::string& text, const std::vector<Range>& marks = {}) {
  return render({{fragment(text, marks)}}, Markup::html());
}

std::string plain(const std::string& text) { return render({{fragment(text)}}, Markup::plain()); }

Markup brackets() {
  Markup markup;
  markup.open = "[";
  markup.close = "]";
  return markup;
}

}  // namespace

TEST_SUITE("snippet") {
  TEST_CASE("fragments are joined, cuts and marks shown") {
    Fragment first = fragment("oil and gas", {{0, 3}, {8, 11}});
    first.cut_front = true;
    Fragment second = fragment("북한은", {{0, 6}});
    second.cut_back = true;
    const Snippet snippet = {{first, second}};
    CHECK(render(snippet, brackets()) == "…[oil] and [gas] … [북한]은…");
    CHECK(render(snippet, Markup::plain()) == "…oil and gas … 북한은…");
    CHECK(render(snippet, Markup::ansi()) ==
          "…\x1b[1moil\x1b[0m and \x1b[1mgas\x1b[0m … \x1b[1m북한\x1b[0m은…");
    CHECK(render(snippet, Markup::html()) ==
          "…<mark>oil</mark> and <mark>gas</mark> … <mark>북한</mark>은…");
    Markup own = brackets();
    own.ellipsis = "|";
    own.cut = "";
    CHECK(render(snippet, own) == "[oil] and [gas]|[북한]은");
    CHECK(render({}, Markup::html()).empty());
  }

  TEST_CASE("text from documents cannot become HTML") {
    CHECK(html("<script>alert('x')</script> & \"y\"") ==
          "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;");
    CHECK(html("a<b>c", {{1, 4}}) == "a<mark>&lt;b&gt;</mark>c");
    CHECK(html("</mark>", {{0, 7}}) == "<mark>&lt;/mark&gt;</mark>");
    CHECK(html("&lt;") == "&amp;lt;");
    CHECK(plain("a < b & 'c'") == "a < b & 'c'");
  }

  TEST_CASE("control characters and bidi overrides become U+FFFD") {
    CHECK(plain("a\x1b[31mb") == "a\uFFFD[31mb");
    CHECK(plain(std::string("a\0b\rc\td\x7F", 8)) == "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    CHECK(plain("\u0080\u009F\u009B") == "\uFFFD\uFFFD\uFFFD");
    for (const std::string bidi : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",
                                   "\u2067", "\u2068", "\u2069"}) {
      CHECK(plain("a" + bidi + "b") == "a\uFFFDb");
      CHECK(html(bidi) == "\uFFFD");
    }
    CHECK(plain("two\nlines, \u00A0é 북한 שלום 👩‍👩‍👧") ==
          "two\nlines, \u00A0é 북한 שלום 👩‍👩‍👧");
    Markup raw;
    raw.control_characters = true;
    CHECK(render({{fragment("a\x1b\u202E")}}, raw) == "a\x1b\u202E");
  }

  TEST_CASE("marks out of order are left out") {
    const auto marked = [](const std::vector<Range>& marks) {
      return render({{fragment("abcdef", marks)}}, brackets());
    };
    CHECK(marked({{3, 4}, {0, 1}, {5, 6}}) == "abc[d]e[f]");
    CHECK(marked({{0, 3}, {2, 5}}) == "[abc]def");
    CHECK(marked({{0, 3}, {0, 3}}) == "[abc]def");
    CHECK(marked({{2, 2}}) == "abcdef");
    CHECK(marked({{0, 6}}) == "[abcdef]");
    CHECK(marked({{4, 7}, {9, 12}}) == "abcdef");
  }

  TEST_CASE("marks that end before they begin, or lie outside, are left out") {
    const auto marked = [](Range mark) {
      return render({{fragment("abcdef", {mark, {5, 6}})}}, brackets());
    };
    for (const Range mark : {Range{4, 2}, Range{100, 3}, Range{SIZE_MAX, 1}, Range{3, SIZE_MAX}}) {
      CHECK(marked(mark) == "abcde[f]");
    }
  }

  TEST_CASE("a mark that splits a character is left out") {
    CHECK(render({{fragment("é<", {{0, 1}})}}, brackets()) == "é<");
    CHECK(render({{fragment("é<", {{1, 3}})}}, brackets()) == "é<");
    CHECK(html("é<b", {{0, 2}}) == "<mark>é</mark>&lt;b");
  }

  TEST_CASE("bytes that are no UTF-8 take no others with them") {
    CHECK(html("\xE2<script>") == "\uFFFD&lt;script&gt;");
    CHECK(html("\xF0\x9F<b") == "\uFFFD\uFFFD&lt;b");
    CHECK(plain("\xC3\x1b[1m") == "\uFFFD\uFFFD[1m");
    CHECK(plain("a\x80\xFF") == "a\uFFFD\uFFFD");
  }

  TEST_CASE("a text as Markdown is read as that text, in one paragraph") {
    std::mt19937 random(9);
    const std::vector<std::string> pieces = {
        "word", " ",     "*",  "**", "_",  "`",    "[",   "](x)",        "]",       "<b>",
        "<",    "&amp;", "&",  "#",  "# ", "- ",   "+ ",  "1. ",         "12) ",    "> ",
        "|",    "~~",    "\\", "!",  "![", "=",    "---", "http://x.y ", "www.x.y", "a@b.c",
        "$",    ":",     "é",  "북", "\n", "\n\n", "    "};
    for (int round = 0; round < 3000; ++round) {
      std::string text = random() % 2 == 0 ? "a" : "";
      for (std::size_t i = 1 + random() % 12; i > 0; --i) text += pieces[random() % pieces.size()];
      std::string plain;  // as the reader has white space
      for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        if (!space)
          plain += c;
        else if (!plain.empty() && plain.back() != ' ')
          plain += ' ';
      }
      if (plain.ends_with(' ')) plain.pop_back();
      if (plain.empty()) continue;
      const std::string markdown = render({{fragment(text)}}, Markup::markdown());
      CAPTURE(text);
      CAPTURE(markdown);
      const auto read = pilcrow::read_bytes(markdown, "x.md");
      REQUIRE(read.documents.size() == 1);
      REQUIRE(read.documents[0].blocks.size() == 1);
      CHECK(read.documents[0].blocks[0].kind == pilcrow::BlockKind::paragraph);
      CHECK(read.documents[0].blocks[0].text == plain);
    }
    CHECK(render({{fragment("oil *and* gas", {{0, 3}, {10, 13}})}}, Markup::markdown()) ==
          "**oil** \\*and\\* **gas**");
  }

  TEST_CASE("whatever is to be shown comes in pieces") {
    Fragment first = fragment("oil and gas", {{0, 3}, {8, 11}});
    first.cut_front = true;
    Fragment second = fragment("coal");
    second.cut_back = true;
    std::string out;
    render({{first, second}}, [&](const pilcrow::SnippetPiece& piece) {
      using Kind = pilcrow::SnippetPiece::Kind;
      CHECK((piece.mark != nullptr) == (piece.kind == Kind::marked));
      if (piece.kind == Kind::ellipsis) out += "|";
      if (piece.kind == Kind::cut) out += "~";
      out += piece.kind == Kind::marked ? "(" + std::string(piece.text) + ")"
                                        : std::string(piece.text);
    });
    CHECK(out == "~(oil) and (gas)|coal~");
  }

  TEST_CASE("whatever the bytes and the marks, HTML has no tags but marks, and is UTF-8") {
    std::mt19937 random(8);
    for (int round = 0; round < 1000; ++round) {
      std::string text(random() % 12, ' ');
      for (char& c : text) c = "<>&\"'\x1b\xC3\xA9\xE2\x80\xAE\xF0z"[random() % 13];
      std::vector<Range> marks;
      for (std::size_t i = random() % 4; i-- > 0;) marks.push_back({random() % 14, random() % 14});
      std::string out = html(text, marks);
      CHECK(pilcrow::is_utf8(out));
      for (const std::string tag : {"<mark>", "</mark>"}) {
        for (std::size_t at = 0; (at = out.find(tag)) != std::string::npos;)
          out.erase(at, tag.size());
      }
      CHECK(out.find_first_of("<>\x1b") == std::string::npos);
      CHECK(out.find("\u202E") == std::string::npos);
    }
  }
}
