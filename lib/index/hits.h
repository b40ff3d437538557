// Lists of paragraphs that match, by block, and what can be made of two of them.
#ifndef PILCROW_INDEX_HITS_H_
#define PILCROW_INDEX_HITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "index/match.h"

namespace pilcrow::index {

// Where the hit of a block stands, if there is one.
std::optional<std::size_t> find_hit(const Hits& hits, std::uint32_t block);

// Calls `take(document, first, last)` for the hits of each document: those from `first` on, to before
// `last`. It may change their scores.
template <typename Take>
void each_document(const store::Store& store, const Hits& hits, Take&& take) {
  store::Store::DocumentCursor documents(store);
  for (std::size_t first = 0; first < hits.size();) {
    const std::uint32_t document = documents.at(hits[first].block);
    std::size_t last = first + 1;
    while (last < hits.size() && !documents.moves(hits[last].block)) ++last;
    take(document, first, last);
    first = last;
  }
}

// Those of either; scores are added up.
Hits unite(const Hits& a, const Hits& b);

// Those of either; the better score counts.
Hits unite_best(const Hits& a, const Hits& b);

// Those of `a`; what `b` is worth is added where it has them. Required: only those that it has.
Hits join(Hits a, const Hits& b, bool required);

// Those of `a` that `b` does not have.
Hits minus(Hits a, const Hits& b);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_HITS_H_
