// What is the same for all commands: suggestions for slips, how much is said, paging.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::run_pilcrow;

namespace {

// A paragraph of the railway document that the index has.
std::string anchor() {
  const auto found = run_pilcrow(library().on("search", {"+railway +autumn", "--format", "{anchor}"}));
  return found.out.substr(0, found.out.find('\n'));
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("what there is not is told with the nearest that there is") {
    const std::vector<std::pair<cli::Arguments, std::string>> slips = {
        {{"serach", "x"}, "did you mean 'search'?"},
        {{"faets"}, "did you mean 'facets'?"},
        {{"help", "optimise"}, "did you mean 'optimize'?"},
        {{"opt"}, "did you mean 'optimize'?"},
        {{"search", "--lmit", "3", "x"}, "did you mean '--limit'?"},
        {{"search", "--limt=3", "x"}, "did you mean '--limit'?"},
        {{"index", "--theme", "t", "."}, "did you mean '--themes'?"},
        {{"themes", "chek", "f"}, "did you mean 'check'?"},
        {{"cite", "--style", "bibtext", "a"}, "did you mean 'bibtex'?"},
        {{"search", "--sort", "dates", "x"}, "there are score, document and date"},
        {{"version"}, "did you mean '--version'?"},
        {{"--verison"}, "did you mean '--version'?"},
        {{"help", "--mna", "search"}, "did you mean '--man'?"},
        {{"search", "--limit"}, "--limit needs a value"},
        {library().on("search", {"ledger", "--format", "{anhor}"}), "did you mean 'anchor'?"},
    };
    for (const auto& slip : slips) {
      const auto& [arguments, told] = slip;
      const auto result = run_pilcrow(arguments);
      CAPTURE(slip.second);
      CAPTURE(result.err);
      CHECK(result.exit_code == 2);
      CHECK(contains(result.err, told));
    }
    for (const cli::Arguments& far : {cli::Arguments{"zeppelin"}, {"search", "--zeppelin", "x"},
                                      {"x"}, {std::string(100'000, 'a')}}) {
      CHECK_FALSE(contains(run_pilcrow(far).err, "did you mean"));
    }
  }

  TEST_CASE("quiet searches answer by their exit code, and print what programs asked for") {
    for (const char* quiet : {"-q", "--quiet"}) {
      const auto found = run_pilcrow(library().on("search", {quiet, "ledger"}));
      CHECK(found.exit_code == 0);
      CHECK(found.out + found.err == "");
    }
    const auto none = run_pilcrow(library().on("search", {"-q", "zeppelin"}));
    CHECK(none.exit_code == 1);
    CHECK(none.out + none.err == "");
    CHECK(cli::pilcrow_json(library().on("search", {"-q", "--json", "ledger"}))["hits"].size() == 1);
    CHECK(run_pilcrow(library().on("search", {"-q", "--format", "{rank}", "ledger"})).out == "1\n");
    CHECK(run_pilcrow(library().on("check", {"-q"})).out == "");
    const auto wrong = run_pilcrow(library().on("search", {"-q", "--strict", "((("}));
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err != "");
  }

  TEST_CASE("verbose commands say what they do") {
    const support::TempDir folder;
    const auto made = run_pilcrow({"index", "-v", "-d", folder / "i", library().tree()});
    CHECK(contains(made.err, " ms  reading\n"));
    CHECK(contains(made.err, " ms  merging\n"));
    const auto removed = run_pilcrow({"delete", "-v", "-d", folder / "i", "en/"});
    CHECK(contains(removed.out, "en/railway.md\n"));
    CHECK(contains(removed.out, "Deleted 2 documents.\n"));
    CHECK(contains(run_pilcrow({"check", "-v", "-d", folder / "i"}).err, "looking at segments/"));
    CHECK(contains(run_pilcrow(library().on("facets", {"-v", "trade"})).out,
                   "Understood as: trade\n"));
  }

  TEST_CASE("--stats says what time a search took, apart from the answer") {
    for (const auto& arguments : {library().on("search", {"--stats", "trade"}),
                                  library().on("similar", {"--stats", anchor()}),
                                  library().on("facets", {"--stats"})}) {
      const auto result = run_pilcrow(arguments);
      CAPTURE(result.err);
      CHECK(result.exit_code == 0);
      for (const char* step : {"opening the index", "matching and scoring", "counting facets"}) {
        CHECK(contains(result.err, std::string(" ms  ") + (*step == 'o' ? "" : "  ") + step));
        CHECK_FALSE(contains(result.out, step));
      }
    }
  }

  TEST_CASE("citations and explanations come item by item too") {
    const std::string cited = anchor();
    CHECK(run_pilcrow(library().on("cite", {"--format", "{date} {authors.1}", cited})).out ==
          "2021-04-09 Jan Aas\n");
    const auto line = nlohmann::json::parse(run_pilcrow(library().on("cite", {"--jsonl", cited})).out);
    CHECK(line["anchor"] == cited);
    CHECK(contains(run_pilcrow(library().on("explain", {"--format", "{id} {assigned}", cited})).out,
                   "economy/transport true\n"));
    const auto parts = run_pilcrow(library().on("explain", {"--format", "{what}", "autumn", cited}));
    CHECK(parts.exit_code == 0);
    CHECK(contains(parts.out, "autumn\n"));
    const auto not_found = run_pilcrow(library().on("explain", {"--jsonl", "zeppelin", cited}));
    CHECK(not_found.exit_code == 1);
  }

  TEST_CASE("what is longer than the screen goes to a pager" *
            doctest::skip(!cli::has_terminals())) {
    const cli::Environment pager = {{"PAGER", "sed 's/^/paged: /'"}};
    const cli::Arguments help = {"help", "search"};
    CHECK(contains(cli::pilcrow_on_terminal(help, 80, pager).text, "paged: Usage: pilcrow search"));
    CHECK(contains(
        cli::pilcrow_on_terminal(library().on("show", {"en/railway.md"}), 20, pager).text,
        "paged: "));
    // Short, not wanted, no pager, or none that runs before one's own.
    CHECK_FALSE(contains(cli::pilcrow_on_terminal(library().on("show", {"en/harbour.txt:1"}), 80,
                                                  pager)
                             .text,
                         "paged: "));
    CHECK_FALSE(contains(
        cli::pilcrow_on_terminal(library().on("show", {"--no-pager", "en/railway.md"}), 20, pager)
            .text,
        "paged: "));
    for (const char* none : {"", "cat"}) {
      const auto plain =
          cli::pilcrow_on_terminal(help, 80, {{"PILCROW_PAGER", none}, {"PAGER", "sed d"}});
      CHECK(contains(plain.text, "Usage: pilcrow search"));
      CHECK(lines_in(plain.text) > 24);
    }
    CHECK_FALSE(contains(run_pilcrow(help, pager).out, "paged: "));
  }

  TEST_CASE("a pager that cannot be run leaves the answer to the terminal" *
            doctest::skip(!cli::has_terminals())) {
    const auto whole = run_pilcrow({"help", "index"}).out;
    for (const char* const pager : {"no-such-pager", "/dev/null", "no-such-pager -R"}) {
      CAPTURE(pager);
      const auto shown = cli::pilcrow_on_terminal({"help", "index"}, 80, {{"PAGER", pager}});
      CHECK(shown.exit_code == 0);
      CHECK(contains(shown.text, "Usage: pilcrow index"));
      CHECK(lines_in(shown.text) >= lines_in(whole));
    }
    // More than a pipe holds.
    const support::TempDir folder;
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "Line " + std::to_string(i) + " of a long text.\n\n";
    folder.write("tree/long.txt", text);
    REQUIRE(run_pilcrow({"index", "-q", "-d", folder / "i", folder / "tree"}).exit_code == 0);
    const auto shown = cli::pilcrow_on_terminal({"show", "-d", folder / "i", "long.txt"}, 80,
                                                {{"PAGER", "no-such-pager"}});
    CHECK(shown.exit_code == 0);
    CHECK(contains(shown.text, "Line 0 of a long text."));
    CHECK(contains(shown.text, "Line 3999 of a long text."));
  }

  TEST_CASE("a pager that is left early ends the program quietly" *
            doctest::skip(!cli::has_terminals())) {
    const auto left = cli::pilcrow_on_terminal({"help", "search"}, 80, {{"PAGER", "head -n 1"}});
    CHECK(left.exit_code == 0);
    CHECK(left.text == "Usage: pilcrow search [OPTION]... QUERY...\r\n");
    CHECK(cli::pilcrow_on_terminal({"help", "search"}, 80, {{"PAGER", "true"}}).text == "");
  }

  TEST_CASE("messages are broken at the width of a terminal" *
            doctest::skip(!cli::has_terminals())) {
    const cli::Arguments long_name = {"stats", "-d", "a folder " + std::string(60, 'x') + " of mine"};
    std::istringstream lines(cli::pilcrow_on_terminal(long_name, 80).text);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(line.size() <= 81);  // with \r
    CHECK(count > 3);
  }

  TEST_CASE("help may name an action of themes, which have one page together") {
    const auto page = run_pilcrow({"help", "themes"});
    CHECK(page.exit_code == 0);
    CHECK(run_pilcrow({"help", "themes", "learn"}).out == page.out);
    CHECK(run_pilcrow({"help", "themes", "unlearn"}).exit_code == 2);
    CHECK(run_pilcrow({"help", "search", "learn"}).exit_code == 2);
  }

  TEST_CASE("the page of a command is in the language of man") {
    const auto page = run_pilcrow({"help", "--man", "search"});
    CHECK(page.exit_code == 0);
    CHECK(contains(page.out, ".TH PILCROW\\-SEARCH 1"));
    CHECK(contains(page.out, "\\fB\\-\\-limit\\fR \\fIN\\fR\n"));
    CHECK(std::all_of(page.out.begin(), page.out.end(), [](char c) { return c >= 0; }));
  }
}
