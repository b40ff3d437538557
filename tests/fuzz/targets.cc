#include "fuzz/targets.h"

#include <pilcrow/pilcrow.h>

#include <utility>

#include "base/utf8.h"
#include "fuzz/read_as.h"
#include "search/parser.h"
#include "search/values.h"
#include "store/record.h"

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
  const auto parse = [](std::string_view query, bool strict) {
    pilcrow::search::ParseOptions options;
    options.strict = strict;
    options.has_field = [](const std::string& name) { return name == "date"; };
    options.find_names = [](std::string_view, std::string_view name) {
      return name == "Korea" ? std::vector<std::string>{"korea"} : std::vector<std::string>();
    };
    auto parsed = pilcrow::search::parse(query, {"en", "ru", "ko", "ja"}, analyser, options);
    pass_values(parsed.root, query);
    return parsed;
  };
  std::string shown;
  for (const bool strict : {true, false}) {
    try {
      const auto parsed = parse(bytes, strict);
      require(parsed.notes.empty() || !strict, "nothing is forgiven that is read strictly");
      shown = to_string(parsed.root);
      require(pilcrow::is_utf8(shown), "a tree prints as UTF-8");
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

void run_record(std::string_view bytes) {
  namespace store = pilcrow::store;
  const auto decode = [&](int kind) {
    store::FilePlace place;
    if (kind == 0) (void)store::decode_document(bytes);
    if (kind == 1) (void)store::decode_block(bytes, place);
    if (kind == 2) {
      const std::size_t text_bytes = 100;
      for (const auto& name : store::decode_evidence(bytes, text_bytes).names) {
        require(name.range.begin <= name.range.end && name.range.end <= text_bytes,
                "a name lies in its text");
      }
    }
  };
  for (int kind = 0; kind < 3; ++kind) {
    try {
      decode(kind);
    } catch (const pilcrow::Error& error) {
      require(error.code() == pilcrow::ErrorCode::corrupt, "a bad record is corrupt");
    }
  }
}

void run_render(std::string_view bytes) {
  if (!pilcrow::is_utf8(bytes)) return;
  pilcrow::Fragment fragment;
  fragment.text = bytes;
  const std::string html = pilcrow::render({{fragment}}, pilcrow::Markup::html());
  require(html.find('<') == std::string::npos && html.find('>') == std::string::npos,
          "escaped text holds no tag");
  const std::string ansi = pilcrow::render({{fragment}}, pilcrow::Markup::plain());
  require(ansi.find('\x1b') == std::string::npos, "plain text holds no escape");
}

std::string sample_document() {
  pilcrow::store::DocumentRecord record;
  record.id = "a";
  record.metadata["date"] = {"2024-06-19"};
  return pilcrow::store::encode(record);
}

std::string sample_evidence() {
  pilcrow::store::Evidence evidence;
  evidence.themes.push_back({"economy", "", 2, {{"oil", 2, {1, 4}, false}}});
  evidence.names.push_back({"x", "place", "", {5, 9}});
  return pilcrow::store::encode(evidence);
}

std::string sample_block() {
  pilcrow::store::FilePlace place;
  return pilcrow::store::encode(
      pilcrow::store::BlockRecord{pilcrow::BlockKind::heading, 2, "Heading", {3, 10}, 7}, place);
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
      {"record", run_record, {sample_document(), sample_block(), sample_evidence(), ""}},
      {"render", run_render, {"<b onclick='x'>&amp;</b> \x1b[31m\u202Etext\u009B"}},
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
