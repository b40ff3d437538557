// Reading of the two rule files, and what each mistake in them is told.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pilcrow/error.h"
#include "pilcrow/themes.h"
#include "support/support.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::Names;
using pilcrow::Taxonomy;

namespace {

using Strings = std::vector<std::string>;

struct Row {
  std::string toml;
  std::string where;
  std::string message;  // part of it
};

template <typename Rules>
void check_refused(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    try {
      Rules::parse(row.toml, "r.toml");
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      const std::string message = error.what();
      CAPTURE(message);
      CHECK(error.code() == ErrorCode::bad_argument);
      CHECK(error.context() == "r.toml:" + row.where);
      CHECK(message.find(row.message) != std::string::npos);
    }
  }
}

const std::string kA = "[[theme]]\nid = 'a'\n";
const std::string kKim = "[[name]]\nid = 'kim'\nkind = 'person'\n";

std::string load_failure(const std::string& path) {
  try {
    Taxonomy::load(path);
  } catch (const Error& error) {
    CHECK(error.context() == path);
    return std::string(to_string(error.code()));
  }
  return "read";
}

}  // namespace

TEST_SUITE("theme") {
  TEST_CASE("a taxonomy keeps its ids, labels and source") {
    const std::string toml =
        "[[theme]]\nid = 'economy'\nlabel = {en = \"Economy\", ru = \"Экономика\"}\n"
        "cues = ['trade', '\"joint venture\"^2', 'invest*', '무역']\n"
        "[[theme]]\nid = 'economy/energy'\nlabel = 'Energy'\nnot = ['\"olive oil\"']\n"
        "threshold = 0.5\nheading = 0\n"
        "[[theme]]\nid = 'x-1'\nlabel = {ko = \"핵\"}\n"
        "[[theme]]\nid = 'bare'\n";
    const Taxonomy themes = Taxonomy::parse(toml);
    CHECK(!themes.empty());
    CHECK(themes.ids() == Strings{"economy", "economy/energy", "x-1", "bare"});
    CHECK(themes.source() == toml);
    CHECK(themes.contains("economy/energy"));
    CHECK(!themes.contains("energy"));
    CHECK(themes.label("economy", "ru") == "Экономика");
    CHECK(themes.label("economy", "ko") == "Economy");
    CHECK(themes.label("economy/energy", "ru") == "Energy");
    CHECK(themes.label("x-1") == "핵");
    CHECK(themes.label("bare") == "bare");
    CHECK(themes.label("unknown") == "unknown");
  }

  TEST_CASE("no rules are rules too") {
    for (const Taxonomy& themes : {Taxonomy(), Taxonomy::parse(""), Taxonomy::parse("# none\n")}) {
      CHECK(themes.empty());
      CHECK(themes.ids().empty());
      CHECK(!themes.contains("a"));
      CHECK(themes.label("a") == "a");
    }
    CHECK(Taxonomy().source().empty());
    CHECK(Names().empty());
    CHECK(Names::parse("").ids().empty());
    CHECK(Names().label("kim") == "kim");
  }

  TEST_CASE("each mistake in a taxonomy is told with its place") {
    const std::string long_id(101, 'a');
    const std::string long_cue(1001, 'a');
    check_refused<Taxonomy>({
        {"theme = 5", "1:9", "expected [[theme]] tables, found an integer"},
        {"[theme]\nid = 'a'", "1:1", "expected [[theme]] tables, found a table"},
        {"theme = [1]", "1:10", "expected a table, found an integer"},
        {"[[theme]]\nid = 'a'\n[other]\nx = 1", "3:1", "unknown key 'other'; known here: theme"},
        {"[[theme]]\n", "1:1", "expected id ="},
        {"[[theme]]\nid = 5", "2:6", "expected id ="},
        {"[[theme]]\nid = ''", "2:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = 'A'", "2:6", "id 'A': expected [a-z0-9-]"},
        {"[[theme]]\nid = 'a b'", "2:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = '/a'", "2:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = 'a/'", "2:6", "expected [a-z0-9-]"},
        {kA + "[[theme]]\nid = 'a//b'", "4:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = 'é'", "2:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = '" + long_id + "'", "2:6", "expected [a-z0-9-]"},
        {"[[theme]]\nid = 'b/c'", "1:1", "'b/c' needs its parent 'b' before it"},
        {"[[theme]]\nid = 'b/c'\n[[theme]]\nid = 'b'", "1:1", "before it"},
        {kA + "[[theme]]\nid = 'a/b/c'", "3:1", "needs its parent 'a/b'"},
        {kA + kA, "3:1", "id 'a' stands twice"},
        {kA + "colour = 1", "3:10", "unknown key 'colour'; known here: id, label, cues, not"},
        {kA + "label = 5", "3:9", "label: expected"},
        {kA + "label = {en = 5}", "3:15", "expected a string for each language"},
        {kA + "cues = 'x'", "3:8", "cues: expected a list of strings"},
        {kA + "cues = ['x',\n  5]", "4:3", "cues: expected a string, found an integer"},
        {kA + "cues = ['']", "3:9", "expected a word, a \"phrase\" or a prefix*"},
        {kA + "cues = ['  ']", "3:9", "expected a word"},
        {kA + "cues = ['ok', '\"\"']", "3:15", "expected a word"},
        {kA + "cues = ['^2']", "3:9", "expected a word"},
        {kA + "cues = ['*']", "3:9", "'*' behind one word"},
        {kA + "cues = ['a*b']", "3:9", "'*' behind one word"},
        {kA + "cues = ['\"a\" b']", "3:9", "quotes go around the whole"},
        {kA + "not = ['\"a']", "3:8", "quotes go around the whole"},
        {kA + "cues = ['" + long_cue + "']", "3:9", "longer than 1,000 bytes"},
        {kA + "threshold = 'x'", "3:13", "threshold: expected a number from 0 to 100"},
        {kA + "threshold = -1", "3:13", "from 0 to 100"},
        {kA + "threshold = 101", "3:13", "from 0 to 100"},
        {kA + "heading = nan", "3:11", "heading: expected a number"},
        {kA + "heading = inf", "3:11", "heading: expected a number"},
        {kA + "cues = ['x'", "3:12", ""},
        {kA + "id = 'b'", "3:6", ""},
    });
  }

  TEST_CASE("each bad weight is told with its place") {
    for (const std::string weight :
         {"", "0", "-1", "100.5", "b", "1x", "nan", "inf", " 1", "2^3"}) {
      check_refused<Taxonomy>({{kA + "cues = ['x^" + weight + "']", "3:9", ""}});
    }
    for (const std::string weight : {"1", "0.001", "100", "1e1", "2.50"}) {
      CHECK_NOTHROW(Taxonomy::parse(kA + "cues = ['x^" + weight + "']"));
    }
  }

  TEST_CASE("names keep their ids and labels") {
    const Names names = Names::parse(
        "[[name]]\nid = 'north-korea'\nkind = 'place'\nlabel = {en = \"North Korea\", ko = "
        "\"북한\"}\naliases = [\"North Korea\", \"КНДР\"]\n" +
        kKim);
    CHECK(!names.empty());
    CHECK(names.ids() == Strings{"north-korea", "kim"});
    CHECK(names.label("north-korea", "ko") == "북한");
    CHECK(names.label("north-korea", "ru") == "North Korea");
    CHECK(names.label("kim") == "kim");
    for (const std::string kind : {"person", "place", "org", "treaty", "event"}) {
      CHECK_NOTHROW(Names::parse("[[name]]\nid = 'a'\nkind = '" + kind + "'"));
    }
  }

  TEST_CASE("each mistake in names is told with its place") {
    check_refused<Names>({
        {"[[theme]]\nid = 'a'", "1:1", "unknown key 'theme'; known here: name"},
        {"name = 'x'", "1:8", "expected [[name]] tables, found a string"},
        {"[[name]]\nkind = 'place'", "1:1", "expected id ="},
        {"[[name]]\nid = 'Kim'", "2:6", "expected [a-z0-9-]"},
        {"[[name]]\nid = 'kim'", "1:1", "expected kind ="},
        {"[[name]]\nid = 'kim'\nkind = 'city'", "3:8", "\"treaty\" or \"event\""},
        {"[[name]]\nid = 'kim'\nkind = 5", "3:8", "expected kind ="},
        {kKim + "aliases = 'Kim'", "4:11", "aliases: expected a list of strings"},
        {kKim + "aliases = [\n'Kim',\n'']", "6:1", "expected an alias of 1 to 200 bytes"},
        {kKim + "aliases = ['" + std::string(201, 'a') + "']", "4:12", "alias of 1 to 200"},
        {kKim + "cues = ['Kim']", "4:8", "known here: id, kind, label, aliases"},
        {kKim + kKim, "4:1", "id 'kim' stands twice"},
    });
  }

  TEST_CASE("files are read, and what cannot be read is told") {
    const support::TempDir folder;
    CHECK(Taxonomy::load(folder.write("t.toml", kA)).ids() == Strings{"a"});
    CHECK(Names::load(folder.write("n.toml", kKim)).ids() == Strings{"kim"});
    CHECK(Taxonomy::load(folder.write("empty.toml", "")).empty());
    CHECK(load_failure(folder / "missing.toml") == "not_found");
    const std::string path = folder.write("bad.toml", kA + "heading = 'x'");
    CHECK_THROWS_WITH_AS(Taxonomy::load(path), "heading: expected a number from 0 to 100", Error);
    const std::string large = "# " + std::string(100000, '-') + "\n" + kA;
    CHECK(Taxonomy::load(folder.write("large.toml", large)).source() == large);
  }

  TEST_CASE("a folder in place of a file of rules is an error, not a file without rules") {
    const support::TempDir folder;
    CHECK(load_failure(folder.path()) == "io");
  }

  TEST_CASE("what is no TOML is told with its place, whatever the bytes") {
    const Strings texts = {
        "[[theme]]\nid = ",       "\xFF\xFE", std::string(3, '\0'), "[[[[[[", "a.b.c.d",
        std::string(100000, '['), "= 5"};
    for (const auto& text : texts) {
      try {
        Taxonomy::parse(text, "r.toml");
        FAIL_CHECK("accepted");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::bad_argument);
        CHECK(error.context().starts_with("r.toml:"));
      }
    }
  }

  TEST_CASE("mistakes in trees and in what is new are told with their places") {
    check_refused<Taxonomy>({
        {kA + "cues = ['oil AND']", "3:9", "cue 'oil AND'"},
        {kA + "cues = ['(oil gas)']", "3:9", "between words and phrases stand AND, OR, NEAR or ADJ"},
        {kA + "cues = ['theme:b AND oil']", "3:9", "a theme cannot be a cue of another"},
        {kA + "cues = ['oil~ AND gas']", "3:9", "a cue has no fuzzy words"},
        {kA + "cues = ['oil^2 AND gas']", "3:9", "expected a weight"},
        {kA + "cues = ['period:now']", "3:9", "period: takes a year"},
        {kA + "cues = {en = 5}", "3:14", "expected a list of strings"},
        {kA + "require = 5", "3:11", "require: expected a list of strings"},
        {kA + "heading-levels = 0.5", "3:18", "expected a whole number"},
        {kA + "by-length = 1", "3:13", "expected true or false"},
        {"include = ['x.toml']", "1:11", "only a file can include others"},
    });
    check_refused<Names>({
        {kKim + "aliases = [{with = ['a']}]", "4:12", "expected a string or {alias"},
        {kKim + "aliases = [{alias = 'a', without = []}]", "4:36", "unknown key 'without'"},
    });
  }

  TEST_CASE("a file may include others, and its source then holds all of them") {
    const support::TempDir folder;
    folder.write("more/energy.toml", "[[theme]]\nid = 'economy/energy'\ncues = ['oil']\n");
    folder.write("economy.toml", "[[theme]]\nid = 'economy'\n");
    const std::string path = folder.write(
        "themes.toml", "# all\ninclude = [\n  'economy.toml', # first\n  \"more/energy.toml\",\n]\n"
                       "[[theme]]\nid = 'own'\n");
    const Taxonomy themes = Taxonomy::load(path);
    CHECK(themes.ids() == Strings{"economy", "economy/energy", "own"});
    CHECK(Taxonomy::parse(themes.source()).ids() == themes.ids());

    const auto refused = [&](const std::string& toml) -> std::string {
      folder.write("bad.toml", toml);
      try {
        Taxonomy::load(folder / "bad.toml");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::bad_argument);
        return error.what();
      }
      return "accepted";
    };
    CHECK(refused("include = ['bad.toml']").find("is included already") != std::string::npos);
    CHECK(refused("include = ['none.toml']").find("cannot read") != std::string::npos);
    CHECK(refused("include = 'economy.toml'").find("a list of strings") != std::string::npos);
    CHECK(refused("include = ['economy.toml', 'economy.toml']").find("is included already") !=
          std::string::npos);
  }

  TEST_CASE("files that were joined by include made an index that nothing could open") {
    const support::TempDir folder;
    folder.write("tables.toml", "[[theme]]\nid = 'a'\n");
    folder.write("list.toml", "theme = [{id = 'b'}]\n");
    const auto where = [&](const std::string& toml) -> std::string {
      folder.write("main.toml", toml);
      try {
        const Taxonomy themes = Taxonomy::load(folder / "main.toml");
        CHECK(Taxonomy::parse(themes.source()).ids() == themes.ids());
      } catch (const Error& error) {
        CHECK(std::string(error.what()).find("expected [[theme]] tables") != std::string::npos);
        return error.context().substr(folder.path().size() + 1);
      }
      return {};
    };
    CHECK(where("theme = [{id = 'c'}]\n").empty());
    CHECK(where("include = ['tables.toml']\ntheme = [{id = 'c'}]\n").starts_with("main.toml:2:"));
    CHECK(where("include = ['list.toml']\n[[theme]]\nid = 'c'\n").starts_with("list.toml:1:"));
    CHECK(where("include = ['tables.toml']\n[[theme]]\nid = 'c'\n").empty());
  }

  TEST_CASE("cues that would never be found, or mean something else, are refused") {
    const std::string theme = "[[theme]]\nid = 'a'\n";
    check_refused<Taxonomy>({
        {theme + "cues = ['-violin']", "3:9", "behind AND NOT"},
        {theme + "cues = ['NOT violin']", "3:9", "behind AND NOT"},
        {theme + "cues = ['trumpet -sounds']", "3:9", "behind AND NOT"},
        {theme + "cues = {english = ['a']}", "3:19", "'english' is no language"},
        {theme + "cues = {EN = ['a']}", "3:14", "'EN' is no language"},
        {theme + "label = {english = 'a'}", "3:20", "'english' is no language"},
    });
    CHECK(Taxonomy::parse(theme + "cues = ['12:30', 'well-known', \"T-34\"]").ids() == Strings{"a"});
  }
}
