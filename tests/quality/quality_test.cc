// How well the corpus's own queries are answered. The score is held: what lowers it needs a reason.

#include <doctest/doctest.h>
#include <pilcrow/pilcrow.h>

#include "support/support.h"

namespace {

// What the engine scored when this was last changed, less a hair for other builds of Xapian and
// ICU.
constexpr double kHeldScore = 0.805;

}  // namespace

TEST_SUITE("quality") {
  TEST_CASE("mean nDCG@10 over corpus/queries.tsv is held") {
    const support::TempDir folder;
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::load(support::source_path("corpus/themes.toml"));
    options.names = pilcrow::Names::load(support::source_path("corpus/names.toml"));
    pilcrow::IndexWriter writer(folder / "index", options);
    writer.index_paths({support::source_path("corpus")});
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");

    const auto judgements = pilcrow::load_judgements(support::source_path("corpus/qrels.tsv"));
    std::vector<double> scores;
    for (const auto& query : pilcrow::load_queries(support::source_path("corpus/queries.tsv"))) {
      REQUIRE(judgements.count(query.id) == 1);
      const auto found = index.rank({.query = query.text}, pilcrow::RankUnit::paragraph);
      scores.push_back(
          pilcrow::measure(*pilcrow::parse_measure("ndcg@10"), found, judgements.at(query.id)));
      MESSAGE(query.id, " ", scores.back(), " ", query.text);
    }
    CHECK(scores.size() == judgements.size());
    MESSAGE("mean nDCG@10 of ", scores.size(), " queries: ", pilcrow::mean(scores));
    CHECK(pilcrow::mean(scores) >= kHeldScore);
  }
}
