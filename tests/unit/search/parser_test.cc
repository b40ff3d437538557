// Queries and their trees.

#include "search/parser.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using pilcrow::search::Clause;
using pilcrow::search::ClauseKind;
using pilcrow::search::Field;
using pilcrow::search::ParsedQuery;
using pilcrow::search::Role;
using pilcrow::text::Analyser;

namespace {

using Strings = std::vector<std::string>;

ParsedQuery parse(const std::string& query) {
  static Analyser analyser;  // remembers words: the tests share it
  return pilcrow::search::parse(query, {"en", "ru", "ko", "ja"}, analyser);
}

std::string tree(const std::string& query) { return to_string(parse(query).root); }

void check(const std::vector<std::pair<std::string, std::string>>& rows) {
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(tree(query) == expected);
    CHECK(tree(expected) == expected);  // what is shown to the user means the same
  }
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("words, phrases and prefixes stand side by side") {
    check({{"", ""},
           {"  \t\n ", ""},
           {"railway", "railway"},
           {"Nuclear TEST", "nuclear test"},
           {"\"armistice agreement\"", "\"armistice agreement\""},
           {"invest*", "invest*"},
           {"Kosygn~", "kosygn~2"},
           {"coal~", "coal~1"},
           {"coal~2", "coal~2"},
           {"уголь~", "уголь~1"},
           {"six-partie~1", "six partie~1"},
           {"1~2 5~ coal~3 ~coal $~2", "1 2 5 coal~2 coal 2"},
           {"北京~", "北京"},
           {"a**", "a*"},
           {"é* Łódź İstanbul", "e* lodz istanbul"},
           {"\"one\"", "\"one\""},
           {"a\"b\"c", "a \"b\" c"},
           {"\"a b\"*", "\"a b\""},
           {"“curly” „quotes“ “mixed\"", "\"curly\" \"quotes\" \"mixed\""},
           {"don’t don't", "don't don't"},
           {"КНДР договоры", "кндр договоры"},
           {"북한은 DMZ는", "북한은 dmz 는"},
           {"1,000 1950-1953 U.S.", "1,000 1950 1953 u.s"},
           {"צה\"ל \"ארה\"ב וצה\"ל\"", "צה\"ל \"ארה\"ב וצה\"ל\""},
           {"C++ R&D a^2 a~ a?", "c r d a^2 a~1 a"}});
  }

  TEST_CASE("NEAR and ADJ take single words, and bind tighter than AND") {
    check({{"oil NEAR gas", "oil NEAR/10 gas"},
           {"Oil ADJ/3 Gas", "oil ADJ/3 gas"},
           {"a NEAR/2 b NEAR/2 c d", "a NEAR/2 b NEAR/2 c d"},
           {"a AND b NEAR/2 c", "a AND b NEAR/2 c"},
           {"+a ADJ/1 b -c NEAR d", "+a ADJ/1 b -c NEAR/10 d"},
           {"section:a NEAR section:b", "section:a NEAR/10 section:b"},
           {"(a NEAR b) OR NOT c NEAR d", "a NEAR/10 b OR NOT c NEAR/10 d"},
           {"nearly near NEARLY adj", "nearly near nearly adj"}});
    const Clause near = parse("x \"y\" b NEAR/7 a").root.children.at(2);
    CHECK(near.kind == ClauseKind::near);
    CHECK(near.words == Strings{"b", "a"});
    CHECK(near.distance == 7);
    CHECK(!near.ordered);
    CHECK(near.number == 2);
    CHECK(near.source == pilcrow::Range{6, 16});
  }

