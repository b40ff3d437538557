// Pages of hits: which of what matches are shown, and what stands behind them.
#ifndef PILCROW_INDEX_PAGE_H_
#define PILCROW_INDEX_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/best.h"

namespace pilcrow::index {

struct Paging {
  std::size_t first = 0;
  std::size_t count = 0;
  std::size_t per_document = 0;  // 0: any number
  bool fold = true;
  Sorting sorting = {};
};

// Near duplicates are looked for from the first match down to so many hits, but among no more texts
// than that. Both are counted from the first match, whatever the page: what is folded into what does
// not depend on where pages end.
inline constexpr std::size_t kNearHits = 50;
inline constexpr std::size_t kNearTexts = 500;

// A text that is folded into a hit: near it, or its own.
struct FoldedText {
  std::uint64_t hash = 0;
  double similarity = 1;
};

struct PageHit {
  Scored scored = {};
  std::vector<FoldedText> texts = {};  // the hit's own first; none where nothing is folded
};

// Goes down from the first match. One is passed over when its text is folded into a hit above it, or
// when `per_document` hits of its document are above it; else it is a hit. Gives `count` hits from the
// `first`-th on, fewer only where there are no more.
std::vector<PageHit> page(const Snapshot& snapshot, const Matches& matches, const Paging& paging);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_PAGE_H_
