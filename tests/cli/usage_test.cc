#include <doctest/doctest.h>

#include "cli/cli.h"
#include "pilcrow/version.h"

using cli::contains;
using cli::run_pilcrow;

namespace {

const std::vector<std::string> kCommands = {"index",   "search", "facets",   "show",    "outline",
                                            "stats",   "delete", "optimize", "check",   "eval",
                                            "suggest", "similar", "explain", "resolve", "cite",
                                            "failures", "readers", "themes", "completion",
                                            "report"};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("the program alone says what to do next and that it did nothing") {
    const auto result = run_pilcrow({}, {{"PILCROW_DB", "nowhere"}});
    CHECK(result.exit_code == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "There is no index in nowhere yet"));
    CHECK(contains(result.err, "pilcrow index PATH"));
    CHECK(contains(result.err, "pilcrow help"));
    const auto with_index = run_pilcrow({}, {{"PILCROW_DB", cli::library().index()}});
    CHECK(with_index.exit_code == 2);
    CHECK(contains(with_index.err, "There is an index in " + cli::library().index()));
    CHECK(contains(with_index.err, "pilcrow search QUERY"));
    // 'pilcrow index PATH' would be refused there.
    const auto other = run_pilcrow({}, {{"PILCROW_DB", cli::library().tree()}});
    CHECK(other.exit_code == 2);
    CHECK(contains(other.err, cli::library().tree() + " holds something else than an index"));
    CHECK(contains(other.err, "pilcrow index -d DIR PATH"));
    CHECK_FALSE(contains(other.err, "pilcrow index PATH"));
    const support::TempDir empty;
    CHECK(contains(run_pilcrow({}, {{"PILCROW_DB", empty.path()}}).err, "There is no index in "));
  }

  TEST_CASE("the version is that of the library") {
    const auto result = run_pilcrow({"--version"});
    CHECK(result.exit_code == 0);
    CHECK(result.out == "pilcrow " + std::string(pilcrow::version()) + "\n");
  }

  TEST_CASE("help names every command, and each has help with examples") {
    const auto overview = run_pilcrow({"help"});
    CHECK(overview.exit_code == 0);
    CHECK(overview.err == "");
    CHECK(run_pilcrow({"--help"}).out == overview.out);
    for (const auto& command : kCommands) {
      CAPTURE(command);
      CHECK(contains(overview.out, "\n  " + command + " "));
      const auto help = run_pilcrow({"help", command});
      CHECK(help.exit_code == 0);
      CHECK(contains(help.out, "Usage: pilcrow " + command));
      CHECK(contains(help.out, "\n  -d DIR") ==
            (command != "readers" && command != "completion"));
      CHECK(contains(help.out, "Examples:\n  pilcrow " + command));
      CHECK(run_pilcrow({command, "--help"}).out == help.out);
    }
  }

  TEST_CASE("no line of help is wider than a terminal") {
    for (const auto& command : kCommands) {
      std::istringstream lines(run_pilcrow({"help", command}).out);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(line.size() <= 80);
      }
    }
  }

  TEST_CASE("wrong use is exit code 2 with the help to read") {
    const std::vector<cli::Arguments> wrong = {
        {"nosuch"},
        {"help", "nosuch"},
        {"help", "search", "too-much"},
        {"-d", "somewhere", "search", "word"},
        {"index"},
        {"search"},
        {"show"},
        {"show", "one", "two"},
        {"outline"},
        {"stats", "word"},
        {"search", "--nosuch", "word"},
        {"search", "--limit", "many", "word"},
        {"search", "--limit=-1", "word"},
        {"search", "--limit", "99999999999999999999", "word"},
        {"search", "--limit"},
        {"search", "--color", "sometimes", "word"},
        {"explain", "--json", "--format", "{id}", "a"},
        {"cite", "--jsonl", "--style", "bibtex", "a"},
        {"help", "--man"},
        {"help", "--man", "nosuch"},
        {"search", "--json", "--jsonl", "word"},
        {"search", "--sort", "size", "word"},
        {"search", "--group", "theme", "word"},
        {"search", "--per-document", "x", "word"},
        {"show", "--context", "x", "doc"},
        {"index", "--max-size", "10X", "."},
        {"index", "--max-size", "", "."},
        {"index", "--wait", "soon", "."},
        {"index", "--memory", "1K", "."},
        {"search", "-d", "", "word"},
        {"delete"},
        {"delete", "--wait", "soon", "doc"},
        {"optimize", "word"},
        {"check", "word"},
        {"check", "--mend"},
        {"suggest"},
        {"similar"},
        {"resolve"},
        {"resolve", "--json", "--jsonl", "a"},
        {"cite"},
        {"cite", "--style", "latex", "a"},
        {"similar", "a", "b"},
        {"explain"},
        {"suggest", "--limit", "few", "a"},
        {"eval"},
        {"eval", "--queries", "q"},
        {"eval", "--qrels", "q"},
        {"eval", "--queries", "q", "--qrels", "q", "word"},
        {"eval", "--queries", "q", "--qrels", "q", "--depth", "0"},
        {"eval", "--queries", "q", "--qrels", "q", "--depth", "10001"},
        {"eval", "--queries", "q", "--qrels", "q", "--unit", "page"},
        {"eval", "--queries", "q", "--qrels", "q", "--min", "ndcg@10"},
        {"eval", "--queries", "q", "--qrels", "q", "--min", "speed=0.5"},
        {"eval", "--queries", "q", "--qrels", "q", "--min", "map=-1"},
        {"eval", "--queries", "q", "--qrels", "q", "--min", "map=70"},
    };
    for (const auto& arguments : wrong) {
      const auto result = run_pilcrow(arguments);
      CAPTURE(result.out);
      CAPTURE(result.err);
      CHECK(result.exit_code == 2);
      if (contains(result.out, "error")) continue;  // told as JSON
      CHECK(result.out == "");
      CHECK(result.err.starts_with("pilcrow: "));
      CHECK(contains(result.err, "try 'pilcrow help"));
    }
  }

  TEST_CASE("what is too little or empty is told so") {
    CHECK(contains(run_pilcrow({"index", "--memory", "1K", "."}).err, "--memory is at least 64M"));
    CHECK(contains(run_pilcrow({"search", "-d", "", "word"}).err, "'' is no value for -d"));
  }

  TEST_CASE("files of rules that are not there are wrong use") {
    const support::TempDir folder;
    for (const char* const option : {"--themes", "--names", "--readers", "--xml-rules"}) {
      CAPTURE(option);
      const auto result =
          run_pilcrow({"index", "-d", folder / "i", option, "no-such-file", folder.path()});
      CHECK(result.exit_code == 2);
      CHECK(contains(result.err, "no-such-file"));
    }
  }

  TEST_CASE("help names all values of --group") {
    const std::string help = run_pilcrow({"help", "search"}).out;
    CHECK(contains(help, "none (unless given), or document"));
  }

  TEST_CASE("wrong use is told as JSON where JSON was wanted") {
    const auto json = cli::pilcrow_json({"search", "--json", "--nosuch", "word"}, 2);
    CHECK(json["error"]["code"] == "bad_argument");
    CHECK(contains(json["error"]["message"].get<std::string>(), "--nosuch"));
    // Behind "--" it is a word, not a wish.
    CHECK(run_pilcrow({"search", "--nosuch", "--", "--json"}).out == "");
  }
}
