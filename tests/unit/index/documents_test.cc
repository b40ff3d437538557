// How documents are ranked.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "index/best.h"
#include "index/match.h"
#include "search/parser.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::RankUnit;
using pilcrow::index::Writer;
using sample::Strings;
using support::TempDir;

namespace {

// Documents, each in a segment of its own.
class Index {
 public:
  explicit Index(const std::vector<sample::InputDocument>& documents) : writer_(folder_.path(), {}) {
    for (const auto& document : documents) {
      writer_.put(document);
      sample::commit(writer_);
    }
  }

  struct Ranked {
    std::string id = {};
    double score = 0;
    double best = 0;  // its best paragraph's
  };
  std::vector<Ranked> rank(const std::string& text, std::size_t first = 0, std::size_t count = 10) {
    const auto& snapshot = *writer_.committed();
    auto query = pilcrow::search::parse(text, snapshot.languages(), analyser_);
    pilcrow::search::weigh_words(query, snapshot.languages(), analyser_);
    const auto matches =
        pilcrow::index::match(snapshot, query.root, query.leaves, {}, RankUnit::document);
    std::vector<Ranked> out;
    for (const auto& one : pilcrow::index::best_documents(snapshot, matches, first, count)) {
      const auto& store = snapshot.segments()[one.place.segment].store();
      out.push_back({std::string(store.id(one.place.document)),
                     one.score / pilcrow::index::kScoreUnit,
                     one.best.score / pilcrow::index::kScoreUnit});
    }
    return out;
  }

 private:
  TempDir folder_;
  Writer writer_;
  pilcrow::text::Analyser analyser_;
};

double idf(double paragraphs, double with) {
  return std::log(1 + (paragraphs - with + 0.5) / (with + 0.5));
}
double saturated(double x) { return 2.2 * x / (1.2 + x); }

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a document scores the mean of its best paragraph and of all that match as one text") {
    Index index({sample::document_of("a", {"oil here", "gas there", "tin there", "ore there"}),
                 sample::document_of("b", {"tin here", "ore there"})});
    const auto all = index.rank("oil gas");
    REQUIRE(all.size() == 1);
    const double word = idf(6, 1);
    const double best = word + word / 8;  // all paragraphs are of mean length
    const double text = 2 * word * saturated(1 / (0.25 + 0.75 * 4 / 3));
    CHECK(all[0].best == doctest::Approx(best).epsilon(1e-4));
    CHECK(all[0].score == doctest::Approx((best + text) / 2).epsilon(1e-4));
  }

  TEST_CASE("titles and headings are words of a document once") {
    Index index({sample::document_of("a", {"#coal", "coal mine", "pit"}, "coal"),
                 sample::document_of("b", {"tin"}, "tin")});
    const auto all = index.rank("coal");
    REQUIRE(all.size() == 1);
    const double x = (1 + 1) / (0.25 + 0.75 * 2 / 1.5) + 2;
    const double text = idf(3, 1) * saturated(x);
    CHECK(all[0].score ==
          doctest::Approx(std::max(all[0].best, (all[0].best + text) / 2)).epsilon(1e-4));
  }

  TEST_CASE("a document in which one paragraph matches, or that is long, keeps its best one's score") {
    Strings many(60, "tin there");
    many[0] = "oil gas";
    many[1] = "oil there";
    Index index({sample::document_of("a", {"oil gas"}), sample::document_of("b", many),
                 sample::document_of("c", {"oil there", "tin there", "ore there"})});
    const auto all = index.rank("oil gas");
    REQUIRE(all.size() == 3);
    for (const auto& one : all) CHECK(one.score == one.best);
    CHECK(all[0].id == "b");  // another paragraph of it answers too
    CHECK(all[1].id == "a");
  }

  TEST_CASE("what is spread over a document counts, what operators leave out does not") {
    Index index({sample::document_of("a", {"oil here", "gas here", "tin here"}),
                 sample::document_of("b", {"oil here", "oil there", "ore here"})});
    CHECK(index.rank("oil gas tin")[0].id == "a");
    const auto page = index.rank("oil gas tin", 1, 1);
    REQUIRE(page.size() == 1);
    CHECK(page[0].id == "b");
    for (const auto& one : index.rank("+oil gas tin -ore")) {
      if (one.id == "a") CHECK(one.score == one.best);
    }
  }
}
