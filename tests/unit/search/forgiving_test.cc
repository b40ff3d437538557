// What people write in place of the language: signs behind words, values, marks and fields.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pilcrow/error.h"
#include "search/parser.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::search::ParseOptions;
using pilcrow::text::Analyser;

namespace {

pilcrow::search::ParsedQuery parse(const std::string& query, bool strict) {
  static Analyser analyser;
  ParseOptions options;
  options.strict = strict;
  options.has_field = [](const std::string& name) { return name == "date" || name == "author"; };
  options.find_names = [](std::string_view kind, std::string_view name) {
    const bool known = kind == "person" && name == "stalin";
    return known ? std::vector<std::string>{"stalin"} : std::vector<std::string>();
  };
  return pilcrow::search::parse(query, {"en"}, analyser, options);
}

struct Row {
  std::string query;
  std::string tree;
  std::string note;   // its beginning; the problem with a query that is read strictly
  std::size_t where;  // of the problem
};

// Each query is read with a note, and strictly is an error that says the same and points at its
// byte.
void check(const std::vector<Row>& rows) {
  for (const auto& [query, expected, note, where] : rows) {
    const std::string& text = query;
    CAPTURE(text);
    const auto parsed = parse(query, false);
    CHECK(to_string(parsed.root) == expected);
    REQUIRE(!parsed.notes.empty());
    CHECK(parsed.notes.front() == note);
    CHECK(to_string(parse(expected, true).root) == expected);
    try {
      parse(query, true);
      FAIL_CHECK("read");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::bad_query);
      CHECK(error.where() == where);
      CHECK(note.starts_with(std::string(error.what()) + ": "));
    }
  }
}

