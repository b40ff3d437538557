// The pieces of a query.

#include "search/scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using pilcrow::search::Field;
using pilcrow::search::Piece;
using pilcrow::search::PieceKind;
using pilcrow::search::Reading;
using pilcrow::search::scan;

namespace {

// One character for each kind, and the text of words, phrases and fields.
std::string pieces(const std::string& query) {
  static constexpr char kKinds[] = {'w', 'p', '(', ')', '&', '|',
                                         '!', 'n', 'j', '+', '-', '.'};
  static const std::vector<std::string> kFields = {"",     "section=", "title=", "theme=",  "path=",
                                            "doc=", "lang=",    "name=",  "period=", "meta="};
  const pilcrow::search::ParseOptions options;
  Reading reading(query, options);
  std::string out;
  for (const Piece& piece : scan(reading)) {
    out += out.empty() ? "" : " ";
    out += kKinds[static_cast<std::size_t>(piece.kind)];
    if (piece.text.empty() || (piece.kind != PieceKind::word && piece.kind != PieceKind::phrase)) {
      continue;
    }
    out += ":" + kFields[static_cast<std::size_t>(piece.field)] + piece.text;
    CHECK(query.substr(piece.text_source.begin, piece.text_source.size()) == piece.text);
    CHECK(piece.source.contains(piece.text_source));
  }
  return out;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("words, phrases, brackets, operators and signs are told apart") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", "."},
        {" a  b ", "w:a w:b ."},
        {"a AND b OR NOT c", "w:a & w:b | ! w:c ."},
        {"a NEAR/3 b ADJ c", "w:a n w:b j w:c ."},
        {"ANDa aAND And", "w:ANDa w:aAND w:And ."},
        {"\"AND\"", "p:AND ."},
        {"theme:AND", "w:theme=AND ."},
        {"(a)b", "( w:a ) w:b ."},
        {"+a -b", "+ w:a - w:b ."},
        {"+ a - b", "w:a w:b ."},
        {"++a --b", "w:++a w:--b ."},
        {"-+a", "- + w:a ."},
        {"a-b a+b", "w:a-b w:a+b ."},
        {"-(a)", "- ( w:a ) ."},
        {"-\"a b\"", "- p:a b ."},
        {"-theme:a", "- w:theme=a ."},
        {"a\"b c\"d", "w:a p:b c w:d ."},
        {"“a „b“ c”", "p:a  w:b p: c ."},
        {"section:\"a b\" doc:x/y lang:ru", "p:section=a b w:doc=x/y w:lang=ru ."},
        {"lang:a:b", "w:lang=a:b ."},
        {"x:a Theme:b http://c d:", "w:x:a w:theme=b w:http://c w:d: ."},
        {std::string("a\0b\vc\fd", 7), "w:a w:b w:c w:d ."},
        {"a　b\u00A0c", "w:a w:b w:c ."},
        {"«a b» ‹c› »d e« ›f‹", "p:a b p:c p:d e p:f ."},
        {"「a b」『c』〝d〟", "p:a b p:c p:d ."},
        {"‘a b’ ‚c d‘ (‘e’)", "p:a b p:c d ( p:e ) ."},
        {"‘a ’tis don’t ‘ b’ c’", "p:a ’tis don’t ‘ b w:c’ ."},
        {"‘the dog’s bone’", "p:the dog’s bone ."},
        {"a » b ‘ c’ ‘d", "w:a w:» w:b w:‘ w:c’ w:‘d ."},
        {"（a）＋b －c −d ＂e f＂", "( w:a ) + w:b - w:c - w:d p:e f ."},
        {"a ＯＲ b ＮＥＡＲ／３ c", "w:a | w:b n w:c ."},
        {"ｔｈｅｍｅ：a theme：b", "w:theme=a w:theme=b ."},
        {"\"a b", "w:a w:b ."},
        {"a 「b c", "w:a w:b w:c ."},
        {"5\" pipe", "w:5\" w:pipe ."},
        {"צה\"ל", "w:צה\"ל ."},
        {"a \"", "w:a w:\" ."},
        {"\"\" section:\"\" a", "w:a ."},
        {"theme: doc:(a) lang:", "w:theme: w:doc: ( w:a ) w:lang: ."},
        {"theme:\" lang:” ", "p:theme= lang: ."}};
    for (const auto& row : rows) {
      const auto& query = row.first;
      CAPTURE(query);
      CHECK(pieces(query) == row.second);
    }
  }

  TEST_CASE("the last piece stands at the end of the query") {
    const pilcrow::search::ParseOptions options;
    Reading reading("é  ", options);
    const auto all = scan(reading);
    REQUIRE(all.size() == 2);
    CHECK(all.front().source == pilcrow::Range{0, 2});
    CHECK(all.back().source == pilcrow::Range{4, 4});
  }
}
