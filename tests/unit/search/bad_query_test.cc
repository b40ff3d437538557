// Queries that cannot be understood, and the limits.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "pilcrow/error.h"
#include "search/parser.h"
#include "search/scanner.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::search::kMaxClauses;
using pilcrow::search::kMaxDepth;
using pilcrow::search::kMaxQueryBytes;
using pilcrow::text::Analyser;

namespace {

// "where message", or "read".
std::string outcome(const std::string& query) {
  static Analyser analyser;
  try {
    to_string(pilcrow::search::parse(query, {"en"}, analyser).root);
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
  TEST_CASE("NEAR and ADJ ask for what they can use") {
    CHECK(outcome("NEAR b") == "0 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR") == "6 expected something after NEAR");
    CHECK(outcome("a ADJ )") == "6 expected something after ADJ");
    CHECK(outcome("\"a b\" NEAR c") == "6 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR \"b\"") == "7 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR b*") == "7 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR (b)") == "7 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR six-party") == "7 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR theme:b") == "7 NEAR and ADJ stand between single words");
    CHECK(outcome("a NEAR section:b") == "7 words near one another are looked for in one field");
    CHECK(outcome("a NEAR/3 b NEAR/4 c") ==
          "11 words near one another take one operator with one distance");
    CHECK(outcome("a NEAR b ADJ c") ==
          "9 words near one another take one operator with one distance");
    for (const char* query : {"a NEAR/0 b", "a NEAR/ b", "a NEAR/x b", "a NEAR/1001 b",
                              "a NEAR/99999999999999999999999 b"}) {
      CHECK(outcome(query) == "6 the distance of NEAR and ADJ is a number from 1 to 1,000");
    }
    CHECK(outcome("a" + times(kMaxClauses, " NEAR a")) ==
          std::to_string(7 * kMaxClauses) + " " +
              "the query has more than 1,024 clauses");
  }

  TEST_CASE("each mistake is told with its byte") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"\"a", "0 this quotation mark is not closed"},
        {"é \"b", "3 this quotation mark is not closed"},
        {"“a", "0 this quotation mark is not closed"},
        {"\"", "0 this quotation mark is not closed"},
        {"theme:\"a", "6 this quotation mark is not closed"},
        {"\"\"", "0 there is no word in these quotation marks"},
        {"a \"…\"", "2 there is no word in these quotation marks"},
        {"section:\"…\"", "0 there is no word in these quotation marks"},
        {"()", "0 there is nothing in these brackets"},
        {"a ( - )", "2 there is nothing in these brackets"},
        {"(", "0 this bracket is not closed"},
        {"a AND (b", "6 this bracket is not closed"},
        {"((a)", "0 this bracket is not closed"},
        {")", "0 this bracket was not opened"},
        {"a)", "1 this bracket was not opened"},
        {"theme:a)b", "7 this bracket was not opened"},
        {"a AND", "5 expected something after AND"},
        {"a AND …", "9 expected something after AND"},
        {"a OR ", "5 expected something after OR"},
        {"(a OR)", "5 expected something after OR"},
        {"a AND OR b", "6 expected something after AND"},
        {"NOT", "3 expected something after NOT"},
        {"NOT )", "4 expected something after NOT"},
        {"NOT AND a", "4 expected something after NOT"},
        {"AND", "0 expected something before this operator"},
        {"OR a", "0 expected something before this operator"},
        {"a (AND b)", "3 expected something before this operator"},
        {"-AND a", "1 expected something before this operator"},
        {"theme:", "6 expected a value after 'theme:'"},
        {"a lang:", "7 expected a value after 'lang:'"},
        {"doc: a", "4 expected a value after 'doc:'"},
        {"section:\"\"", "10 expected a value after 'section:\"\"'"},
        {"lang:(ru)", "5 expected a value after 'lang:'"},
        {"section:…", "8 there is no word here"},
        {"-…", "1 there is no word here"},
        {"a +*", "3 there is no word here"},
        {"-)", "1 expected a word, a \"phrase\" or a bracket"},
        {"(+)", "2 expected a word, a \"phrase\" or a bracket"},
        {"a\xFF", "1 the query is not UTF-8"},
        {"\xE2\x82", "0 the query is not UTF-8"},
    };
    for (const auto& row : rows) {
      const auto& query = row.first;
      CAPTURE(query);
      CHECK(outcome(query) == row.second);
    }
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
    CHECK(outcome(times(3000, "a OR ")) == "5120 the query has more than 1,024 clauses");
    CHECK(outcome(times(kMaxClauses, "a-") + "a") == "0 the query has more than 1,024 clauses");
    CHECK(outcome(times(2000, "核")) == "0 the query has more than 1,024 clauses");
  }

  TEST_CASE("brackets, NOT and signs may be nested 64 deep and no deeper") {
    CHECK(outcome(times(kMaxDepth, "(") + "a" + times(kMaxDepth, ")")) == "read");
    CHECK(outcome(times(kMaxDepth + 1, "(") + "a" + times(kMaxDepth + 1, ")")) ==
          "65 brackets are nested deeper than 64");
    CHECK(outcome(times(kMaxDepth, "NOT ") + "a") == "read");
    CHECK(outcome(times(kMaxDepth + 1, "NOT ") + "a").ends_with("nested deeper than 64"));
    CHECK(outcome(times(8000, "(")) == "65 brackets are nested deeper than 64");
    CHECK(outcome(times(4000, "NOT ")).ends_with("nested deeper than 64"));
    CHECK(outcome(times(8000, "+-")).ends_with("nested deeper than 64"));
    CHECK(outcome(times(1000, "(a AND ")).ends_with("nested deeper than 64"));
  }

  TEST_CASE("the query is the context of what went wrong in it") {
    static Analyser analyser;
    try {
      pilcrow::search::parse("a AND", {}, analyser);
      FAIL("read");
    } catch (const Error& error) {
      CHECK(error.context() == "a AND");
    }
  }

  TEST_CASE("any string is read, or refused at a byte of it") {
    const std::vector<std::string> alphabet = {
        "a",  "b",  "Six-Party", "й",  "북한", "核",   "1950",   " ",        " ",    " ",
        "\"", "“",  "”",         "(",  ")",    "+",    "-",      "*",        ":",    "^",
        "'",  "’",  "…",         "😀",  "AND",  " OR ", "NOT ",   "theme:",   "doc:", "lang:x",
        "/",  "\\", "\t",        "　", ",",    ".",    "\u0301", "section:", "\xFF", "\u00AD"};
    std::mt19937 random(4);
    Analyser analyser;
    int read = 0;
    for (int round = 0; round < 3000; ++round) {
      std::string query;
      for (std::size_t i = random() % 14; i-- > 0;) {
        // Bytes that make no UTF-8 come seldom, or little else would be tried.
        const std::string& next = alphabet[random() % alphabet.size()];
        if (next != "\xFF" || random() % 16 == 0) query += next;
      }
      CAPTURE(query);
      if (outcome(query) != "read") continue;
      ++read;
      // What is shown to the user can be asked again, and then means what it says.
      const std::string shown = to_string(pilcrow::search::parse(query, {"en"}, analyser).root);
      CAPTURE(shown);
      REQUIRE(outcome(shown) == "read");
      const std::string again = to_string(pilcrow::search::parse(shown, {"en"}, analyser).root);
      CHECK(to_string(pilcrow::search::parse(again, {"en"}, analyser).root) == again);
    }
    CHECK(read > 500);
  }
}
