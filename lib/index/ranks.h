// Where documents stand when all of an index are sorted.
#ifndef PILCROW_INDEX_RANKS_H_
#define PILCROW_INDEX_RANKS_H_

#include <cstdint>
#include <limits>
#include <vector>

namespace pilcrow::index {

class Snapshot;

// Ranks from 0, of each document of each segment. Equal ones have the same.
struct Ranks {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::vector<std::uint32_t>> segments = {};
  std::uint32_t count = 0;  // of different ranks; kNone is not among them
};

// By id in byte order. Deleted documents have none.
Ranks rank_by_id(const Snapshot& snapshot);

// By the first value of the metadata's "date" that is a date, the oldest first; else none.
Ranks rank_by_date(const Snapshot& snapshot);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RANKS_H_
