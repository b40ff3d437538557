// Queries that cannot be understood, and the limits. Long because each problem has a row.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "search/leaves.h"
#include "search/parser.h"
#include "search/scanner.h"
#include "search/tidy.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::search::kMaxClauses;
using pilcrow::search::kMaxDepth;
using pilcrow::search::kMaxQueryBytes;
using pilcrow::search::ParseOptions;
using pilcrow::text::Analyser;

namespace {

pilcrow::search::ParsedQuery parse(const std::string& query, bool strict) {
  static Analyser analyser;
  ParseOptions options;
  options.strict = strict;
  options.has_field = [](const std::string& name) { return name == "date" || name == "автор"; };
  options.find_names = [](std::string_view kind, std::string_view name) {
    const bool known = kind == "place" && (name == "Korea" || name == "North Korea");
    return known ? std::vector<std::string>{"korea"} : std::vector<std::string>();
  };
  return pilcrow::search::parse(query, {"en"}, analyser, options);
}

// "where message", or "read".
std::string outcome(const std::string& query, bool strict = true) {
  try {
    const auto notes = parse(query, strict).notes;
    CHECK((notes.empty() || !strict));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_query);
    CHECK(error.where() <= query.size());
    return std::to_string(error.where()) + " " + error.what();
  }
  return "read";
}

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("what is not quite in the language is forgiven with a note, or refused at its byte") {
    struct Row {
      std::string query;
      std::string where_and_problem;  // read strictly
      std::string tree;               // read otherwise
    };
    const std::vector<Row> rows = {
        {"\"a b", "0 '\"' is not closed", "a b"},
        {"é \"b", "3 '\"' is not closed", "e b"},
        {"“a", "0 '“' is not closed", "a"},
        {"«a b", "0 '«' is not closed", "a b"},
        {"”Care sunt a?", "0 '”' is not closed", "care sunt a"},
        {"\"a OR -b", "0 '\"' is not closed", "a OR NOT b"},
        {"\"a\" \"b c", "4 '\"' is not closed", "\"a\" b c"},
        {"title:\"a b", "6 '\"' is not closed", "title:\"a b\""},
        {"theme:\"a", "6 '\"' is not closed", "theme:a"},
        {"5\" pipe", "1 '\"' is not closed", "5 pipe"},
        {"a \" ", "2 '\"' is not closed", "a"},
        {"\"", "0 '\"' is not closed", ""},
        {"\"\" a", "0 there is nothing in '\"\"'", "a"},
        {"a \"…\"", "2 there is no word in '\"…\"'", "a"},
        {"section:\"…\"", "0 there is no word in 'section:\"…\"'", ""},
        {"section:… a", "0 there is no word in 'section:…'", "a"},
        {"section:\"\" a", "0 there is nothing in 'section:\"\"'", "a"},
        {"() a", "0 there is nothing in '()'", "a"},
        {"a ( … )", "2 there is nothing in '( … )'", "a"},
        {"NOT () a", "4 there is nothing in '()'", "a"},
        {"(", "0 '(' is not closed", ""},
        {"a AND (b c", "6 '(' is not closed", "a AND (b c)"},
        {"((a) b", "0 '(' is not closed", "a b"},
        {"(a OR (b c", "6 '(' is not closed", "a OR (b c)"},
        {"a AND (", "6 '(' is not closed", "a"},
        {")", "0 ')' was not opened", ""},
        {"a) b", "1 ')' was not opened", "a b"},
        {"theme:a)b", "7 ')' was not opened", "+theme:a b"},
        {"a AND", "2 'AND' has nothing behind it", "a"},
        {"a AND …", "2 'AND' has nothing behind it", "a"},
        {"a OR ", "2 'OR' has nothing behind it", "a"},
        {"(a OR) b", "3 'OR' has nothing behind it", "a b"},
        {"a AND AND b", "2 'AND' has nothing behind it", "a AND b"},
        {"a AND OR b", "2 'AND' has nothing behind it", "a OR b"},
        {"a NOT", "2 'NOT' has nothing behind it", "a"},
        {"a AND NOT", "6 'NOT' has nothing behind it", "a"},
        {"(a NOT ) b", "3 'NOT' has nothing behind it", "a b"},
        {"NOT AND a", "0 'NOT' has nothing behind it", "a"},
        {"AND a", "0 'AND' has nothing before it", "a"},
        {"OR a OR b", "0 'OR' has nothing before it", "a OR b"},
        {"a (AND b)", "3 'AND' has nothing before it", "a b"},
        {"-AND a", "0 '-' stands alone", "a"},
        {"NOT", "0 'NOT' has nothing to work on", "not"},
        {"OR", "0 'OR' has nothing to work on", "or"},
        {"(AND NOT)", "1 'AND' has nothing to work on", "and not"},
        {"- ", "0 '-' stands alone", ""},
        {"\"a b\"-c", "5 '-' joins words", "\"a b\" c"},
        {"a - b", "2 '-' stands alone", "a b"},
        {"a +", "2 '+' stands alone", "a"},
        {"-) a", "0 '-' stands alone", "a"},
        {"(+) a", "1 '+' stands alone", "a"},
        {"a -… b", "3 there is no word in '…'", "a b"},
        {"theme: a", "0 'theme:' has no value", "theme a"},
        {"a lang:", "2 'lang:' has no value", "a lang"},
        {"lang:(ru)", "0 'lang:' has no value", "lang ru"},
        {"place:Atlantis a", "0 there is no place 'Atlantis'", "atlantis a"},
        {"+place:\"Lost Atlantis\" a", "1 there is no place 'Lost Atlantis'", "+\"lost atlantis\" a"},
        {"person:Korea", "0 there is no person 'Korea'", "korea"},
        {"org:… a", "0 there is no org '…'", "a"},
        {"date: a", "0 'date:' has no value", "date a"},
        {"Ｄａｔｅ：2019..", "0 'Ｄａｔｅ：' is not the plain 'Date:'", "date:2019.."},
        {"title:… a", "0 there is no word in 'title:…'", "a"},
        {"a NEAR date:b", "2 'NEAR' does not stand between single words", "a +date:b"},
        {"a NEAR title:b", "2 'NEAR' stands between words of two fields", "a title:b"},
        {"them:economy", "0 there is no field 'them:' (there are title: section: theme: doc: lang: person: place: org: "
         "treaty: event: period: and those of the documents' metadata)",
         "them economy"},
        {"NEAR b", "0 'NEAR' has nothing before it", "b"},
        {"a NEAR", "2 'NEAR' has nothing behind it", "a"},
        {"a ADJ )", "2 'ADJ' has nothing behind it", "a"},
        {"\"a b\" NEAR c", "6 'NEAR' does not stand between single words", "\"a b\" c"},
        {"a NEAR \"b\"", "2 'NEAR' does not stand between single words", "a \"b\""},
        {"a NEAR b*", "2 'NEAR' does not stand between single words", "a b*"},
        {"a NEAR (b)", "2 'NEAR' does not stand between single words", "a b"},
        {"a NEAR -b", "2 'NEAR' does not stand between single words", "a -b"},
        {"a NEAR six-party", "2 'NEAR' does not stand between single words", "a six party"},
        {"a NEAR theme:b", "2 'NEAR' does not stand between single words", "a +theme:b"},
        {"a NEAR section:b", "2 'NEAR' stands between words of two fields", "a section:b"},
        {"a NEAR/3 b NEAR/4 c",
         "11 'NEAR/4' is another operator, or has another distance, than the one before it",
         "a NEAR/3 b c"},
        {"a NEAR b ADJ c",
         "9 'ADJ' is another operator, or has another distance, than the one before it",
         "a NEAR/10 b c"},
        {"a NEAR/0 b", "2 the distance in 'NEAR/0' is no number from 1 to 1,000", "a NEAR/10 b"},
        {"a ADJ/ b", "2 the distance in 'ADJ/' is no number from 1 to 1,000", "a ADJ/10 b"},
        {"a NEAR/x b", "2 the distance in 'NEAR/x' is no number from 1 to 1,000", "a NEAR/10 b"},
        {"a NEAR/1001 b", "2 the distance in 'NEAR/1001' is no number from 1 to 1,000",
         "a NEAR/10 b"},
        {"a NEAR/99999999999999999999 b",
         "2 the distance in 'NEAR/99999999999999999999' is no number from 1 to 1,000",
         "a NEAR/10 b"},
        {"a^0", "1 '^0' is no weight above 0 and up to 100", "a"},
        {"a^101 b", "1 '^101' is no weight above 0 and up to 100", "a b"},
        {"a^1.2.3", "1 '^1.2.3' is no weight above 0 and up to 100", "a"},
        {"a^.", "1 '^.' is no weight above 0 and up to 100", "a"},
        {"\"a b\"^000 c", "5 '^000' is no weight above 0 and up to 100", "\"a b\" c"},
        {"(a b)^1000 c", "5 '^1000' is no weight above 0 and up to 100", "(a b) c"},
        {"a＾２", "1 '＾２' is not the plain '^2'", "a^2"},
        {"doc:\"a b\"^2", "0 'doc:\"a b\"^2' weighs what has no score", "doc:\"a b\""},
        {"a^2 NEAR b", "0 'a^2' weighs one of words near one another", "a NEAR/10 b"},
        {"((a^50)^3)^0.5 b", "6 weights in brackets are more than 100 together", "a^50 b"},
        {"“a b”", "0 '“' is not the plain '\"'", "\"a b\""},
        {"\"a b”", "4 '”' is not the plain '\"'", "\"a b\""},
        {"‘a b’", "0 '‘' is not the plain '\"'", "\"a b\""},
        {"「a b」", "0 '「' is not the plain '\"'", "\"a b\""},
        {"（a OR b） c", "0 '（' is not the plain '('", "(a OR b) c"},
        {"a －b", "2 '－' is not the plain '-'", "a -b"},
        {"a −b", "2 '−' is not the plain '-'", "a -b"},
        {"＋a b", "0 '＋' is not the plain '+'", "+a b"},
        {"lang：ru", "0 'lang：' is not the plain 'lang:'", "lang:ru"},
        {"a ＯＲ b", "2 'ＯＲ' is not the plain 'OR'", "a OR b"},
    };
    for (const auto& row : rows) {
      const auto& query = row.query;
      CAPTURE(query);
      CHECK(outcome(query) == row.where_and_problem);
      const auto parsed = parse(query, false);
      CHECK(to_string(parsed.root) == row.tree);
      REQUIRE(!parsed.notes.empty());
      const std::string problem =
          row.where_and_problem.substr(row.where_and_problem.find(' ') + 1) + ": ";
      CAPTURE(problem);
      CHECK(parsed.notes.front().starts_with(problem));
      CHECK(parsed.notes.front().size() > problem.size());
      CHECK(outcome(row.tree) == "read");
    }
  }

  TEST_CASE("notes say what was done, and no two are alike") {
    const auto notes = [](const std::string& query) { return parse(query, false).notes; };
    using Notes = std::vector<std::string>;
    CHECK(notes("a) b) “c” “d”") == Notes{"'“' is not the plain '\"': it was taken for it",
                                         "')' was not opened: it was left out"});
    CHECK(notes("a AND NOT (b") == Notes{"'(' is not closed: it was closed at the end"});
    CHECK(notes("NOT") == Notes{"'NOT' has nothing to work on: it was taken as a word"});
    CHECK(notes("a ( - )") == Notes{"'-' stands alone: it was left out",
                                    "there is nothing in '( - )': it was left out"});
    CHECK(notes("lang:") == Notes{"'lang:' has no value: it was taken as a word"});
    CHECK(notes("a (" + std::string(100, ',') + ")") ==
          Notes{"there is nothing in '(" + std::string(39, ',') + "…': it was left out"});
    CHECK(notes("Who — and when ? don’t 12:30 a*").empty());
  }

  TEST_CASE("hard limits are errors however a query is read") {
    CHECK(outcome("a\xFF", false) == "1 the query is not UTF-8");
    CHECK(outcome("\xE2\x82", false) == "0 the query is not UTF-8");
    CHECK(outcome(times(kMaxQueryBytes, "a") + "a", false) == "0 the query is longer than 16 kB");
    CHECK(outcome(times(kMaxClauses + 1, "a "), false) ==
          "2048 the query has more than 1,024 clauses");
    CHECK(outcome(times(kMaxDepth + 1, "("), false) == "64 brackets are nested deeper than 64");
    CHECK(outcome("a" + times(kMaxClauses, " NEAR a")) ==
          std::to_string(7 * kMaxClauses) + " the query has more than 1,024 clauses");
  }

  TEST_CASE("the text may have 16 kB and no more") {
    std::string words = times(1000, "abcdefghijklmno ");
    words.resize(kMaxQueryBytes, ' ');
    CHECK(outcome(words) == "read");
    CHECK(outcome(words + " ") == "0 the query is longer than 16 kB");
    CHECK(outcome(times(20000, "a OR ")) == "0 the query is longer than 16 kB");
    CHECK(outcome(times(100000, "\xFF")) == "0 the query is longer than 16 kB");
    CHECK(outcome("\"" + std::string(kMaxQueryBytes - 2, 'a') + "\"") == "read");
  }

  TEST_CASE("a query may have 1,024 clauses and no more") {
    CHECK(outcome(times(kMaxClauses, "a ")) == "read");
    CHECK(outcome(times(kMaxClauses + 1, "a ")) == "2048 the query has more than 1,024 clauses");
    CHECK(outcome(times(kMaxClauses - 1, "a OR ") + "a") == "read");
    CHECK(outcome(times(kMaxClauses, "a OR ") + "a") ==
          "5120 the query has more than 1,024 clauses");
    CHECK(outcome(times(3000, "a OR ") + "a") == "5120 the query has more than 1,024 clauses");
    CHECK(outcome(times(kMaxClauses, "a-") + "a") == "0 the query has more than 1,024 clauses");
    CHECK(outcome(times(2000, "核")) == "0 the query has more than 1,024 clauses");
  }

  TEST_CASE("a query may have 64 fuzzy words and no more") {
    CHECK(outcome(times(64, "ab~ ")) == "read");
    CHECK(outcome(times(65, "ab~ ")) == "256 the query has more than 64 fuzzy words");
  }

  TEST_CASE("brackets, NOT and signs may be nested 64 deep and no deeper") {
    CHECK(outcome(times(kMaxDepth, "(") + "a" + times(kMaxDepth, ")")) == "read");
    CHECK(outcome(times(kMaxDepth + 1, "(") + "a" + times(kMaxDepth + 1, ")")) ==
          "64 brackets are nested deeper than 64");
    CHECK(outcome(times(kMaxDepth, "NOT ") + "a") == "read");
    CHECK(outcome(times(kMaxDepth + 1, "NOT ") + "a") ==
          "256 NOT and signs are nested deeper than 64");
    CHECK(outcome(times(8000, "(")) == "64 brackets are nested deeper than 64");
    CHECK(outcome(times(4000, "NOT ") + "a").ends_with("nested deeper than 64"));
    CHECK(outcome(times(8000, "+-") + "a").ends_with("nested deeper than 64"));
    CHECK(outcome(times(1000, "(a AND ")).ends_with("nested deeper than 64"));
  }

  TEST_CASE("the query is the context of what went wrong in it") {
    try {
      parse("a AND", true);
      FAIL("read");
    } catch (const Error& error) {
      CHECK(error.context() == "a AND");
    }
  }

  TEST_CASE("any string is read, and what is shown of it is in the language") {
    const std::vector<std::string> alphabet = {
        "a",  "b",  "Six-Party", "й",  "북한", "核",   "1950",   " ",        " ",    " ",
        "\"", "“",  "”",         "(",  ")",    "+",    "-",      "*",        ":",    "^",
        "'",  "’",  "…",         "😀",  "AND",  " OR ", "NOT ",   "theme:",   "doc:", "lang:x",
        "/",  "\\", "^2",        "　", ",",    ".",    "\u0301", "section:", "date:", "..", "place:", "Korea", "title:", "«",    "\u00AD",
        "»",  "‘",  "「",        "」", "（",   "）",   "－",     "：",       "＂",   " NEAR/2 ",
        "~",  "~2", "＊", "..", "–", "period:", "2019", "lang:", "author:", "doc:", "Date:"};
    std::mt19937 random(4);
    for (int round = 0; round < 6000; ++round) {
      std::string query;
      for (std::size_t i = random() % 14; i-- > 0;) query += alphabet[random() % alphabet.size()];
      CAPTURE(query);
      REQUIRE(outcome(query, false) == "read");
      outcome(query, true);
      // What is shown to the user can be asked again, and then means what it says.
      const std::string shown = to_string(parse(query, false).root);
      CAPTURE(shown);
      // Only a value that holds a double quote must be shown in others.
      const bool strict = shown.find("«") == std::string::npos &&
                          shown.find("「") == std::string::npos &&
                          shown.find("『") == std::string::npos;
      REQUIRE(outcome(shown, strict) == "read");
      const std::string again = to_string(parse(shown, strict).root);
      CHECK(to_string(parse(again, strict).root) == again);
    }
  }

  TEST_CASE("any UTF-8 is read") {
    std::mt19937 random(5);
    for (int round = 0; round < 3000; ++round) {
      std::string query;
      for (std::size_t i = random() % 40; i-- > 0;) {
        const char32_t below[] = {0x80, 0x80, 0x800, 0x3100, 0x10000, 0x110000};
        const char32_t c = static_cast<char32_t>(random()) % below[random() % 6];
        const bool surrogate = c >= 0xD800 && c < 0xE000;
        pilcrow::append_utf8(query, surrogate ? U' ' : c);
      }
      CAPTURE(query);
      CHECK(outcome(query, false) == "read");
      const std::string shown = to_string(parse(query, false).root);
      CAPTURE(shown);
      CHECK(outcome(shown) == "read");
    }
  }
}
