// Compares what commands print over a small tree with what they printed when last looked at.
//
// PILCROW_GOLDEN_UPDATE=1 in the environment writes expected/ anew: read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "support/support.h"

namespace {

using Arguments = std::vector<std::string>;

std::string golden_path(const std::string& name) {
  return support::source_path("tests/golden/" + name);
}

support::CommandResult run_pilcrow(const Arguments& arguments) {
  Arguments all = {PILCROW_BINARY};
  all.insert(all.end(), arguments.begin(), arguments.end());
  // From that folder, so that paths in the output are the same on every machine.
  return support::run(all, {{"PILCROW_DB", ""}, {"NO_COLOR", "1"}, {"COLUMNS", "80"}},
                      golden_path(""));
}

Arguments index_command(const std::string& folder, const std::string& option) {
  return {"index",   "-d",         folder, "--themes", "themes.toml",
          "--names", "names.toml", option, "tree"};
}

// An index of the tree, made once for each process.
const std::string& index_folder() {
  static const support::TempDir folder;
  static const std::string index = [] {
    std::string path = folder / "index";
    const auto made = run_pilcrow(index_command(path, "--quiet"));
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
    return path;
  }();
  return index;
}

// Puts `instead` for what stands between each `before` and the next of the characters `ends`.
std::string blanked(std::string text, const std::string& before, const std::string& ends,
                    const std::string& instead) {
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
    at += before.size();
    const std::size_t end = std::min(text.find_first_of(ends, at), text.size());
    text.replace(at, end - at, instead);
    at += instead.size();
  }
  return text;
}

// Without times and sizes on disk, which are nobody's promise.
std::string normalised(std::string text) {
  text = blanked(std::move(text), " bytes) in ", ";\n", "TIME");
  text = blanked(std::move(text), " kB) in ", ";\n", "TIME");
  text = blanked(std::move(text), " documents, 14 paragraphs, ", "\n", "SIZE in TIME");
  text = blanked(std::move(text), "\"seconds\": ", ",", "TIME");
  text = blanked(std::move(text), "\non disk       ", "\n", "SIZE");
  const std::size_t parts = text.find("\non disk");
  if (parts == std::string::npos) return text;
  // The parts below have names of different lengths: the value begins in column 14.
  for (std::size_t line = text.find("\n  ", parts); line != std::string::npos;
       line = text.find("\n  ", line + 1)) {
    const std::size_t end = text.find('\n', line + 1);
    text.replace(line + 15, end - line - 15, "SIZE");
  }
  return text;
}