// Strictly too.
void check_plain(const std::vector<std::pair<std::string, std::string>>& rows) {
  for (const auto& [query, expected] : rows) {
    const std::string& text = query;
    CAPTURE(text);
    CHECK(to_string(parse(query, true).root) == expected);
    CHECK(parse(query, false).notes.empty());
  }
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("a weight of a filter is left out, in quotation marks or not") {
    const std::string left_out = "' weighs what has no score: the weight was left out";
    check(
        {{"lang:ru^2", "lang:ru", "'lang:ru^2" + left_out, 0},
         {"a doc:en/^2", "a +doc:en/", "'doc:en/^2" + left_out, 2},
         {"date:2019..2024^2", "date:2019..2024", "'date:2019..2024^2" + left_out, 0},
         {"theme:economy^2", "theme:economy", "'theme:economy^2" + left_out, 0},
         {"period:1990^2", "period:1990", "'period:1990^2" + left_out, 0},
         {"person:stalin^2", "person:stalin", "'person:stalin^2" + left_out, 0},
         {"lang:ru^-1", "lang:ru", "'^-1' is no weight above 0 and up to 100: it was left out", 7},
         {"person:nob*^2", "nob*^2",
          "there is no person 'nob*': it was taken as a word of the text", 0},
         {"person:nobody^2", "nobody^2",
          "there is no person 'nobody': it was taken as a word of the text", 0}});
    check_plain({{"doc:\"a^2\"", "doc:\"a^2\""}, {"doc:a^b", "doc:a^b"}});
  }

  TEST_CASE("signs behind a word that cannot be are left out, and do not become words") {
    const std::string weight = "' is no weight above 0 and up to 100: it was left out";
    const std::string edits = "' is no number of edits, which is 1 or 2: ";
    const std::string too_many = "' is one sign too many: it was left out";
    check({{"railway^-1", "railway", "'^-1" + weight, 7},
           {"railway^", "railway", "'^" + weight, 7},
           {"treaty^+2 a", "treaty a", "'^+2" + weight, 6},
           {"railway^1e2", "railway", "'^1e2" + weight, 7},
           {"railway^1,5", "railway^1.5", "'^1,5' is not the plain '^1.5': it was taken for it", 7},
           {"railway^2, a", "railway^2 a", "'^2,' is not the plain '^2': it was taken for it", 7},
           {"railway^2^3", "railway^2", "'^3" + too_many, 9},
           {"treaty*^2^", "treaty*^2", "'^" + too_many, 9},
           {"railway~2*", "railway~2", "'*" + too_many, 9},
           {"railway*~", "railway*", "'~" + too_many, 8},
           {"railway^2*", "railway*^2", "'*' stands behind the weight: it was taken before it", 9},
           {"railway*, a", "railway* a", "'*,' is not the plain '*': it was taken for it", 7},
           {"railway~3", "railway~2", "'~3" + edits + "2 was taken", 7},
           {"treaty~99", "treaty~2", "'~99" + edits + "2 was taken", 6},
           {"railway~0", "railway", "'~0" + edits + "it was left out", 7},
           {"railway~0.8", "railway~2", "'~0.8" + edits + "it was taken for '~'", 7},
           {"railway~-1", "railway~2", "'~-1" + edits + "it was taken for '~'", 7}});
  }

  TEST_CASE("signs behind a phrase or a bracket are weights only") {
    const std::string single = "' does not stand behind a single word: it was left out";
    check({{"(treaty)^2^3", "treaty^2", "'^3' is one sign too many: it was left out", 10},
           {"(treaty) ^2", "treaty", "'^2' stands behind no word: it was left out", 9},
           {"(railway)*", "railway", "'*" + single, 9},
           {"(railway)~", "railway", "'~" + single, 9},
           {"\"railway\"*", "\"railway\"", "'*" + single, 9},
           {"\"a railway\"~5", "\"a railway\"", "'~5" + single, 11}});
  }

  TEST_CASE("signs before a word and within one are forgiven; a tilde parts words") {
    check({{"rai*way", "rai way", "'*' stands within a word: it was taken for a space", 3},
           {"a^b", "a b", "'^' stands within a word: it was taken for a space", 1},
           {"*way", "way", "'*' stands before a word: it was left out", 0},
           {"**bold**", "bold*", "'*' is one sign too many: it was left out", 7}});
    check_plain({{"1~2", "1 2"}, {"1950~1953", "1950 1953"}, {"left~right", "left right"}});
  }

  TEST_CASE("an operator's weight is left out, and the note says so") {
    check({{"oil NEAR/5^2 gas", "oil NEAR/5 gas",
            "'NEAR/5^2' weighs an operator: the weight was left out; it stands behind brackets", 4},
           {"oil AND^3 gas", "oil AND gas",
            "'AND^3' weighs an operator: the weight was left out; it stands behind brackets", 4}});
  }

  TEST_CASE("numbers and ideographs are not fuzzy") {
    check({{"abc/5~", "abc 5", "there are no letters to edit in '5': the '~' was left out", 5},
           {"5~", "5", "there are no letters to edit in '5': the '~' was left out", 1},
           {"\u5317~2", "\u5317", "there are no letters to edit in '\u5317': the '~' was left out",
            3}});
  }

  TEST_CASE("full-width signs behind words, and full-width values, are what they are forms of") {
    const std::string taken = ": it was taken for it";
    check({{"treaty＊", "treaty*", "'＊' is not the plain '*'" + taken, 6},
           {"treaty～", "treaty~2", "'～' is not the plain '~'" + taken, 6},
           {"treaty~２", "treaty~2", "'~２' is not the plain '~2'" + taken, 6},
           {"treaty＾２", "treaty^2", "'＾２' is not the plain '^2'" + taken, 6},
           {"date:２０１９．．２０２４", "date:2019..2024",
            "'２０１９．．２０２４' is not the plain '2019..2024'" + taken, 5},
           {"period:１９９０..１９９９", "period:1990..1999",
            "'１９９０..１９９９' is not the plain '1990..1999'" + taken, 7}});
  }

  TEST_CASE("marks that close what was not opened are left out, and an apostrophe is none") {
    const std::string left_out = "' was not opened: it was left out";
    check({{"railway»", "railway", "'»" + left_out, 7},
           {"railway› a", "railway a", "'›" + left_out, 7},
           {"railway」", "railway", "'」" + left_out, 7},
           {"railway』 port", "railway port", "'』" + left_out, 7},
           {"title:railway»", "title:railway", "'»" + left_out, 13}});
    check_plain({{"workers’ party", "workers party"}, {"Home » News", "home news"}});
  }

  TEST_CASE("a period is read in the forms that people write") {
    const std::string taken = ": it was taken for it";
    const std::string takes =
        "period: takes a year, years 1950..1953, a decade 195X or a century 19XX, not ";
    const std::string as_word = ": it was taken as a word of the text";
    check({{"period:195x", "period:195X", "'195x' is not the plain '195X'" + taken, 7},
           {"period:19xx", "period:19XX", "'19xx' is not the plain '19XX'" + taken, 7},
           {"period:1990–1999", "period:1990..1999",
            "'1990–1999' is not the plain '1990..1999'" + taken, 7},
           {"period:1990…1999", "period:1990..1999",
            "'1990…1999' is not the plain '1990..1999'" + taken, 7},
           {"period:1950-1953", "period:1950..1953",
            "'1950-1953' is not the plain '1950..1953'" + taken, 7},
           {"period:1950-53", "period:1950..1953",
            "'1950-53' is not the plain '1950..1953'" + taken, 7},
           {"period:1953-07-27", "period:1953",
            "'1953-07-27' says more than a year: 1953 was taken", 7},
           {"period:1950-06..1953-07", "period:1950..1953",
            "'1950-06..1953-07' says more than years: 1950..1953 was taken", 7},
           {"period:1999..1990", "period:1990..1999",
            "'1999..1990' goes backwards: it was read the other way round", 7},
           {"period:abc", "abc", takes + "'abc'" + as_word, 7},
           {"period:.. a", "a", takes + "'..'" + as_word, 7}});
    check_plain({{"period:1950s", "period:1950s"}, {"period:1950/1953", "period:1950/1953"}});
  }

  TEST_CASE("a range of metadata that goes backwards is turned round") {
    const std::string turned = "' goes backwards: it was read the other way round";
    check({{"date:2024..2019", "date:2019..2024", "'2024..2019" + turned, 5},
           {"date:10..9", "date:9..10", "'10..9" + turned, 5},
           {"author:smith..jones", "author:jones..smith", "'smith..jones" + turned, 7},
           {"date:2019–2024", "date:2019..2024",
            "'2019–2024' is not the plain '2019..2024': it was taken for it", 5}});
    check_plain({{"date:2019-05..2019", "date:2019-05..2019"},
                 {"author:a–b", "author:a–b"},
                 {"date:\"2019…2024\"", "date:\"2019…2024\""},
                 {"date:\"2024..2019\"", "date:\"2024..2019\""}});
  }

  TEST_CASE("fields go without case") {
    check_plain({{"LANG:ru", "lang:ru"},
                 {"Title:treaty", "title:treaty"},
                 {"PERIOD:1990", "period:1990"},
                 {"Person:stalin", "person:stalin"},
                 {"DATE:2019", "date:2019"},
                 {"Treaty: what", "treaty what"}});
  }

  TEST_CASE("a query of punctuation finds nothing, and an empty one everything") {
    using pilcrow::search::ClauseKind;
    for (const std::string query : {"?", "*", "~", "^", ":", "\U0001F600", " … ", "()", "**"}) {
      CAPTURE(query);
      const auto parsed = parse(query, false);
      CHECK(parsed.root.kind == ClauseKind::any);
      CHECK(parsed.root.children.empty());
      REQUIRE(!parsed.notes.empty());
      CHECK(parsed.notes.back() ==
            "there is nothing to look for in '" + query + "': nothing was found");
      CHECK_THROWS_AS(parse(query, true), Error);
    }
    CHECK(parse(" ", true).root.kind == ClauseKind::everything);
  }

  TEST_CASE("what is shown of signs behind no word can be asked again, as was not so") {
    for (const std::string query : {"a*@*", "@^7", "z^__***", "I***s***@***(b", "__*", "a*_*"}) {
      const std::string shown = to_string(parse(query, false).root);
      CAPTURE(query);
      CAPTURE(shown);
      CHECK(parse(shown, false).notes.empty());
      CHECK(to_string(parse(shown, false).root) == shown);
    }
  }
}
