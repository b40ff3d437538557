#include <doctest/doctest.h>

#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::run_pilcrow;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a bad query is shown with a caret where it went wrong") {
    for (const char* query :
         {"theme:", "bridge \"open", "(((", "bridge AND", "북한 AND )", "a\tb ((("}) {
      const auto result = run_pilcrow(library().on("search", {"--strict", query}));
      CAPTURE(result.err);
      CHECK(result.exit_code == 2);
      CHECK(result.out == "");
      const auto lines = lines_of(result.err);
      REQUIRE(lines.size() >= 3);
      CHECK(lines[0].starts_with("pilcrow: "));
      CHECK(lines[1].starts_with("  "));
      CHECK(lines[2].find_first_not_of(' ') == lines[2].size() - 1);
      CHECK(lines[2].back() == '^');
    }
  }

  TEST_CASE("a caret stands under its character behind letters of several bytes") {
    const auto result = run_pilcrow(library().on("search", {"--strict", "мост \"река"}));
    CHECK(result.exit_code == 2);
    const auto lines = lines_of(result.err);
    REQUIRE(lines.size() >= 3);
    CHECK(lines[1] == "  мост \"река");
    CHECK(lines[2].find('^') == 7);
  }

  TEST_CASE("a query that is not quite right is forgiven with a note, unless --strict") {
    const auto result = run_pilcrow(library().on("search", {"(bridge AND"}));
    CHECK(result.exit_code == 0);
    CHECK(contains(result.out, "Understood as: bridge\n"
                               "Note: 'AND' has nothing behind it: it was left out\n"
                               "Note: '(' is not closed: it was closed at the end\n"));
    const auto none = run_pilcrow(library().on("search", {"zzz AND"}));
    CHECK(none.exit_code == 1);
    CHECK(contains(none.err, "Note: 'AND' has nothing behind it: it was left out\n"));
    const auto facets = run_pilcrow(library().on("facets", {"bridge OR"}));
    CHECK(contains(facets.out, "\n\nUnderstood as: bridge\nNote: 'OR' has nothing behind it: it was left out\n"));
    CHECK(run_pilcrow(library().on("facets", {"--strict", "bridge OR"})).exit_code == 2);
    const auto lines = run_pilcrow(library().on("search", {"--jsonl", "bridge OR"}));
    CHECK(lines.exit_code == 0);
    CHECK(lines.err == "Note: 'OR' has nothing behind it: it was left out\n");
  }

  TEST_CASE("a huge query is refused and only a part of it is printed") {
    std::string query;
    while (query.size() < 100'000) query += "a OR ";
    const auto result = run_pilcrow(library().on("search", {query}));
    CHECK(result.exit_code == 2);
    CHECK(result.err.size() < 500);
    CHECK(contains(result.err, "…"));
    CHECK(contains(result.err, "^\n"));
  }

  TEST_CASE("a missing index is told with how to make one") {
    const support::TempDir folder;
    for (const char* command : {"search", "show", "outline"}) {
      const auto result = run_pilcrow({command, "word"}, {}, folder.path());
      CHECK(result.exit_code == 3);
      CHECK(result.out == "");
      CHECK(contains(result.err, "pilcrow index PATH"));
      CHECK(contains(result.err, "PILCROW_DB"));
    }
    const auto named = run_pilcrow({"stats", "-d", folder / "elsewhere"});
    CHECK(named.exit_code == 3);
    CHECK(contains(named.err, "pilcrow index -d " + folder / "elsewhere"));
  }

  TEST_CASE("a folder that is no index is told apart from none") {
    const auto result = run_pilcrow({"stats", "-d", library().tree()});
    CHECK(result.exit_code == 3);
    CHECK(contains(result.err, "-d"));
    CHECK_FALSE(contains(result.err, "Make an index first"));
  }

  TEST_CASE("a query that is not UTF-8 is an error or an answer but valid JSON") {
    const auto result = run_pilcrow(library().on("search", {"--json", "bridge \xFF\xC0"}));
    CHECK(result.exit_code <= 2);
    CHECK(nlohmann::json::accept(result.out));
    CHECK(run_pilcrow(library().on("search", {"bridge \xFF\xC0"})).exit_code == result.exit_code);
  }
}
