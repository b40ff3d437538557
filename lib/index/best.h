// The first of what a query finds, in the order that is asked for.
#ifndef PILCROW_INDEX_BEST_H_
#define PILCROW_INDEX_BEST_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/match.h"
#include "index/order.h"

namespace pilcrow::index {

struct Scored {
  std::uint32_t key = 0;
  double score = 0;
};

// The first in order; `count` from the `first`-th on. Paragraphs with the same words are one, its
// first, when `folded`.
std::vector<Scored> best(const Snapshot& snapshot, const Matches& matches, std::size_t first,
                         std::size_t count, bool folded = false, const Sorting& sorting = {});

// A document with paragraphs that match.
struct ScoredDocument {
  DocumentPlace place = {};
  Hit best = {};          // its best paragraph, the first of equals
  Score score = 0;        // that paragraph's and its own as one text, see match.h
  std::size_t first = 0;  // its matches, as a range of those of the segment
  std::size_t last = 0;
};

// Documents likewise, each at the place that its best paragraph would have with its score.
std::vector<ScoredDocument> best_documents(const Snapshot& snapshot, const Matches& matches,
                                           std::size_t first, std::size_t count,
                                           const Sorting& sorting = {});

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_BEST_H_
