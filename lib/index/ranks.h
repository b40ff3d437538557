// Where documents stand when all of an index are sorted.
#ifndef PILCROW_INDEX_RANKS_H_
#define PILCROW_INDEX_RANKS_H_

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
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

// Made when it is first asked for; free to share between threads.
class LazyRanks {
 public:
  const Ranks& get(const Snapshot& snapshot, Ranks (*make)(const Snapshot&)) const {
    const std::lock_guard lock(mutex_);
    if (!ranks_) ranks_ = std::make_unique<const Ranks>(make(snapshot));
    return *ranks_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Ranks> ranks_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RANKS_H_
