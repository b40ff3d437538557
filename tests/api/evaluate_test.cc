// Measures on rankings whose values were worked out by hand, and the files of test collections.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "api/fixture.h"

using doctest::Approx;
using fixture::code_of;
using pilcrow::compare;
using pilcrow::Grades;
using pilcrow::parse_measure;
using pilcrow::RankedItem;
using support::TempDir;

namespace {

using Ranking = std::vector<RankedItem>;

Ranking ranking(const std::string& ids) {
  Ranking out;
  for (const char id : ids) out.push_back({std::string(1, id), 1});
  return out;
}

double value(const std::string& measure, const std::string& ids, const Grades& grades) {
  REQUIRE(parse_measure(measure));
  return pilcrow::measure(*parse_measure(measure), ranking(ids), grades);
}

// What `call` throws, as "context: message".
template <typename Call>
std::string complaint(Call&& call) {
  try {
    call();
  } catch (const pilcrow::Error& error) {
    CHECK(error.code() == pilcrow::ErrorCode::bad_argument);
    return error.context() + ": " + error.what();
  }
  return {};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("evaluate") {
  TEST_CASE("nDCG by hand: linear gains, discount log2(rank + 1), the ideal of all that is graded") {
    const Grades grades = {{"a", 2}, {"b", 1}};
    CHECK(value("ndcg@10", "ab", grades) == Approx(1));
    CHECK(value("ndcg@10", "xa", grades) ==
          Approx((2 / std::log2(3.0)) / (2 + 1 / std::log2(3.0))));
    CHECK(value("ndcg@10", "ba", grades) ==
          Approx((1 + 2 / std::log2(3.0)) / (2 + 1 / std::log2(3.0))));
    CHECK(value("ndcg@10", "", grades) == 0);
    CHECK(value("ndcg@10", "xyz", grades) == 0);
    // Beyond the cutoff nothing counts, neither of the ranking nor of the ideal.
    CHECK(value("ndcg@10", "0123456789a", grades) == 0);
    CHECK(value("ndcg@1", "ab", grades) == Approx(1));
    CHECK(value("ndcg@1", "ba", grades) == Approx(0.5));
    CHECK(value("ndcg@2", "xa", {{"a", 4}, {"b", 3}, {"c", 2}}) ==
          Approx((4 / std::log2(3.0)) / (4 + 3 / std::log2(3.0))));
  }

  TEST_CASE("average precision by hand") {
    // Relevant at ranks 1, 3 and 5, a fourth never: (1/1 + 2/3 + 3/5) / 4.
    CHECK(value("map", "axbyc", {{"a", 1}, {"b", 3}, {"c", 1}, {"d", 1}}) ==
          Approx((1 + 2.0 / 3 + 3.0 / 5) / 4));
    CHECK(value("map", "xyz", {{"a", 1}}) == 0);
    CHECK(value("map@2", "xya", {{"a", 1}}) == 0);
    Ranking deep(999, {"x", 1});
    for (std::size_t i = 0; i < deep.size(); ++i) deep[i].id = "x" + std::to_string(i);
    deep.push_back({"a", 1});
    CHECK(pilcrow::measure(*parse_measure("map"), deep, {{"a", 1}}) == Approx(0.001));
    deep.insert(deep.begin(), {"y", 1});
    CHECK(pilcrow::measure(*parse_measure("map"), deep, {{"a", 1}}) == 0);
  }

  TEST_CASE("reciprocal rank and recall by hand") {
    CHECK(value("mrr@10", "ab", {{"a", 1}}) == 1);
    CHECK(value("mrr@10", "xyab", {{"a", 1}, {"b", 2}}) == Approx(1.0 / 3));
    CHECK(value("mrr@10", "0123456789a", {{"a", 1}}) == 0);
    CHECK(value("mrr@10", "012345678a", {{"a", 1}}) == Approx(0.1));
    CHECK(value("recall@100", "xaby", {{"a", 1}, {"b", 2}, {"c", 1}, {"d", 1}}) == Approx(0.5));
    CHECK(value("recall@2", "xab", {{"a", 1}, {"b", 2}}) == Approx(0.5));
  }

  TEST_CASE("grades of 0 and below are not relevant, and without relevant items the value is 0") {
    CHECK(value("recall@100", "ab", {{"a", 1}, {"b", 0}, {"c", -1}}) == 1);
    CHECK(value("ndcg@10", "ba", {{"a", 1}, {"b", -2}}) == Approx(1 / std::log2(3.0)));
    for (const char* measure : {"ndcg@10", "map", "mrr@10", "recall@100"}) {
      CHECK(value(measure, "a", {}) == 0);
      CHECK(value(measure, "a", {{"a", 0}}) == 0);
    }
  }

  TEST_CASE("an item counts at its first place only") {
    CHECK(value("recall@100", "aaa", {{"a", 1}, {"b", 1}}) == Approx(0.5));
    CHECK(value("map", "aab", {{"a", 1}, {"b", 1}}) == 1);
    CHECK(value("mrr@10", "xxa", {{"a", 1}}) == Approx(0.5));
  }

  TEST_CASE("measures have names, and nothing else is one") {
    for (const char* name : {"ndcg@10", "map", "mrr@10", "recall@100", "map@10", "ndcg@1"}) {
      REQUIRE(parse_measure(name));
      CHECK(to_string(*parse_measure(name)) == name);
    }
    CHECK(to_string(*parse_measure("map@1000")) == "map");
    for (const char* name : {"", "ndcg", "ndcg@", "ndcg@0", "ndcg@-1", "ndcg@1x", "NDCG@10", "p@10",
                             "@10", "mrr", "map@", "ndcg@99999999999999999999"}) {
      CAPTURE(name);
      CHECK_FALSE(parse_measure(name));
    }
    CHECK(pilcrow::mean({}) == 0);
    CHECK(pilcrow::mean({1, 2, 6}) == Approx(3));
  }

  TEST_CASE("the paired randomisation test by hand") {
    // Three differences of one sign: of 8 ways to turn signs two are as large.
    const auto three = compare({0.5, 0.6, 0.7, 0.2}, {0.4, 0.4, 0.4, 0.2});
    CHECK(three.difference == Approx(0.15));
    CHECK(three.better == 3);
    CHECK(three.worse == 0);
    CHECK(three.equal == 1);
    CHECK(three.p == Approx(0.25));
    // 3, 2, -1 add up to 4, which 3+2+1, 3+2-1 and their negatives reach.
    const auto mixed = compare({3, 2, 0}, {0, 0, 1});
    CHECK(mixed.worse == 1);
    CHECK(mixed.p == Approx(0.5));
    CHECK(compare({1, 2}, {1, 2}).p == 1);
    CHECK(compare({}, {}).p == 1);
    CHECK(code_of([] { compare({1}, {}); }) == 1);
  }

  TEST_CASE("with many queries the test samples, and tells chance from a difference") {
    std::vector<double> better;
    std::vector<double> noise;
    for (int i = 0; i < 60; ++i) {
      better.push_back(0.1 + 0.001 * i);
      noise.push_back((i % 2 == 0 ? 0.1 : -0.1) + 0.0001 * i);
    }
    const std::vector<double> zero(60, 0);
    CHECK(compare(better, zero).p == Approx(0.00001));
    CHECK(compare(noise, zero).p > 0.5);
    CHECK(compare(noise, zero).p == compare(noise, zero).p);
    // Seventeen equal differences, 13 of them up: twice the binomial tail from 13 of 17 on.
    std::vector<double> coins(17, 1);
    for (std::size_t i = 0; i < 4; ++i) coins[i] = -1;
    CHECK(compare(coins, std::vector<double>(17, 0)).p == Approx(0.04904).epsilon(0.05));
  }

  TEST_CASE("files of a collection are read as they come") {
    const TempDir folder;
    const auto queries = pilcrow::load_queries(folder.write(
        "q.tsv", "\xEF\xBB\xBF# comment\nq1\tfirst query\r\n\n q2 \t \"a\tb\" \nq3\tlast"));
    REQUIRE(queries.size() == 3);
    CHECK(queries[0].id == "q1");
    CHECK(queries[0].text == "first query");
    CHECK(queries[1].id == "q2");
    CHECK(queries[1].text == "\"a\tb\"");
    CHECK(queries[2].text == "last");
    const auto judgements = pilcrow::load_judgements(
        folder.write("qrels", "q1\tmy file.txt\t2\nq1 0 d2 1\nq1\t0\td3\t0\nq2 d1 0\n"
                              "q3 d1 1\nq3 d1 3\nq3 d1 0\n#q4 d1 1\n"));
    CHECK(judgements.size() == 2);
    CHECK(judgements.at("q1") == Grades{{"my file.txt", 2}, {"d2", 1}});
    CHECK(judgements.at("q3") == Grades{{"d1", 3}});
    CHECK(pilcrow::load_queries(folder.write("empty", "")).empty());
    CHECK(pilcrow::load_judgements(folder / "empty").empty());
  }

  TEST_CASE("a run is written so that it can be read again, and is sorted by ranks") {
    const TempDir folder;
    const std::string lines = pilcrow::run_lines("q1", {{"a b.txt", 2.5}, {"c#p1-00", 1}}, "mine");
    CHECK(lines == "q1\tQ0\ta%20b.txt\t1\t2.500000\tmine\nq1\tQ0\tc#p1-00\t2\t1.000000\tmine\n");
    const auto run =
        pilcrow::load_run(folder.write("run", lines + "q2 Q0 y 2 9 x\nq2 Q0 x 1 1 x\n"));
    REQUIRE(run.size() == 2);
    CHECK(run.at("q1")[0].id == "a b.txt");
    CHECK(run.at("q1")[0].score == 2.5);
    CHECK(run.at("q2")[0].id == "x");
  }

  TEST_CASE("bad lines are told with file and line") {
    const TempDir folder;
    const auto bad = [&](auto&& load, const std::string& bytes) {
      const std::string path = folder.write("bad", bytes);
      const std::string told = complaint([&] { load(path); });
      CAPTURE(told);
      CHECK(told.starts_with(path + ":2: "));
      return told;
    };
    const auto queries = [](const std::string& path) { pilcrow::load_queries(path); };
    const auto judgements = [](const std::string& path) { pilcrow::load_judgements(path); };
    const auto run = [](const std::string& path) { pilcrow::load_run(path); };
    CHECK(has(bad(queries, "q1\ta\nno tab here\n"), "no tab"));
    CHECK(has(bad(queries, "q1\ta\nq1\tb\n"), "twice"));
    CHECK(has(bad(queries, "q1\ta\nq2\t \n"), "text is missing"));
    CHECK(has(bad(queries, "q1\ta\n\tb\n"), "id is missing"));
    CHECK(has(bad(queries, "q1\ta\nq 2\tb\n"), "white space"));
    CHECK(has(bad(judgements, "q1 d1 1\nq1 d1\n"), "3 columns"));
    CHECK(has(bad(judgements, "q1 d1 1\nq1 0 d1 1 x\n"), "not 5"));
    CHECK(has(bad(judgements, "q1 d1 1\nq1\td1\tgood\n"), "'good' is no number"));
    CHECK(has(bad(judgements, "q1 d1 1\nq1\td1\tnan\n"), "no number"));
    CHECK(has(bad(judgements, "q1 d1 1\nq1\t\t1\n"), "item's id is missing"));
    CHECK(has(bad(run, "q1 Q0 d1 1 2 x\nq1 Q0 d1 1 2\n"), "6 columns"));
    CHECK(has(bad(run, "q1 Q0 d1 1 2 x\nq1 Q0 d1 one 2 x\n"), "rank"));
    CHECK(has(complaint([&] { pilcrow::load_queries(folder / "none"); }), "cannot read"));
    CHECK(code_of([&] { pilcrow::load_run(folder.path()); }) ==
          static_cast<int>(pilcrow::ErrorCode::io));
  }

  TEST_CASE("ranking gives what searching gives: documents as groups, or anchors as hits") {
    const TempDir folder;
    const auto index = fixture::make_index(folder);
    const pilcrow::SearchRequest request{.query = "harbour coal trade война", .limit = 100};
    const auto hits = index.search(request).hits;
    const auto paragraphs = index.rank(request, pilcrow::RankUnit::paragraph);
    const auto documents = index.rank(request, pilcrow::RankUnit::document);
    REQUIRE(hits.size() > 3);
    REQUIRE(paragraphs.size() == hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      CHECK(paragraphs[i].id == hits[i].paragraph.anchor);
      CHECK(paragraphs[i].score == hits[i].score);
    }
    const auto groups =
        index.search({.query = request.query, .limit = 100, .group = pilcrow::Group::document})
            .groups;
    REQUIRE(documents.size() == groups.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      CHECK(documents[i].id == groups[i].document.id);
      CHECK(documents[i].score == groups[i].score);
    }
    const auto second = index.rank({.query = request.query, .limit = 1, .offset = 1},
                                   pilcrow::RankUnit::document);
    REQUIRE(second.size() == 1);
    CHECK(second[0].id == documents[1].id);
    // Copies stand each by itself.
    CHECK(index.rank({.query = "\"copied words\""}, pilcrow::RankUnit::paragraph).size() == 2);
    CHECK(index.rank({.query = "zeppelin"}, pilcrow::RankUnit::document).empty());
    CHECK(code_of([&] { index.rank({.query = "theme:none"}, pilcrow::RankUnit::document); }) == 2);
    CHECK(code_of([&] { index.rank({.limit = 10001}, pilcrow::RankUnit::document); }) == 1);
  }

  TEST_CASE("a document of thousands of paragraphs hides none of the others") {
    const TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    std::vector<pilcrow::Block> blocks;
    for (int i = 0; i < 3000; ++i) {
      blocks.push_back(fixture::paragraph("Coal number " + std::to_string(i) + " of coal."));
    }
    writer.add(fixture::document("long.txt", std::move(blocks)));
    for (int i = 0; i < 30; ++i) {
      writer.add(fixture::document("short" + std::to_string(i),
                                   {fixture::paragraph("There is some coal in this one too.")}));
    }
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto found = index.rank({.query = "coal", .limit = 1000}, pilcrow::RankUnit::document);
    CHECK(found.size() == 31);
    CHECK(found[0].id == "long.txt");
  }
}
