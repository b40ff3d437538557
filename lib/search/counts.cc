#include "search/counts.h"

#include <algorithm>

namespace pilcrow::search {

std::size_t count_documents(const store::Columns& columns, const std::vector<std::uint32_t>& keys) {
  std::size_t count = 0;
  std::uint32_t last = store::Columns::kNone;
  for (const std::uint32_t key : keys) {
    if (columns.document[key] != last) ++count;
    last = columns.document[key];
  }
  return count;
}

std::vector<FacetCount> count_facet(const store::Columns& columns, const store::FacetColumn& facet,
                                    const std::vector<std::uint32_t>& keys) {
  struct Tally {
    std::size_t paragraphs = 0;
    std::size_t documents = 0;
    std::uint32_t last = store::Columns::kNone;  // document it was last seen in
  };
  std::vector<Tally> tallies(facet.dictionary().size());
  for (const std::uint32_t key : keys) {
    const std::uint32_t document = columns.document[key];
    for (const auto* value = facet.begin(key); value != facet.end(key); ++value) {
      Tally& tally = tallies[*value];
      ++tally.paragraphs;
      if (tally.last != document) ++tally.documents;
      tally.last = document;
    }
  }
  std::vector<FacetCount> out;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    if (tallies[i].paragraphs == 0) continue;
    out.push_back({facet.dictionary()[i], {}, tallies[i].paragraphs, tallies[i].documents, false});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.paragraphs != b.paragraphs ? a.paragraphs > b.paragraphs : a.value < b.value;
  });
  return out;
}

}  // namespace pilcrow::search
