// The best of what a query finds.
#ifndef PILCROW_INDEX_BEST_H_
#define PILCROW_INDEX_BEST_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/match.h"

namespace pilcrow::index {

struct Scored {
  std::uint32_t key = 0;
  double score = 0;
};

// The best, by score and then by key; `count` from the `first`-th on. Paragraphs with the same words
// are one, its best, when `folded`.
std::vector<Scored> best(const Snapshot& snapshot, const Matches& matches, std::size_t first,
                         std::size_t count, bool folded = false);

// A document with paragraphs that match.
struct ScoredDocument {
  DocumentPlace place = {};
  Hit best = {};               // its best paragraph, the first of equals
  std::size_t first = 0;       // its matches, as a range of those of the segment
  std::size_t last = 0;
};

// The best documents, by their best paragraph's score and then by key.
std::vector<ScoredDocument> best_documents(const Snapshot& snapshot, const Matches& matches,
                                           std::size_t first, std::size_t count);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_BEST_H_
