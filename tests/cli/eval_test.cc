#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include "cli/cli.h"

using cli::contains;
using cli::library;
using cli::pilcrow_json;
using cli::run_pilcrow;

namespace {

// Queries and judgements for the library's documents.
class Collection {
 public:
  cli::Arguments eval(const cli::Arguments& rest = {}) const {
    cli::Arguments all = library().on("eval", {"--queries", queries, "--qrels", qrels});
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }

  support::TempDir folder;
  std::string queries = folder.write("q.tsv", "bridge\trailway bridge\nledger\tledger\n");
  std::string qrels = folder.write("qrels", "bridge 0 en/railway.md 2\nledger 0 en/harbour.txt 1\n");
};

// Lines and what stands between white space in them.
std::vector<std::vector<std::string>> columns_of(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    out.emplace_back();
    for (std::string word; words >> word;) out.back().push_back(word);
  }
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("eval says how far it is on a terminal" * doctest::skip(!cli::has_terminals())) {
    const Collection collection;
    const auto result = cli::pilcrow_on_terminal(collection.eval(), 80);
    CHECK(contains(result.text, "\r0%  query 1 of 2"));
    CHECK(contains(result.text, "\r50%  query 2 of 2"));
  }

  TEST_CASE("eval prints the means of four measures") {
    const Collection collection;
    const auto result = run_pilcrow(collection.eval());
    CAPTURE(result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    const auto lines = columns_of(result.out);
    REQUIRE(lines.size() == 6);
    CHECK(lines[1] == std::vector<std::string>{"ndcg@10", "1.0000"});
    CHECK(lines[2][0] == "map");
    CHECK(lines[3][0] == "mrr@10");
    CHECK(lines[4][0] == "recall@100");
    CHECK(result.out.ends_with("over 2 judged queries, of documents to depth 1,000\n"));
  }

  TEST_CASE("a mean below its minimum is exit code 1 and is named") {
    const Collection collection;
    collection.folder.write("qrels", "bridge 0 en/railway.md 1\nledger 0 nowhere 1\n");
    const auto result =
        run_pilcrow(collection.eval({"--min", "map=0.4", "--min", "ndcg@10=0.7"}));
    CHECK(result.exit_code == 1);
    CHECK(result.err == "pilcrow: ndcg@10 is 0.5000, less than the 0.7000 asked for\n");
    CHECK(run_pilcrow(collection.eval({"--min", "map=0.5"})).exit_code == 0);
    const auto json = pilcrow_json(collection.eval({"--json", "--min", "recall@7=0.51"}), 1);
    REQUIRE(json["measures"].size() == 5);
    CHECK(json["measures"][4]["measure"] == "recall@7");
    CHECK(json["measures"][4]["reached"] == false);
    CHECK(json["measures"][0].contains("reached") == false);
  }

  TEST_CASE("the run holds every query, and as its own baseline differs nowhere") {
    const Collection collection;
    collection.folder.write("q.tsv", "bridge\trailway bridge\nledger\tledger\nfree\ttrade\n");
    const std::string run = collection.folder / "out.run";
    CHECK(run_pilcrow(collection.eval({"--run", run})).exit_code == 0);
    const auto lines = columns_of(support::read_file(run));
    std::set<std::string> queries;
    for (const auto& line : lines) {
      REQUIRE(line.size() == 6);
      CHECK(line[1] == "Q0");
      CHECK(line[5] == "pilcrow");
      queries.insert(line[0]);
    }
    CHECK(queries == std::set<std::string>{"bridge", "ledger", "free"});
    CHECK(lines[0][2] == "en/railway.md");
    CHECK(lines[0][3] == "1");
    const auto json = pilcrow_json(collection.eval({"--json", "--baseline", run}));
    CHECK(json["asked"] == 3);
    CHECK(json["judged"] == 2);
    CHECK(json["test"].is_string());
    for (const auto& measure : json["measures"]) {
      cli::has_exactly(measure, {"measure", "mean", "baseline", "difference", "better", "worse",
                                 "equal", "p"});
      CHECK(measure["baseline"] == measure["mean"]);
      CHECK(measure["equal"] == 2);
      CHECK(measure["p"] == 1);
    }
    CHECK(run_pilcrow(collection.eval({"--run", "/nowhere/at/all"})).exit_code == 6);
  }

  TEST_CASE("ids with white space are one column of a run, and are read back") {
    const Collection collection;
    const std::string index = collection.folder / "spaces.idx";
    collection.folder.write("texts/a b 50%.txt", "A railway bridge and its ledger.\n");
    REQUIRE(run_pilcrow({"index", "-d", index, collection.folder / "texts"}).exit_code == 0);
    collection.folder.write("qrels", "bridge\ta b 50%.txt\t1\nledger 0 a%20b%2050%25.txt 1\n");
    const std::string run = collection.folder / "out.run";
    const cli::Arguments eval = {"eval", "-d", index, "--queries", collection.queries,
                                 "--qrels", collection.qrels, "--min", "map=1"};
    cli::Arguments first = eval;
    first.insert(first.end(), {"--run", run});
    CHECK(run_pilcrow(first).exit_code == 0);
    const auto lines = columns_of(support::read_file(run));
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) {
      REQUIRE(line.size() == 6);
      CHECK(line[2] == "a%20b%2050%25.txt");
    }
    cli::Arguments second = eval;
    second.insert(second.end(), {"--json", "--baseline", run});
    CHECK(pilcrow_json(second)["measures"][1]["baseline"] == 1);
  }

