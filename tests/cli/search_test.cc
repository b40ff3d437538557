#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::pilcrow_json;
using cli::run_pilcrow;

TEST_SUITE("cli") {
  TEST_CASE("a search prints hits to read: place, snippet, anchor, totals") {
    const auto result = run_pilcrow(library().on("search", {"railway", "bridge"}));
    CAPTURE(result.out);
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    CHECK(result.out.starts_with("1. The border railway › Building the line"));
    CHECK(contains(result.out, "[Transport]"));
    CHECK(contains(result.out, "\n   The railway bridge over the border river"));
    CHECK(contains(result.out, "\n   en/railway.md#p1-"));
    CHECK(contains(result.out, "  line "));
    CHECK(contains(result.out, " paragraphs in "));
    CHECK_FALSE(contains(result.out, "\x1b"));
    CHECK_FALSE(contains(result.out, "Understood as"));
  }

  TEST_CASE("several words are one query whether quoted or not") {
    const auto apart = run_pilcrow(library().on("search", {"railway", "bridge"}));
    CHECK(run_pilcrow(library().on("search", {"railway bridge"})).out == apart.out);
    CHECK(run_pilcrow(library().on("search", {"--limit", "10", "railway", "--", "bridge"})).out ==
          apart.out);
  }

  TEST_CASE("a query that begins with a dash comes behind the mark") {
    CHECK(run_pilcrow(library().on("search", {"-railway"})).exit_code == 2);
    const auto json = pilcrow_json(library().on("search", {"--json", "--", "-railway", "+bridge"}));
    CHECK(json["query"]["text"] == "-railway +bridge");
    for (const auto& hit : json["hits"]) CHECK(hit["anchor"] != "en/railway.md#p1");
  }

  TEST_CASE("words that a parser of options might take for its own stay words") {
    for (const char* word : {"[a,b]", "{}", "search", "help", "a=b", "/etc", "++"}) {
      const auto result = run_pilcrow(library().on("search", {"--json", "bridge", "OR", word}));
      CAPTURE(result.out);
      const auto json = nlohmann::json::parse(result.out, nullptr, false);
      REQUIRE_FALSE(json.is_discarded());
      if (result.exit_code == 0) CHECK(json["query"]["text"] == "bridge OR " + std::string(word));
    }
  }

  TEST_CASE("a query of punctuation finds nothing and says why") {
    const auto result = run_pilcrow(library().on("search", {"?"}));
    CHECK(result.exit_code == 1);
    CHECK(result.out == "");
    CHECK(contains(result.err, "there is nothing to look for in '?'"));
    CHECK(run_pilcrow(library().on("search", {"--strict", "?"})).exit_code == 2);
    CHECK(run_pilcrow(library().on("search", {""})).exit_code == 0);
  }

  TEST_CASE("no suggestions are none where none were asked for") {
    const auto none = run_pilcrow(library().on("suggest", {"--limit", "0", "railw"}));
    CHECK(none.exit_code == 0);
    CHECK_FALSE(contains(none.err, "nothing begins with"));
  }

  TEST_CASE("explain gives the score of a search with the same --like, --relevant and --expand") {
    const auto cited = pilcrow_json(library().on("search", {"--json", "ledger"}))["hits"][0]["anchor"];
    const cli::Arguments asked[] = {{"--like", "trade over the railway bridge"},
                                    {"--relevant", cited.get<std::string>()},
                                    {"--expand", "bridge"}};
    for (const cli::Arguments& arguments : asked) {
      cli::Arguments search = {"--json"};
      search.insert(search.end(), arguments.begin(), arguments.end());
      const auto hits = pilcrow_json(library().on("search", search))["hits"];
      REQUIRE(!hits.empty());
      cli::Arguments explain = search;
      explain.push_back(hits[0]["anchor"].get<std::string>());
      const auto explained = pilcrow_json(library().on("explain", explain));
      CHECK(explained["score"].get<double>() ==
            doctest::Approx(hits[0]["score"].get<double>()).epsilon(1e-6));
    }
  }

  TEST_CASE("nothing found is said on standard error and is exit code 1") {
    const auto result = run_pilcrow(library().on("search", {"zeppelin"}));
    CHECK(result.exit_code == 1);
    CHECK(result.out == "");
    CHECK(result.err == "pilcrow: nothing found for: zeppelin\n");
    const auto json = pilcrow_json(library().on("search", {"--json", "zeppelin"}), 1);
    CHECK(json["hits"].empty());
    CHECK(json["total"]["paragraphs"] == 0);
    CHECK(run_pilcrow(library().on("search", {"--jsonl", "zeppelin"})).exit_code == 1);
  }

  TEST_CASE("themes and facets narrow and count") {
    const auto narrowed =
        pilcrow_json(library().on("search", {"--json", "bridge", "--theme", "economy/transport",
                                             "--facet", "theme", "--facet", "document"}));
    CHECK(narrowed["total"]["paragraphs"] >= 1);
    CHECK(narrowed["facets"].contains("theme"));
    CHECK(narrowed["facets"].contains("document"));
    CHECK(run_pilcrow(library().on("search", {"bridge", "--theme", "nosuch"})).exit_code == 2);
    CHECK(run_pilcrow(library().on("search", {"bridge", "--facet", "nosuch"})).exit_code == 2);
    const auto text = run_pilcrow(library().on("search", {"bridge", "--facet", "theme"}));
    CHECK(contains(text.out, "\ntheme "));
    CHECK(contains(text.out, "\n  Transport  economy/transport "));
  }

  TEST_CASE("pages continue each other") {
    const auto all = pilcrow_json(library().on("search", {"--json", "trade bridge railway"}));
    REQUIRE(all["hits"].size() >= 3);
    const auto second = pilcrow_json(library().on(
        "search", {"--json", "--limit", "1", "--offset", "1", "trade bridge railway"}));
    REQUIRE(second["hits"].size() == 1);
    CHECK(second["hits"][0]["rank"] == 2);
    CHECK(second["hits"][0]["anchor"] == all["hits"][1]["anchor"]);
    CHECK(second["total"] == all["total"]);
    CHECK(
        pilcrow_json(library().on("search", {"--json", "--limit", "0", "trade"}))["hits"].empty());
  }

  TEST_CASE("hits come sorted, limited by document, or in groups") {
    const auto ids = [](const nlohmann::json& json) {
      std::vector<std::string> out;
      for (const auto& hit : json["hits"]) out.push_back(hit["document"]["id"]);
      return out;
    };
    const cli::Arguments query = {"--json", "bridge OR trade"};
    const auto with = [&](cli::Arguments options) {
      options.insert(options.end(), query.begin(), query.end());
      return pilcrow_json(library().on("search", options));
    };
    auto sorted = ids(with({"--sort", "document"}));
    REQUIRE(sorted.size() > 3);
    CHECK(std::is_sorted(sorted.begin(), sorted.end()));
    sorted = ids(with({"--sort", "document", "--reverse"}));
    CHECK(std::is_sorted(sorted.rbegin(), sorted.rend()));
    const auto limited = ids(with({"--per-document", "1"}));
    CHECK(std::set<std::string>(limited.begin(), limited.end()).size() == limited.size());
    const auto grouped = with({"--group", "document"});
    CHECK(grouped["hits"].empty());
    CHECK(grouped["total"] == with({})["total"]);
    REQUIRE(grouped["groups"].size() == limited.size());
    for (std::size_t i = 0; i < limited.size(); ++i) {
      const auto& group = grouped["groups"][i];
      cli::has_exactly(group, {"rank", "score", "document", "paragraphs", "hits"});
      CHECK(group["document"]["id"] == limited[i]);
      CHECK(group["hits"][0]["score"] == group["score"]);
    }
    const auto lines = run_pilcrow(library().on("search", {"--jsonl", "--group", "document", "trade"}));
    CHECK(nlohmann::json::parse(lines.out.substr(0, lines.out.find('\n')))["rank"] == 1);
    const auto text = run_pilcrow(library().on("search", {"--group", "document", "bridge"}));
    CHECK(contains(text.out, "\n   en/railway.md  "));
  }

  TEST_CASE("paragraphs that are nearly the same are one hit that names the others") {
    const support::TempDir folder;
    std::string words;
    for (int i = 0; i < 40; ++i) words += " word" + std::to_string(i);
    folder.write("t/a.txt", "Zeppelin" + words + ".\n");
    folder.write("t/b.txt", "Zeppelin" + words + " too.\n");
    folder.write("t/c.txt", "Zeppelin" + words + "!\n");
    REQUIRE(run_pilcrow({"index", "-d", folder / "i", folder / "t"}).exit_code == 0);
    const auto json = pilcrow_json({"search", "-d", folder / "i", "--json", "zeppelin"});
    REQUIRE(json["hits"].size() == 1);
    const auto& hit = json["hits"][0];
    CHECK(hit["duplicate_count"] == 2);
    CHECK(hit["duplicates"][0]["similarity"] == 0.975);
    CHECK(hit["duplicates"][1]["similarity"] == 1);
    const auto text = run_pilcrow({"search", "-d", folder / "i", "zeppelin"});
    CHECK(contains(text.out, "also, 97 % the same: b.txt#p1-"));
    CHECK(contains(text.out, "also: c.txt#p1-"));
    const auto all = pilcrow_json({"search", "-d", folder / "i", "--json", "--all", "zeppelin"});
    CHECK(all["hits"].size() == 3);
  }

  TEST_CASE("whole paragraphs on request and how the query was understood") {
    const auto full = run_pilcrow(library().on("search", {"--full", "-v", "ledger"}));
    CAPTURE(full.out);
    CHECK(contains(full.out,
                   "   The office kept a ledger of all trade, and the ledger burnt in 1962.\n"));
    CHECK(contains(full.out, "\nUnderstood as: "));
  }

  TEST_CASE("long text is wrapped at the width that is said") {
    const auto result =
        run_pilcrow(library().on("search", {"--full", "bridge"}), {{"COLUMNS", "40"}});
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      const bool anchor = contains(line, "#p");
      const auto continuing = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
      });
      CHECK((anchor || line.size() - static_cast<std::size_t>(continuing) <= 40));
    }
  }

  TEST_CASE("paragraphs in any script are found and shown") {
    CHECK(
        contains(run_pilcrow(library().on("search", {"торговля"})).out, "Торговля между городами"));
    CHECK(contains(run_pilcrow(library().on("search", {"무역"})).out, "두 도시 사이의 무역은"));
  }

  TEST_CASE("the project's own corpus can be indexed and searched") {
    const std::string corpus = support::source_path("corpus");
    if (!std::filesystem::exists(corpus + "/en")) return;
    const support::TempDir folder;
    cli::Arguments index = {"index", "--quiet", "-d", folder / "i"};
    for (const char* kind : {"themes", "names"}) {
      const std::string file = corpus + "/" + kind + ".toml";
      if (!std::filesystem::exists(file)) continue;
      index.push_back("--" + std::string(kind));
      index.push_back(file);
    }
    index.push_back(corpus);
    const auto made = run_pilcrow(index);
    CAPTURE(made.err);
    CHECK(made.exit_code == 0);
    for (const char* query : {"nuclear", "война", "treaty OR agreement", "\"Soviet Union\""}) {
      CAPTURE(query);
      CHECK(run_pilcrow({"search", "-d", folder / "i", query}).exit_code == 0);
    }
  }
}