void compare(const std::string& name, const Arguments& arguments, int exit_code = 0) {
  const auto result = run_pilcrow(arguments);
  const std::string path = golden_path("expected/" + name);
  const std::string out = normalised(result.out);
  CAPTURE(result.err);
  CHECK(result.exit_code == exit_code);
  if (std::getenv("PILCROW_GOLDEN_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << out;
    return;
  }
  CHECK(out == support::read_file(path));
}

Arguments on_index(const std::string& command, const Arguments& rest = {}) {
  Arguments all = {command, "-d", index_folder()};
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("help") { compare("help.txt", {"help"}); }

  TEST_CASE("help of search") { compare("help-search.txt", {"help", "search"}); }

  TEST_CASE("help of check") { compare("help-check.txt", {"help", "check"}); }

  TEST_CASE("index") {
    const support::TempDir folder;
    compare("index.txt", index_command(folder / "i", "--exclude=nothing"));
  }

  TEST_CASE("index as JSON") {
    const support::TempDir folder;
    compare("index.json", index_command(folder / "i", "--json"));
  }

  TEST_CASE("search for words") {
    compare("search.txt", on_index("search", {"lighthouse", "lamp", "--facet", "theme"}));
  }

  TEST_CASE("search in colour") {
    compare("search-colour.txt",
            on_index("search", {"--color", "always", "oil OR \"Grey Point\""}));
  }

  TEST_CASE("search with all that can be said") {
    compare("search-full.txt",
            on_index("search", {"--full", "-v", "(keep* OR смотритель) -brother"}));
  }

  TEST_CASE("search as JSON") {
    compare("search.json", on_index("search", {"--json", "+lamp oil", "--facet", "theme", "--facet",
                                               "place", "--limit", "3"}));
  }

  TEST_CASE("search as JSON by the line") {
    compare("search.jsonl", on_index("search", {"--jsonl", "--full", "등대 OR маяк"}));
  }

  TEST_CASE("search by date") {
    compare("search-date.txt",
            on_index("search", {"--sort", "date", "--all", "--per-document", "1", "lamp OR маяк"}));
  }

  TEST_CASE("search in groups") {
    compare("search-groups.txt",
            on_index("search", {"--group", "document", "--per-document", "2", "lamp oil keepers"}));
  }

  TEST_CASE("search in groups as JSON") {
    compare("search-groups.json", on_index("search", {"--json", "--group", "document", "--limit", "1",
                                                      "--offset", "1", "lamp"}));
  }

  TEST_CASE("search for what is not there") {
    compare("nothing.json", on_index("search", {"--json", "zeppelin"}), 1);
  }

  TEST_CASE("search for what is misspelt") {
    compare("misspelt.txt", on_index("search", {"lighthuose lamp", "--limit", "1"}));
  }

  TEST_CASE("explain") {
    compare("explain.txt", on_index("explain", {"the lamp at grey point", "lighthouse.md#p3-3fa1d3c5"}));
  }

  TEST_CASE("explain what is not found, as JSON") {
    compare("explain.json",
            on_index("explain", {"--json", "+zeppelin lamp", "lighthouse.md#p3-3fa1d3c5"}), 1);
  }

  TEST_CASE("similar") {
    compare("similar.txt", on_index("similar", {"--limit", "2", "lighthouse.md#p3-3fa1d3c5"}));
  }

  TEST_CASE("help of explain") { compare("help-explain.txt", {"help", "explain"}); }
  TEST_CASE("help of similar") { compare("help-similar.txt", {"help", "similar"}); }

  TEST_CASE("suggest") { compare("suggest.txt", on_index("suggest", {"l", "--limit", "5"})); }

  TEST_CASE("suggest as JSON") {
    compare("suggest.json", on_index("suggest", {"--json", "grey"}));
  }

  TEST_CASE("help of suggest") { compare("help-suggest.txt", {"help", "suggest"}); }

  TEST_CASE("facets") {
    compare("facets.txt", on_index("facets", {"--facet", "theme", "--facet", "language", "--facet",
                                              "place", "--facet", "document"}));
  }

  TEST_CASE("help of eval") { compare("help-eval.txt", {"help", "eval"}); }

  TEST_CASE("eval") {
    compare("eval.txt", on_index("eval", {"--queries", "queries.tsv", "--qrels", "qrels.tsv"}));
  }

  TEST_CASE("eval against a baseline, query by query, with minima") {
    compare("eval-baseline.txt",
            on_index("eval", {"--queries", "queries.tsv", "--qrels", "qrels.tsv", "--baseline",
                              "baseline.run", "--per-query", "--min", "ndcg@10=0.5", "--min",
                              "recall@2=0.99"}),
            1);
  }

  TEST_CASE("eval as JSON") {
    compare("eval.json", on_index("eval", {"--json", "--queries", "queries.tsv", "--qrels",
                                           "qrels.tsv", "--baseline", "baseline.run",
                                           "--per-query", "--min", "map=0.5"}));
  }

  TEST_CASE("show a document") {
    compare("show-document.txt", on_index("show", {"lighthouse.md"}));
  }

  TEST_CASE("show a paragraph") {
    compare("show-paragraph.txt", on_index("show", {"mayak.html:1"}));
  }

  TEST_CASE("show as JSON") {
    compare("show.json", on_index("show", {"--json", "notes/reef.txt:2", "--context", "1"}));
  }

  TEST_CASE("outline") { compare("outline.txt", on_index("outline", {"lighthouse.md"})); }

  TEST_CASE("outline as JSON") {
    compare("outline.json", on_index("outline", {"--json", "mayak.html"}));
  }

  TEST_CASE("stats") { compare("stats.txt", on_index("stats")); }

  TEST_CASE("check") { compare("check.txt", on_index("check")); }

  TEST_CASE("a bad query as JSON") {
    compare("bad-query.json", on_index("search", {"--json", "--strict", "lamp AND (oil"}), 2);
  }
}