  TEST_CASE("weights multiply words, phrases, prefixes and what is in brackets") {
    check({{"a^2 b^0.5", "a^2 b^0.5"},
           {"\"a b\"^2 c*^.25", "\"a b\"^2 c*^0.25"},
           {"(a b^2)^3 c", "(a^3 b^6) c"},
           {"((a)^2 OR b)^2", "a^4 OR b^2"},
           {"section:a^2 section:\"a b\"^3", "section:a^2 section:\"a b\"^3"},
           {"(a NEAR/3 b)^2", "(a NEAR/3 b)^2"},
           {"(a NEAR/3 b)^2 AND c", "(a NEAR/3 b)^2 AND c"},
           {"Six-Party^2", "six^2 party^2"},
           {"+Six-Party^2 -b^3", "+\"six party\"^2 -b^3"},
           {"Six-Party*^2", "six^2 party*^2"},
           {"(theme:a b)^2", "+theme:a b^2"},
           {"doc:\"a^2\" a^1", "+doc:\"a^2\" a"},
           {"a^0.0001 (b^0.5)^0.001 c^1.23456", "a^0.001 b^0.001 c^1.235"},
           {"a^100 b^2.", "a^100 b^2"},
           {"a^b a^ ^2 a^2b a^2/3", "a b a a 2b a 2 3"}});
    const Clause word = parse("x a^2").root.children.at(1);
    CHECK(word.weight == 2);
    CHECK(word.text == "a");
    CHECK(word.source == pilcrow::Range{2, 3});
    CHECK(parse("theme:\"x^2\"").root.text == "x^2");
    CHECK(parse("a^2 \"b\"^2 (c)^2").notes.empty());
  }

  TEST_CASE("operators bind by rank: AND, OR, side by side") {
    check({{"a AND b", "a AND b"},
           {"a OR b", "a OR b"},
           {"a AND b AND c", "a AND b AND c"},
           {"a OR b OR c", "a OR b OR c"},
           {"a OR b AND c", "a OR (b AND c)"},
           {"a AND b OR c", "(a AND b) OR c"},
           {"a AND b OR c AND d", "(a AND b) OR (c AND d)"},
           {"a b OR c d", "a (b OR c) d"},
           {"a b AND c d", "a (b AND c) d"},
           {"and or not And aND", "and or not and and"}});
  }

  TEST_CASE("brackets group, and those that change nothing go") {
    check({{"(a OR b) AND c", "(a OR b) AND c"},
           {"((a))", "a"},
           {"(a b)", "a b"},
           {"(a b) c", "(a b) c"},
           {"a(b)c", "a b c"},
           {"(a)(b)", "a b"},
           {"((a OR b) (c OR d)) -e", "((a OR b) (c OR d)) -e"},
           {"(a -b) OR c", "(a -b) OR c"},
           {"(a (b (c d)))", "a (b (c d))"}});
  }

  TEST_CASE("signs and NOT require and exclude") {
    check({{"+a b", "+a b"},
           {"+a", "a"},
           {"-a", "-a"},
           {"NOT a", "-a"},
           {"NOT a b", "-a b"},
           {"a NOT b", "a -b"},
           {"a -b +c", "a -b +c"},
           {"-a -b", "-a -b"},
           {"\"a b\" -c", "\"a b\" -c"},
           {"\"a b\"-title:c", "\"a b\" -title:c"},
           {"+(a b)", "a b"},
           {"+(a b) c", "+(a b) c"},
           {"-(a b)", "-(a b)"},
           {"NOT (a b)", "-(a b)"},
           {"a AND NOT b", "a AND NOT b"},
           {"NOT a AND b", "NOT a AND b"},
           {"a OR NOT b", "a OR NOT b"},
           {"NOT NOT a", "-NOT a"},
           {"-NOT a", "-NOT a"},
           {"+a AND b", "a AND b"},
           {"+a OR b c", "+(a OR b) c"},
           {"-a OR b", "-(a OR b)"},
           {"(-a) b", "(-a) b"},
           {"a AND +b", "a AND b"}});
  }