  TEST_CASE("the unit may be a paragraph, and the depth is held") {
    const Collection collection;
    const std::string run = collection.folder / "out.run";
    const auto anchor =
        pilcrow_json(library().on("search", {"--json", "ledger"}))["hits"][0]["anchor"];
    collection.folder.write("qrels", "ledger\t" + anchor.get<std::string>() + "\t1\n");
    const auto result = run_pilcrow(
        collection.eval({"--unit", "paragraph", "--run", run, "--depth", "1", "--min", "map=1"}));
    CHECK(result.exit_code == 0);
    CHECK(columns_of(support::read_file(run)).size() == 2);
    const auto wrong = run_pilcrow(collection.eval());
    CHECK(wrong.exit_code == 0);
    CHECK(contains(wrong.err, "no judged item was found"));
  }

  TEST_CASE("a query that cannot be understood is told, counts 0, and the run goes on") {
    const Collection collection;
    collection.folder.write("q.tsv", "bridge\trailway theme:nosuch\nledger\tledger\n");
    const auto result = run_pilcrow(collection.eval({"--per-query"}));
    CHECK(result.exit_code == 5);
    CHECK(result.err.starts_with("pilcrow: query bridge: "));
    CHECK(contains(result.out, "\nbridge   0.0000"));
    CHECK(contains(result.out, "\nledger   1.0000"));
    const auto json = pilcrow_json(collection.eval({"--json"}), 5);
    REQUIRE(json["failed"].size() == 1);
    CHECK(json["failed"][0]["query"] == "bridge");
    CHECK(json["measures"][0]["mean"] == 0.5);
  }

  TEST_CASE("judged queries that are not asked count 0, and those without a judgement do not count") {
    const Collection collection;
    collection.folder.write("q.tsv", "ledger\tledger\nfree\ttrade\n");
    const auto result = run_pilcrow(collection.eval());
    CHECK(result.exit_code == 0);
    CHECK(contains(result.err, "1 of the judged queries are not among those asked"));
    const auto json = pilcrow_json(collection.eval({"--json", "--per-query"}));
    CHECK(json["not_asked"] == nlohmann::json{"bridge"});
    CHECK(json["measures"][0]["mean"] == 0.5);
    REQUIRE(json["queries"].size() == 2);
    CHECK(json["queries"][0]["query"] == "ledger");
    CHECK(json["queries"][1]["values"]["ndcg@10"] == 0);
  }

  TEST_CASE("bad files are wrong use, told with file and line") {
    const Collection collection;
    collection.folder.write("q.tsv", "bridge\trailway\nno tab\n");
    const auto bad = run_pilcrow(collection.eval());
    CHECK(bad.exit_code == 2);
    CHECK(contains(bad.err, "q.tsv:2: "));
    collection.folder.write("q.tsv", "other\trailway\n");
    const auto strangers = run_pilcrow(collection.eval());
    CHECK(strangers.exit_code == 2);
    CHECK(contains(strangers.err, "has a grade above 0"));
    CHECK(run_pilcrow(collection.eval({"--baseline", "/nowhere"})).exit_code == 2);
    const auto json = pilcrow_json(collection.eval({"--json", "--baseline", "/nowhere"}), 2);
    CHECK(json["error"]["context"] == "/nowhere");
    CHECK(run_pilcrow({"eval", "-d", "/nowhere", "--queries", collection.queries, "--qrels",
                       collection.qrels})
              .exit_code == 3);
  }
}
