// Exact counts, held against counting by hand.

#include "index/counts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/period.h"
#include "support/support.h"
#include "unit/index/sample.h"
#include "unit/store/model.h"

using pilcrow::FacetCount;
using pilcrow::index::count_documents;
using sample::count_facet;
using pilcrow::index::Matches;
using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using sample::Documents;
using sample::Random;
using support::TempDir;

namespace {

struct Tally {
  std::size_t paragraphs = 0;
  std::set<std::string> documents = {};
};
using Tallies = std::map<std::string, std::map<std::string, Tally>>;  // by facet and value

// Counts a paragraph for its values of all facets.
void count(const sample::InputDocument& document, std::size_t place,
           const std::vector<std::size_t>& heads, Tallies& tallies) {
  const auto& block = document.blocks[place];
  std::set<std::pair<std::string, std::string>> values = {
      {"document", document.record.id}, {"language", block.language}};
  for (std::size_t size = 1; size <= heads.size(); ++size) {
    values.insert({"section", sample::path_of(document, {heads.begin(), heads.begin() + static_cast<std::ptrdiff_t>(size)})});
  }
  const auto evidence = sample::evidence_of(block);
  for (const auto& theme : evidence.themes) {
    for (std::size_t end = 0; end != std::string::npos;) {
      end = theme.id.find('/', end + 1);
      values.insert({"theme", theme.id.substr(0, end)});
    }
  }
  for (const auto& name : evidence.names) values.insert({name.kind, name.id});
  for (const auto& mention : evidence.periods) {
    const auto period = *pilcrow::parse_period(mention.id);
    for (int year = period.first; year <= period.last; ++year) {
      const std::string digits = std::to_string(year);
      values.insert({"period", digits.substr(0, 2) + "XX"});
      if (period.grain == pilcrow::PeriodGrain::century) continue;
      values.insert({"period", digits.substr(0, 3) + "X"});
      if (period.grain == pilcrow::PeriodGrain::year) values.insert({"period", digits});
    }
  }
  for (const auto& [facet, value] : values) {
    if (value.empty()) continue;
    ++tallies[facet][value].paragraphs;
    tallies[facet][value].documents.insert(document.record.id);
  }
}

void check_facet(const std::vector<FacetCount>& counts,
                 const std::map<std::string, Tally>& expected) {
  REQUIRE(counts.size() == expected.size());
  for (const auto& count : counts) {
    REQUIRE(expected.count(count.value) == 1);
    CHECK(count.paragraphs == expected.at(count.value).paragraphs);
    CHECK(count.documents == expected.at(count.value).documents.size());
    CHECK(!count.selected);
  }
  CHECK(std::is_sorted(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.paragraphs != b.paragraphs ? a.paragraphs > b.paragraphs : a.value < b.value;
  }));
}

// Asked for so many documents, it gives those with no fewer paragraphs than the last of them.
void check_most(const Snapshot& snapshot, const Matches& matches,
                const std::vector<FacetCount>& all) {
  for (const std::size_t most : {1U, 3U, 1000U}) {
    pilcrow::index::FacetCounter counter(snapshot, matches);
    const std::size_t least = all.empty() ? 0 : all[std::min(most, all.size()) - 1].paragraphs;
    const auto counts = counter.count("document", most);
    CHECK(counts.size() == static_cast<std::size_t>(std::count_if(
                               all.begin(), all.end(),
                               [&](const auto& count) { return count.paragraphs >= least; })));
    CHECK(std::all_of(counts.begin(), counts.end(),
                      [&](const auto& count) { return count.paragraphs >= least; }));
  }
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("counts are those of counting one by one, over segments") {
    Random random(5);
    for (const std::size_t segments : {1U, 3U}) {
      const TempDir folder;
      Writer writer(folder.path(), {});
      const Documents documents = sample::any_documents(random, 24);
      for (std::size_t i = 0; i < documents.size(); ++i) {
        writer.put(documents[i]);
        if ((i + 1) * segments % documents.size() == 0) sample::commit(writer);
      }
      const Snapshot& snapshot = *writer.committed();
      REQUIRE(snapshot.segments().size() == segments);
      for (int round = 0; round < 30; ++round) {
        Matches matches;
        matches.segments.resize(segments);
        // Of few hits, and when it is asked for the first time, the values are looked at one by one.
        const unsigned rarity = round % 3 == 0 ? 40 : 2;
        Tallies expected;
        std::set<std::string> ids;
        std::size_t number = 0;
        for (std::size_t segment = 0; segment < segments; ++segment) {
          std::uint32_t block = 0;
          const auto& store = snapshot.segments()[segment].store();
          for (std::uint32_t d = 0; d < store.documents(); ++d, ++number) {
            const auto heads = sample::open_heads(documents[number]);
            for (std::size_t i = 0; i < heads.size(); ++i, ++block) {
              if (sample::is_head(documents[number].blocks[i]) || random() % rarity != 0) continue;
              matches.segments[segment].push_back({block, 0});
              ids.insert(documents[number].record.id);
              count(documents[number], i, heads[i], expected);
            }
          }
        }
        CHECK(count_documents(snapshot, matches) == ids.size());
        for (const auto facet : pilcrow::index::facet_names()) {
          CAPTURE(facet);
          check_facet(count_facet(snapshot, matches, facet), expected[std::string(facet)]);
        }
        check_most(snapshot, matches, count_facet(snapshot, matches, "document"));
      }
    }
  }

  TEST_CASE("documents are labelled with their titles, or else with their ids") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    writer.put(sample::document_of("a", {"text"}, "The title"));
    writer.put(sample::document_of("b", {"text"}));
    writer.put(sample::document_of("c", {"text"}, "Before"));
    writer.put(sample::document_of("c", {"text"}, "After"));
    sample::commit(writer);
    const auto snapshot = writer.committed();
    Matches matches;
    matches.segments = {{{1, 0}, {3, 0}, {7, 0}}};
    const auto counts = count_facet(*snapshot, matches, "document");
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].label == "The title");
    CHECK(counts[1].label == "b");
    CHECK(counts[2].label == "After");
    CHECK(count_facet(*snapshot, matches, "none").empty());
  }

  TEST_CASE("nothing is counted where nothing matches") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), {"a", "b"});
    Matches matches;
    matches.segments.resize(2);
    CHECK(count_documents(*writer->committed(), matches) == 0);
    for (const auto facet : pilcrow::index::facet_names()) {
      CHECK(count_facet(*writer->committed(), matches, facet).empty());
    }
  }
}
