#include <doctest/doctest.h>

#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::run_pilcrow;

namespace {

std::string line_of(const std::string& command, cli::Arguments rest) {
  const auto result = run_pilcrow(library().on(command, std::move(rest)));
  CAPTURE(result.err);
  CHECK(result.exit_code == 0);
  return result.out.substr(0, result.out.find('\n'));
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a template makes a line of each item") {
    CHECK(line_of("search", {"ledger", "--format", "{rank}\\t{document.id}\\t{source.line}"}) ==
          "1\ten/harbour.txt\t5");
    CHECK(line_of("show", {"en/railway.md", "--format", "{{{paragraph}}} {section}"}) ==
          "{1} Building the line");
    CHECK(line_of("show", {"en/railway.md:3", "--format", "{section.1}|{section.7}|{kind}"}) ==
          "Trade over the bridge||paragraph");
    CHECK(line_of("outline", {"en/railway.md", "--format", "{level} {title}"}) ==
          "1 Building the line");
    CHECK(line_of("outline", {"en/railway.md", "--query", "trade", "--format", "{hits}"}) == "3");
    CHECK(line_of("facets", {"--facet", "language", "--format", "{facet}={value}"}) ==
          "language=en");
    CHECK(contains(line_of("suggest", {"railw", "--format", "{text}/{kind}"}), "railway/"));
    CHECK(contains(line_of("search", {"ledger", "--format", "{snippet}"}), "ledger"));
    CHECK(line_of("show", {"en/railway.md:3", "--format", "{document.metadata.author}"}) ==
          "Mira Holt, Jan Aas");
  }

  TEST_CASE("a template that is none, or names what is not there, is wrong use") {
    for (const char* bad : {"{", "}", "{anchor", "{nosuch}", "{document.nosuch}", "{section.x}",
                            "{rank.x}", "{}"}) {
      CAPTURE(bad);
      const auto result = run_pilcrow(library().on("search", {"ledger", "--format", bad}));
      CHECK(result.exit_code == 2);
      CHECK(result.out == "");
      CHECK(contains(result.err, "--format: "));
    }
    CHECK(contains(run_pilcrow(library().on("search", {"ledger", "--format", "{nosuch}"})).err,
                   "there are: rank, score, anchor, document"));
    CHECK(run_pilcrow(library().on("show", {"en/railway.md", "--jsonl", "--json"})).exit_code == 2);
  }

  TEST_CASE("lists come as JSON by the line") {
    const std::vector<cli::Arguments> all = {
        library().on("show", {"en/railway.md", "--jsonl"}),
        library().on("outline", {"en/railway.md", "--jsonl"}),
        library().on("facets", {"--facet", "theme", "--facet", "language", "--jsonl"}),
        library().on("suggest", {"r", "--jsonl"}),
        library().on("search", {"trade", "--jsonl"}),
    };
    for (const auto& arguments : all) {
      std::istringstream lines(run_pilcrow(arguments).out);
      std::size_t count = 0;
      for (std::string line; std::getline(lines, line); ++count) {
        CHECK(nlohmann::json::parse(line, nullptr, false).is_object());
      }
      CHECK(count > 1);
    }
  }

  TEST_CASE("context may stop at the section") {
    const auto near = cli::pilcrow_json(
        library().on("show", {"--json", "en/railway.md:2", "--context", "9", "--in-section"}));
    CHECK(near["paragraphs"].size() == 2);
  }

  TEST_CASE("an outline counts what matches in each section") {
    const auto result = run_pilcrow(library().on("outline", {"en/railway.md", "--query", "trade"}));
    CHECK(contains(result.out, "Trade over the bridge (3 hits)\n"));
  }

  TEST_CASE("a mark says where it stands in the file") {
    const auto answer = cli::pilcrow_json(library().on("search", {"--json", "ledger"}));
    const auto& hit = answer["hits"][0];
    const auto& mark = hit["snippet"]["fragments"][0]["marks"][0];
    const std::string file = support::read_file(hit["source"]["path"]);
    const std::size_t begin = mark["source"]["bytes"][0];
    const std::size_t end = mark["source"]["bytes"][1];
    CHECK(file.substr(begin, end - begin) == "ledger");
    CHECK(mark["source"]["line"] == 5);
    CHECK(mark["source"]["column"].get<std::size_t>() >= 1);
  }
}
