// Explanations: parts that add up to the score, of what is found and of what is not.
#include <doctest/doctest.h>

#include "api/fixture.h"

using pilcrow::ScorePart;

namespace {

double sum(const std::vector<ScorePart>& parts) {
  double out = 0;
  for (const auto& part : parts) out += part.score;
  return out;
}

// Whether each clause of several has what its parts have.
bool adds_up(const ScorePart& part, bool best) {
  double expected = sum(part.parts);
  if (best) {
    expected = 0;
    for (const auto& child : part.parts) expected = std::max(expected, child.score);
  }
  return part.parts.empty() || part.score == doctest::Approx(expected);
}

const ScorePart* find(const std::vector<ScorePart>& parts, const std::string& what) {
  for (const auto& part : parts) {
    if (part.what == what) return &part;
    if (const ScorePart* inner = find(part.parts, what)) return inner;
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("explain") {
  TEST_CASE("the score of each hit is the sum of its parts") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    std::size_t explained = 0;
    for (const std::string query :
         {"coal", "the coal harbour", "\"coal was\" trade^3", "+harbour coal -war", "DPRK trade",
          "harb* NEAR trade", "section:ferries korea~", "coal AND (harbour OR rail)",
          "북한의 무역 항구가", "title:harbour winter", "theme:economy coal", "lang:en"}) {
      CAPTURE(query);
      const pilcrow::SearchRequest request = {.query = query};
      for (const auto& hit : index.search(request).hits) {
        const auto explanation = index.explain(request, hit.paragraph.anchor);
        REQUIRE(explanation);
        CHECK(explanation->matches);
        CHECK(explanation->score == hit.score);
        CHECK(sum(explanation->parts) == doctest::Approx(hit.score));
        REQUIRE(explanation->parts.size() == 4);
        CHECK(adds_up(explanation->parts.front(), query == "DPRK"));
        ++explained;
      }
    }
    CHECK(explained > 20);
  }

  TEST_CASE("how rare a word is and where it stands is said") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const pilcrow::SearchRequest request = {.query = "harbour the coal"};
    const auto hits = index.search(request).hits;
    REQUIRE(!hits.empty());
    const auto explanation = index.explain(request, hits.front().paragraph.anchor);
    REQUIRE(explanation);
    CHECK(explanation->interpreted == "harbour the coal");
    const ScorePart* const harbour = find(explanation->parts, "harbour");
    REQUIRE(harbour != nullptr);
    CHECK(harbour->how.find("once in about") != std::string::npos);
    CHECK(harbour->how.find("once in the title") != std::string::npos);
    const ScorePart* const the = find(explanation->parts, "the");
    REQUIRE(the != nullptr);
    CHECK(the->how.find("a function word") != std::string::npos);
    CHECK(find(explanation->parts, "closeness") != nullptr);
  }

  TEST_CASE("what is not found is told by the clauses that hold and those that do not") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto hits = index.search({.query = "ferries"}).hits;
    REQUIRE(!hits.empty());
    const std::string anchor = hits.front().paragraph.anchor;
    const auto explanation = index.explain({.query = "+ferries +zeppelin"}, anchor);
    REQUIRE(explanation);
    CHECK(!explanation->matches);
    CHECK(explanation->score == 0);
    CHECK(find(explanation->parts, "ferries")->matches);
    CHECK(!find(explanation->parts, "zeppelin")->matches);
    CHECK(!index.explain({.query = "ferries"}, "nowhere.txt#p1-00000000"));
    CHECK(!index.explain({.query = "ferries"}, "no anchor"));
    CHECK_THROWS_AS(index.explain({.query = "theme:none"}, anchor), pilcrow::Error);
  }
}
