#include "fuzz/targets.h"

#include <pilcrow/pilcrow.h>

#include <utility>

#include "base/utf8.h"
#include "fuzz/read_as.h"
#include "search/parser.h"
#include "search/values.h"
#include "store/evidence.h"
#include "store/record.h"
#include "theme/periods.h"

namespace fuzz {
namespace {

void run_text(std::string_view bytes) { read_as("x.txt", bytes); }
void run_markdown(std::string_view bytes) { read_as("x.md", bytes); }
void run_html(std::string_view bytes) { read_as("x.html", bytes); }
void run_json_lines(std::string_view bytes) { read_as("x.jsonl", bytes); }

// Takes the query for the value of a document, too.
void pass_values(const pilcrow::search::Clause& clause, std::string_view value) {
  for (const auto& child : clause.children) pass_values(child, value);
  if (clause.field == pilcrow::search::Field::metadata)
    (void)pilcrow::search::passes(clause, value);
}

void run_query(std::string_view bytes) {
  static pilcrow::text::Analyser analyser;
  static const std::vector<std::string> languages = {"en", "ru", "ko", "ja", "vi"};
  const auto parse = [](std::string_view query, bool strict) {
    pilcrow::search::ParseOptions options;
    options.strict = strict;
    options.has_field = [](const std::string& name) { return name == "date"; };
    options.find_names = [](std::string_view, std::string_view name) {
      return name == "Korea" ? std::vector<std::string>{"korea"} : std::vector<std::string>();
    };
    auto parsed = pilcrow::search::parse(query, languages, analyser, options);
    pass_values(parsed.root, query);
    return parsed;
  };
  std::string shown;
  for (const bool strict : {true, false}) {
    try {
      auto parsed = parse(bytes, strict);
      require(parsed.notes.empty() || !strict, "nothing is forgiven that is read strictly");
      shown = to_string(parsed.root);
      require(pilcrow::is_utf8(shown), "a tree prints as UTF-8");
      pilcrow::search::weigh_words(parsed, languages, analyser);
      require(to_string(parsed.root) == shown, "words that are added are not shown");
    } catch (const pilcrow::Error& error) {
      require(error.code() == pilcrow::ErrorCode::bad_query, "a query that fails is a bad query");
      require(error.where() <= bytes.size(), "an error points into the query");
    }
  }
  // All brackets are shown, so that what is long or deep may come to more than there may be.
  if (bytes.size() > 100) return;
  try {
    const auto again = parse(shown, false);
    bool plain = true;  // no value holds double quotes itself
    for (const char* mark : {"«", "「", "『"})
      plain = plain && shown.find(mark) == std::string::npos;
    require(again.notes.empty() || !plain, "what is shown needs nothing forgiven");
  } catch (const pilcrow::Error&) {
    require(false, "what is shown can be asked again");
  }
}

void run_rules(std::string_view bytes) {
  try {
    (void)pilcrow::Taxonomy::parse(bytes);
  } catch (const pilcrow::Error&) {
  }
  try {
    (void)pilcrow::Names::parse(bytes);
  } catch (const pilcrow::Error&) {
  }
}

void run_periods(std::string_view bytes) {
  const std::string_view text = bytes.substr(0, pilcrow::find_invalid_utf8(bytes));
  std::size_t end = 0;
  for (const auto& found : pilcrow::theme::find_periods(text)) {
    require(found.range.begin >= end && found.range.begin < found.range.end, "periods follow");
    require(found.range.end <= text.size(), "a period lies in its text");
    require(found.period.first <= found.period.last, "a period begins before it ends");
    require(pilcrow::parse_period(pilcrow::to_string(found.period)).has_value(),
            "a period's id can be read");
    end = found.range.end;
  }
}

void run_record(std::string_view bytes) {
  namespace store = pilcrow::store;
  const auto decode = [&](int kind) {
    store::FilePlace place;
    if (kind == 0) (void)store::decode_document(bytes);
    if (kind == 1) {
      const auto block = store::decode_block(bytes, place);
      (void)pilcrow::map_to_source(block.text, block.source, block.line, block.map, {0, 50});
    }
    if (kind == 3) (void)store::decode_past(bytes);
    if (kind == 2) {
      const std::size_t text_bytes = 100;
      for (const auto& name : store::decode_evidence(bytes, text_bytes).names) {
        require(name.range.begin <= name.range.end && name.range.end <= text_bytes,
                "a name lies in its text");
      }
    }
  };
  for (int kind = 0; kind < 4; ++kind) {
    try {
      decode(kind);
    } catch (const pilcrow::Error& error) {
      require(error.code() == pilcrow::ErrorCode::corrupt, "a bad record is corrupt");
    }
  }
}

// A fragment of any bytes, with marks that the bytes tell, in order or not.
pilcrow::Snippet any_snippet(std::string_view bytes) {
  pilcrow::Fragment fragment;
  fragment.text = bytes;
  for (std::size_t i = 0; i + 1 < bytes.size() && i < 20; i += 2) {
    const auto begin = static_cast<unsigned char>(bytes[i]);
    const auto size = static_cast<unsigned char>(bytes[i + 1]) % 16U;
    fragment.marks.push_back({{begin, begin + size}, {}, 0, {}});
  }
  return {{fragment}};
}

void run_render(std::string_view bytes) {
  const pilcrow::Snippet snippet = any_snippet(bytes);
  std::string html = pilcrow::render(snippet, pilcrow::Markup::html());
  require(pilcrow::is_utf8(html), "HTML is UTF-8");
  for (const std::string tag : {"<mark>", "</mark>"}) {
    for (std::size_t at = 0; (at = html.find(tag)) != std::string::npos;)
      html.erase(at, tag.size());
  }
  require(html.find_first_of("<>\x1b") == std::string::npos, "HTML has no tag but its own");
  const std::string plain = pilcrow::render(snippet, pilcrow::Markup::plain());
  require(plain.find('\x1b') == std::string::npos, "plain text holds no escape");
  std::string pieces;
  pilcrow::render(snippet, [&](const pilcrow::SnippetPiece& piece) { pieces += piece.text; });
  require(pieces == bytes, "pieces are the text");
  // Read as Markdown it is one paragraph, whatever stands in it.
  const std::string markdown = pilcrow::render(snippet, pilcrow::Markup::markdown());
  const auto read = pilcrow::read_bytes("x " + markdown, "x.md");
  for (const auto& document : read.documents) {
    require(document.blocks.size() == 1 && document.blocks[0].kind == pilcrow::BlockKind::paragraph,
            "Markdown of a text is a paragraph");
  }
}

std::string sample_document() {
  pilcrow::store::DocumentRecord record;
  record.id = "a";
  record.metadata["date"] = {"2024-06-19"};
  return pilcrow::store::encode(record);
}

std::string sample_evidence() {
  pilcrow::store::Evidence evidence;
  evidence.themes.push_back({"economy", "", 2, {{"oil", 2, 0, {{1, 4}}}}});
  evidence.names.push_back({"x", "place", "", {5, 9}});
  return pilcrow::store::encode(evidence);
}

std::string sample_block() {
  pilcrow::store::FilePlace place;
  return pilcrow::store::encode(
      pilcrow::store::BlockRecord{pilcrow::BlockKind::heading, 2, "Heading", {3, 10}, 7}, place);
}

std::string sample_mapped_block() {
  pilcrow::store::FilePlace place;
  pilcrow::store::BlockRecord block;
  block.text = "two lines";
  block.source = {3, 13};
  block.line = 7;
  block.page = 2;
  block.locator = "part 1";
  block.map = {{{0, 3}, {3, 6}, pilcrow::Pitch::same, 7, 4},
               {{4, 9}, {8, 13}, pilcrow::Pitch::whole, 8, 1}};
  return pilcrow::store::encode(block, place);
}

std::string sample_past() {
  return pilcrow::store::encode(pilcrow::store::Past{{1, 2, 0, "was"}, {3, 0, 4, "once"}});
}

std::vector<Target> own_targets() {
  return {
      {"text",
       run_text,
       {"A title\n\nRunning text of a paragraph, wrapped\nover two lines.\n\n- item one\n- item "
        "two\n",
        "One paragraph a line, long enough to be one.\nHeading\nAnother paragraph, then the end.",
        "\xFF\xFEh\0i\0.\0", "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0. \xCF\xF0\xE8\xE2\xE5\xF2.\n",
        "Title\n=====\n\n1.1 Part\n\nText.\r\n\r\nMore text\x0c"}},
      {"markdown",
       run_markdown,
       {"---\ntitle: T\ntags: [a, b]\n---\n# H\n\ntext *em* [l](u)\n\n- a\n  - b\n\n> "
        "quote\n\n|a|b|\n|-|-|\n|1|2|\n",
        "+++\ntitle = \"T\"\n+++\n\n```c\ncode\n```\n\n![alt](x.png)\n\n[^1]: note\n\ntext[^1]\n",
        "<div>html &amp; text</div>\n\n1. one\n\n   two\n2. three\n"}},
      {"html",
       run_html,
       {"<!doctype html><html lang=en><title>T</title><body><nav><a "
        "href=x>n</a></nav><main><h1>T</h1>"
        "<p>One &amp; "
        "two&nbsp;three.<p>Four<br><br>five<ul><li>a<li>b</ul><table><tr><td>1<td>2</table></main>",
        "<html><body><div><div>text in a div <b>bold</b></div><script>x()</script></div>",
        "<p>a<blockquote><p>q</blockquote><figure><img><figcaption>c</figcaption></figure><pre> "
        "x\n y</pre>"}},
      {"json_lines",
       run_json_lines,
       {"{\"id\":\"a\",\"title\":\"T\",\"text\":\"One.\\n\\nTwo "
        "\\u0416\\ud83d\\ude00.\",\"n\":[1,2]}\n",
        "{\"id\":1,\"text\":[\"a\",\"b\"],\"x\":{\"y\":1}}\n\nnot json\n{\"id\":\"b\"}\n"}},
      {"query",
       run_query,
       {"(oil OR gas) AND NOT \"coal mine\" +ship* -theme:economy section:\"a b\" lang:ru doc:en/",
        "“curly” AND 北朝鮮 북한은 КНДР -x +y NOT z", "a:b \"", "((((a", "12:30 https://x.y/z* ***",
        "a NEAR/3 b NEAR/3 section:c ADJ d NEAR/99999999999 e",
        "a^2 \"b c\"^0.5 (d e^3 -f)^100 g*^.25 h^0 （核 実験）＾２ ‘i’ «j k» 「l」 −m",
        "title:a place:Korea person:\"b\" date:2019..2024 date:..x date:1.5.. Date:\"c..d\" e:f"}},
      {"rules",
       run_rules,
       {"[[theme]]\nid = \"a\"\nlabel = {en = \"A\"}\ncues = ['x^2', '\"a b\"', 'c*', 'DMZ']\nnot "
        "= ['y']\n",
        "[[name]]\nid = \"n\"\nkind = \"place\"\naliases = [\"North Korea\", \"КНДР\"]\n"}},
      {"periods",
       run_periods,
       {"From May 1941 to May 1945, in the late 1970s, the 1960s–1980s and the 18th-19th centuries; AD 1453.",
        "В 1950-1960-е годы, с XVIII по XX век, в первой половине XIX века; в 1200 г. до н. э.",
        "1990년대 후반부터 2003년 8월까지, 기원전 5세기, 19~20세기, 1980-90년대",
        "resolutions 1718 to 2397 | 1,950 tons | +1 1950 2021 | 12:30 | 1920×1080 | July 4, 1776"}},
      {"record",
       run_record,
       {sample_document(), sample_block(), sample_mapped_block(), sample_past(), sample_evidence(),
        ""}},
      {"render",
       run_render,
       {"<b onclick='x'>&amp;</b> \x1b[31m\u202Etext\u009B",
        "# a [b](c) **d** `e` <f> 1. g\n- h\n\n> i | j\n--- ~~k~~"}},
  };
}

}  // namespace

const std::vector<Target>& targets() {
  static const std::vector<Target> all = [] {
    std::vector<Target> targets = own_targets();
    for (Target& target : format_targets()) targets.push_back(std::move(target));
    for (Target& target : process_targets()) targets.push_back(std::move(target));
    return targets;
  }();
  return all;
}

}  // namespace fuzz
