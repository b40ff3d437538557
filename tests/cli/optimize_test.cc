#include <doctest/doctest.h>

#include "cli/cli.h"

using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

TEST_SUITE("cli") {
  TEST_CASE("optimizing leaves one segment without what was deleted") {
    const cli::Library library;
    const support::TempDir folder;
    const std::string more = folder.write("more.txt", "One more document about the harbour.\n");
    CHECK(run_pilcrow(library.on("index", {more})).exit_code == 0);
    CHECK(run_pilcrow(library.on("delete", {"en/harbour.txt"})).exit_code == 0);
    const auto before = pilcrow_json(library.on("stats", {"--json"}));
    CHECK(before["segments"] == 2);
    CHECK(before["deleted"] == 2);
    const auto text = run_pilcrow(library.on("stats"));
    CHECK(contains(text.out, "\ndeleted       2 paragraphs ("));
    const auto result = run_pilcrow(library.on("optimize"));
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(contains(result.out, "Merged 2 segments, "));
    CHECK(contains(result.out, " into 1 segment, "));
    const auto after = pilcrow_json(library.on("stats", {"--json"}));
    CHECK(after["segments"] == 1);
    CHECK(after["deleted"] == 0);
    CHECK(after["paragraphs"] == before["paragraphs"]);
    CHECK(run_pilcrow(library.on("search", {"harbour"})).exit_code == 0);
    CHECK(run_pilcrow(library.on("check")).exit_code == 0);
  }

  TEST_CASE("optimizing as JSON has its keys and no others") {
    const cli::Library library;
    const auto json = pilcrow_json(library.on("optimize", {"--json"}));
    cli::has_exactly(json, {"format_version", "segments", "bytes", "before", "seconds"});
    cli::has_exactly(json["before"], {"segments", "bytes"});
    CHECK(json["segments"] == 1);
    CHECK(json["bytes"].is_number_unsigned());
    CHECK(json["seconds"].is_number());
  }

  TEST_CASE("the shares of the parts of an index are those of a whole") {
    const auto stats = pilcrow_json(cli::library().on("stats", {"--json"}));
    std::uint64_t total = 0;
    for (const auto& part : stats["bytes"]) total += part.get<std::uint64_t>();
    CHECK(total > 1000);
    const auto text = run_pilcrow(cli::library().on("stats")).out;
    for (const auto& [name, bytes] : stats["bytes"].items()) {
      CHECK(contains(text, "\n  " + name + " "));
    }
    double sum = 0;
    for (std::size_t at = text.find("\non disk"); (at = text.find('(', at)) != std::string::npos;) {
      sum += std::stod(text.substr(++at));
    }
    CHECK(sum > 97);
    CHECK(sum < 103);
  }
}
