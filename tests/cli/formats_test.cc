#include <doctest/doctest.h>

#include "cli/cli.h"

using cli::contains;
using cli::pilcrow_json;
using cli::run_pilcrow;

TEST_SUITE("cli") {
  TEST_CASE("indexing keeps to limits, and tells what it left out") {
    const support::TempDir folder;
    const std::string rows = folder.write("a.csv", "one\ntwo\nthree\nfour\n");
    const auto cut = run_pilcrow({"index", "-d", folder / "i", "--max-blocks", "2", rows});
    CHECK(contains(cut.err, "more than 2 blocks"));
    CHECK(run_pilcrow({"search", "-d", folder / "i", "two"}).exit_code == 0);
    CHECK(run_pilcrow({"search", "-d", folder / "i", "three"}).exit_code == 1);
    const std::string deep =
        folder.write("a.xml", "<?xml version='1.0'?><a><a><a>deep</a></a></a>");
    const auto refused = run_pilcrow({"index", "-d", folder / "i", "--max-depth", "2", deep});
    CHECK(refused.exit_code == 5);
    CHECK(contains(refused.err, "nested more than 2 deep"));
    for (const char* const option : {"--max-member-size", "--max-size", "--max-pages"}) {
      CHECK(run_pilcrow({"index", "-d", folder / "i", option, "much", rows}).exit_code == 2);
    }
  }

  TEST_CASE("XML is read by rules of one's own") {
    const support::TempDir folder;
    const std::string rules = folder.write(
        "rules.toml", "[[format]]\nname = \"logs\"\nroots = [\"log\"]\nskip = [\"secret\"]\n");
    const std::string log =
        folder.write("a.xml", "<log><e>crane mended</e><secret>key</secret></log>");
    CHECK(run_pilcrow({"index", "-d", folder / "i", "--xml-rules", rules, log}).exit_code == 0);
    CHECK(pilcrow_json({"search", "--json", "-d", folder / "i", "crane"})["total"]["paragraphs"] ==
          1);
    CHECK(run_pilcrow({"search", "-d", folder / "i", "key"}).exit_code == 1);
    const std::string bad = folder.write("bad.toml", "[[format]]\nname = \"x\"\n");
    const auto refused = run_pilcrow({"index", "-d", folder / "i", "--xml-rules", bad, log});
    CHECK(refused.exit_code == 2);
    CHECK(contains(refused.err, "has no roots"));
  }
}
