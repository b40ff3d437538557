#include <doctest/doctest.h>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::pilcrow_json;
using cli::run_pilcrow;

TEST_SUITE("cli") {
  TEST_CASE("a document is shown with numbers and headings") {
    const auto result = run_pilcrow(library().on("show", {"en/railway.md"}));
    CAPTURE(result.out);
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(result.out.starts_with(
        "The border railway  en/railway.md\n\n# Building the line\n\n  1  The railway"));
    CHECK(contains(result.out, "\n## Trade over the bridge\n\n  3  Trade between"));
    CHECK(contains(result.out, "\n# Closing\n\n  6  The last train ran in 1991"));
  }

  TEST_CASE("one paragraph is shown by number and by anchor with what is known of it") {
    const auto by_number = run_pilcrow(library().on("show", {"en/harbour.txt:1"}));
    CAPTURE(by_number.out);
    CHECK(by_number.exit_code == 0);
    CHECK(contains(by_number.out, "Ships under foreign flags"));
    CHECK(contains(by_number.out, "org: Harbour Office"));
    CHECK_FALSE(contains(by_number.out, "ledger"));
    const auto json = pilcrow_json(library().on("show", {"--json", "en/harbour.txt:1"}));
    REQUIRE(json["paragraphs"].size() == 1);
    const std::string anchor = json["paragraphs"][0]["anchor"];
    CHECK(run_pilcrow(library().on("show", {anchor})).out == by_number.out);
  }

  TEST_CASE("context stands around the paragraph and stops at the document's ends") {
    const auto near =
        pilcrow_json(library().on("show", {"--json", "en/railway.md:2", "--context", "1"}));
    REQUIRE(near["paragraphs"].size() == 3);
    CHECK(near["paragraphs"][0]["paragraph"] == 1);
    const auto far = pilcrow_json(
        library().on("show", {"--json", "en/railway.md:2", "--context", "18446744073709551615"}));
    CHECK(far["paragraphs"].size() == 6);
    const auto text = run_pilcrow(library().on("show", {"en/railway.md:2", "--context", "1"}));
    CHECK(contains(text.out, "\n  2› Engineers"));
    CHECK(contains(text.out, "\n  3  Trade"));
  }

  TEST_CASE("ids may hold colons") {
    CHECK(
        contains(run_pilcrow(library().on("show", {"note:1"})).out, "A telegram about the bridge"));
    CHECK(contains(run_pilcrow(library().on("show", {"note:1:1"})).out,
                   "A telegram about the bridge"));
    CHECK(run_pilcrow(library().on("show", {"note:3"})).exit_code == 1);
  }

  TEST_CASE("what is not there is exit code 1 and says what is") {
    for (const char* target : {"nosuch", "nosuch:1", "en/railway.md:0", "en/railway.md:", ""}) {
      const auto result = run_pilcrow(library().on("show", {target}));
      CAPTURE(target);
      CHECK(result.exit_code == 1);
      CHECK(result.out == "");
      CHECK(result.err.starts_with("pilcrow: "));
    }
    const auto past = run_pilcrow(library().on("show", {"en/railway.md:7"}));
    CHECK(past.exit_code == 1);
    CHECK(past.err == "pilcrow: en/railway.md has 6 paragraphs, and no number 7\n");
    CHECK(run_pilcrow(library().on("outline", {"nosuch"})).exit_code == 1);
  }

  TEST_CASE("an anchor whose text has changed says so") {
    const support::TempDir folder;
    folder.write("a.txt", "The first wording.\n\nThe rest.\n");
    REQUIRE(run_pilcrow({"index", "--quiet", "-d", "i", "a.txt"}, {}, folder.path()).exit_code ==
            0);
    const auto hit = run_pilcrow({"search", "-d", "i", "--jsonl", "first"}, {}, folder.path());
    const std::string anchor = nlohmann::json::parse(hit.out)["anchor"];
    CHECK(run_pilcrow({"show", "-d", "i", anchor}, {}, folder.path()).exit_code == 0);

    folder.write("a.txt", "The second wording.\n\nThe rest.\n");
    REQUIRE(run_pilcrow({"index", "--quiet", "-d", "i", "a.txt"}, {}, folder.path()).exit_code ==
            0);
    const auto result = run_pilcrow({"show", "-d", "i", anchor}, {}, folder.path());
    CHECK(result.exit_code == 1);
    CHECK(result.err ==
          "pilcrow: anchor " + anchor + ": paragraph 1 of a.txt reads otherwise now;\n"
          "  'pilcrow resolve' says what became of it\n");
  }

  TEST_CASE("an outline gives the paragraphs that headings begin at") {
    const auto result = run_pilcrow(library().on("outline", {"en/railway.md"}));
    CHECK(result.exit_code == 0);
    CHECK(result.out ==
          "The border railway  en/railway.md\n"
          "    1  Building the line\n"
          "    3    Trade over the bridge\n"
          "    6  Closing\n");
  }

  TEST_CASE("facets of an index and of a query are tables") {
    const auto all = run_pilcrow(library().on("facets"));
    CHECK(all.exit_code == 0);
    CHECK(all.out.starts_with("theme "));
    CHECK(contains(all.out, "\nEconomy "));
    CHECK(contains(all.out, "\n  Transport "));
    CHECK(run_pilcrow(library().on("facets", {"zeppelin"})).exit_code == 1);
    const auto one = run_pilcrow(library().on("facets", {"ships", "--facet", "org"}));
    CHECK(contains(one.out, "Harbour Office  harbour-office "));
  }

  TEST_CASE("statistics name what the index holds") {
    const auto result = run_pilcrow(library().on("stats"));
    CHECK(result.exit_code == 0);
    CHECK(contains(result.out, "documents     7\n"));
    CHECK(contains(result.out, "themes        2\n"));
    CHECK(contains(result.out, "on disk "));
  }
}
