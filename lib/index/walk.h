// Walking the posting lists of one leaf in one segment.
#ifndef PILCROW_INDEX_WALK_H_
#define PILCROW_INDEX_WALK_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "index/candidates.h"
#include "index/impact.h"
#include "index/leaf.h"
#include "index/match.h"
#include "store/store.h"

namespace pilcrow::index {

// How much of a score a posting is worth, for all leaves of a query.
class Weighting {
 public:
  // By the mean length of all paragraphs, in words.
  explicit Weighting(const store::StoreCounts& all);

  // A posting's part of x, see match.h.
  double part(std::uint32_t impact) const {
    return impact_frequency(impact) * inverse_norm_[impact_class(impact)];
  }
  static Score score(double idf, double x) {
    return to_score(idf * (kK1 + 1) * x / (kK1 + x));
  }

 private:
  std::array<double, kLengthClasses> inverse_norm_;
};

// Which of a leaf's blocks count: those of paragraphs, for words above them too; headings alone; or
// titles alone.
enum class Reach { everywhere, sections, titles };

// The paragraphs that a leaf finds, or those of `within` that it does. No deleted ones are left out.
Hits walk(const store::Store& store, const Xapian::Database& database, const Leaf& leaf,
          const LeafPart& part, const Weighting& weighting, Reach reach, const Hits* within);

// The blocks that a leaf stands in: of few paragraphs those alone and the heads above them, else all.
Blocks read_blocks(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, const Hits* within);

// Where a leaf stands in a paragraph and in the heads above it.
Blocks occurrences(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, std::uint32_t block);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_WALK_H_