  TEST_CASE("a minus behind an operator excludes as NOT does") {
    check({{"a AND -b", "a AND NOT b"},
           {"a OR -b", "a OR NOT b"},
           {"NOT -a", "-NOT a"},
           {"a +-b", "a +NOT b"},
           {"a AND -\"b c\" OR d", "(a AND NOT \"b c\") OR d"}});
  }

  TEST_CASE("words with hyphens are words side by side, and a phrase under operators") {
    check({{"Six-Party talks", "six party talks"},
           {"Six-Party AND talks", "\"six party\" AND talks"},
           {"talks OR Six-Party", "talks OR \"six party\""},
           {"+Six-Party", "\"six party\""},
           {"-Six-Party", "-\"six party\""},
           {"NOT Six-Party", "-\"six party\""},
           {"Six-Party*", "six party*"},
           {"a AND Six-Party*", "a AND (six AND party*)"},
           {"+DMZ는", "\"dmz 는\""}});
  }

  TEST_CASE("ideographs are pairs, and a phrase under operators") {
    check({{"核", "核"},
           {"核実験", "核実 実験"},
           {"核*", "核*"},
           {"+核実験", "\"核 実 験\""},
           {"\"核実験\"", "\"核 実 験\""},
           {"核 AND 実験", "核 AND 実験"}});
  }

  TEST_CASE("fields filter, and section looks in headings") {
    check({{"theme:economy", "theme:economy"},
           {"theme:economy/energy oil", "+theme:economy/energy oil"},
           {"oil theme:a theme:b", "oil +theme:a +theme:b"},
           {"-theme:a", "-theme:a"},
           {"+theme:a b", "+theme:a b"},
           {"theme:a OR theme:b", "theme:a OR theme:b"},
           {"theme:\"a b\"", "theme:\"a b\""},
           {"doc:en/treaty.html", "doc:en/treaty.html"},
           {"doc:en/ a -lang:ru", "+doc:en/ a -lang:ru"},
           {"doc:\"a (1).txt\"", "doc:\"a (1).txt\""},
           {"doc:a:b", "doc:a:b"},
           {"section:nuclear", "section:nuclear"},
           {"section:\"Nuclear Test\"", "section:\"nuclear test\""},
           {"section:nucl* -section:a", "section:nucl* -section:a"},
           {"section:Six-Party", "section:\"six party\""},
           {"lang:ru OR a", "lang:ru OR a"},
           {"(theme:a) b", "+theme:a b"}});
  }

