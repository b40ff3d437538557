// Which segments to merge: few enough that queries stay as fast as on one, seldom enough that
// writing stays cheap.
#ifndef PILCROW_INDEX_MERGE_POLICY_H_
#define PILCROW_INDEX_MERGE_POLICY_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "index/segment.h"

namespace pilcrow::index {

// So many of one size, with smaller ones between them, become one of the next.
inline constexpr std::size_t kMergeFactor = 8;

// Neighbours, from `first` to before `last`.
struct MergeRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

// What to merge next; nothing if all is well. Neighbours only, so that the order of all paragraphs
// stays the same. A single segment is named where more than a quarter of it is deleted.
std::optional<MergeRange> choose_merge(const std::vector<Segment>& segments);

// What to make one dense segment next, until nothing is left: as few segments as may be, without what
// is deleted.
std::optional<MergeRange> choose_optimization(const std::vector<Segment>& segments);

// Whether the segments may become one: tagged alike, and not too large for 32-bit offsets.
bool may_merge(const std::vector<Segment>& segments, const MergeRange& range);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_MERGE_POLICY_H_
