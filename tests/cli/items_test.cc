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
    const auto unknown = run_pilcrow(library().on("search", {"ledger", "--format", "{nosuch}"}),
                                     {{"COLUMNS", "500"}});
    CHECK(contains(unknown.err, "there are: rank, score, anchor, document"));
    CHECK(run_pilcrow(library().on("show", {"en/railway.md", "--jsonl", "--json"})).exit_code == 2);
  }

  TEST_CASE("metadata that a document lacks are nothing, and a single value is a list of one") {
    const auto line = [](const std::string& document, const std::string& name) {
      return line_of("show", {document, "--format", "<{document.metadata." + name + "}>"});
    };
    CHECK(line("en/railway.md", "date") == "<2021-04-09>");
    CHECK(line("en/railway.md", "date.0") == "<2021-04-09>");
    CHECK(line("en/railway.md", "date.1") == "<>");
    CHECK(line("en/railway.md", "author.1") == "<Jan Aas>");
    CHECK(line("en/railway.md", "author.2") == "<>");
    CHECK(line("en/harbour.txt", "date") == "<>");
    CHECK(line("en/harbour.txt", "date.0") == "<>");
    CHECK(line("en/harbour.txt", "nosuch.name") == "<>");
    const auto all = run_pilcrow(
        library().on("search", {"bridge", "--format", "{document.metadata.date}\\t{anchor}"}));
    CHECK(all.exit_code == 0);
    CHECK(contains(all.out, "2021-04-09\ten/railway.md"));
    CHECK((all.out.starts_with('\t') || contains(all.out, "\n\t")));
  }

  TEST_CASE("the help of --format has a template that the command's items fit") {
    const std::string anchor = line_of("search", {"trade", "--format", "{anchor}"});
    const std::vector<std::pair<std::string, cli::Arguments>> all = {
        {"search", {"trade"}}, {"similar", {anchor}}, {"facets", {}}, {"suggest", {"r"}},
        {"show", {"en/railway.md"}}, {"outline", {"en/railway.md"}}, {"cite", {anchor}},
        {"resolve", {anchor}}, {"explain", {anchor}}, {"failures", {}}};
    for (const auto& [command, rest] : all) {
      CAPTURE(command);
      std::string help = run_pilcrow({"help", command}).out;
      help = help.substr(help.find("--format TEMPLATE"));
      const std::size_t begin = help.find('\'') + 1;
      const std::string example = help.substr(begin, help.find('\'', begin) - begin);
      CHECK(contains(example, "{"));
      cli::Arguments arguments = library().on(command, rest);
      arguments.insert(arguments.end(), {"--format", example});
      const auto result = run_pilcrow(arguments);
      CAPTURE(example);
      CAPTURE(result.err);
      CHECK(result.exit_code <= 1);
      CHECK_FALSE(contains(result.err, "--format: "));
    }
    CHECK(run_pilcrow({"readers", "--format", "{name}\\t{patterns}"}).exit_code == 0);
    CHECK(contains(run_pilcrow({"help", "readers"}).out, "'{name}\\t{patterns}'"));
  }

  TEST_CASE("an unknown name in a template leads to the help of the command") {
    const auto result = run_pilcrow(library().on("search", {"ledger", "--format", "{nosuch}"}));
    CHECK(contains(result.err, "try 'pilcrow help search'"));
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