  TEST_CASE("names and metadata are filters, with ranges, and a title is looked in for words") {
    static const Strings fields = {"date", "author", "издано"};
    pilcrow::search::ParseOptions options;
    options.has_field = [](const std::string& name) {
      return std::find(fields.begin(), fields.end(), name) != fields.end();
    };
    options.find_names = [](std::string_view kind, std::string_view name) {
      return kind == "place" && name == "North Korea" ? Strings{"korea", "dprk"} : Strings();
    };
    const auto read = [&](const std::string& query) {
      static Analyser analyser;
      return pilcrow::search::parse(query, {"en"}, analyser, options);
    };
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"title:Trains", "title:trains"},
        {"title:\"a b\"^2 title:x*", "title:\"a b\"^2 title:x*"},
        {"title:a NEAR title:b", "title:a NEAR/10 title:b"},
        {"place:\"North Korea\" a", "+place:\"North Korea\" a"},
        {"date:2019..2024 a", "+date:2019..2024 a"},
        {"date:..2019 date:2019..", "+date:..2019 +date:2019.."},
        {"date:\"2019..2024\"", "date:\"2019..2024\""},
        {"Author:\"J. Smith\"", "author:\"J. Smith\""},
        {"Издано:1950 -author:x", "+издано:1950 -author:x"},
        {"editor:x", "editor x"}};
    for (const auto& [query, expected] : rows) {
      const std::string& text = query;
      CAPTURE(text);
      CHECK(to_string(read(query).root) == expected);
      CHECK(to_string(read(expected).root) == expected);
    }
    const Clause name = read("place:\"North Korea\"").root;
    CHECK(name.kind == ClauseKind::filter);
    CHECK(name.field == Field::name);
    CHECK(name.field_name == "place");
    CHECK(name.words == Strings{"korea", "dprk"});
    const Clause range = read("DATE:ＡＢ..c").root;
    CHECK(range.field == Field::metadata);
    CHECK(range.field_name == "date");
    CHECK(range.range);
    CHECK(range.words == Strings{"ab", "c"});
    CHECK(!read("author:\"a..b\"").root.range);
    CHECK(read("author:Œuvre").root.words == Strings{"oeuvre"});
    CHECK(read("title:a").leaves == 0);
  }

  TEST_CASE("punctuation that stands alone asks for nothing") {
    check({{"*", ""},
           {"…", ""},
           {"+", ""},
           {"a - b", "a b"},
           {"a … b", "a b"},
           {"Who — and when ?", "who and when"},
           {"😀 a", "a"}});
  }

  TEST_CASE("ideographic and no-break spaces part words, operators and signs") {
    check({{"北朝　-核", "北朝 -核"},
           {"a　OR　b", "a OR b"},
           {"a\u00A0AND\u00A0b", "a AND b"},
           {"lang:ja　核", "+lang:ja 核"}});
  }

  TEST_CASE("what looks like a field and is none is a word, and a note says so") {
    check({{"Treaty: what", "treaty what"},
           {"https://x.org/a", "https x.org a"},
           {"12:30", "12 30"}});
    CHECK(parse("Treaty: https://x.org 12:30 theme:a").notes.empty());
    CHECK(tree("them:economy") == "them economy");
    const Strings notes = parse("them:economy Thema:a").notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes.front().starts_with("there is no field 'them:' "));
    CHECK(notes.back().starts_with("there is no field 'Thema:' "));
  }

  TEST_CASE("clauses know where they stand, what they are found by, and their number") {
    const std::string query = "é +Договоры -\"joint venture\" section:x (Six-Party*) theme:a/b";
    const ParsedQuery parsed = parse(query);
    CHECK(parsed.leaves == 5);
    const auto& all = parsed.root.children;
    REQUIRE(all.size() == 6);
    const auto source = [&](const Clause& clause) {
      return query.substr(clause.source.begin, clause.source.size());
    };
    CHECK(source(all[0]) == "é");
    CHECK(all[0].role == Role::optional);
    CHECK(all[1].words == Strings{"договоры"});
    REQUIRE(all[1].stems.size() == 2);
    CHECK(all[1].stems[0].text == "договоры");
    CHECK(all[1].stems[0].languages == Strings{"en", "ko", "ja"});
    CHECK(all[1].stems[1].text == "договор");
    CHECK(all[1].stems[1].languages == Strings{"ru"});
    CHECK(all[1].role == Role::required);
    CHECK(all[1].text == "Договоры");
    CHECK(source(all[1]) == "Договоры");
    CHECK(all[2].kind == ClauseKind::phrase);
    CHECK(all[2].words == Strings{"joint", "venture"});
    CHECK(all[2].role == Role::excluded);
    CHECK(source(all[2]) == "\"joint venture\"");
    CHECK(all[3].field == Field::section);
    CHECK(source(all[4]) == "(Six-Party*)");
    CHECK(source(all[4].children[1]) == "Party");
    CHECK(all[4].children[1].kind == ClauseKind::prefix);
    CHECK(all[5].kind == ClauseKind::filter);
    CHECK(all[5].text == "a/b");
    CHECK(source(all[5]) == "theme:a/b");
    const std::vector<std::size_t> numbers = {all[0].number, all[1].number, all[2].number,
                                              all[4].children[0].number, all[4].children[1].number};
    CHECK(numbers == std::vector<std::size_t>{0, 1, 2, 3, 4});
  }
}
