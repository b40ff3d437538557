// Telling somebody how far long work has come.
#ifndef PILCROW_INDEX_TOLD_H_
#define PILCROW_INDEX_TOLD_H_

#include <chrono>
#include <cstdint>
#include <functional>

#include "base/every.h"

namespace pilcrow::index {

// Is told that `done` of `total` are done with; answers whether to go on.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

inline constexpr std::chrono::milliseconds kTellEvery{100};

// Does not tell more often than is of use. For one thread.
class Told {
 public:
  Told(const Progress& progress, std::uint64_t total) : progress_(progress), total_(total) {}

  // Whether to go on.
  bool step(std::uint64_t more) { return reach(done_ + more); }
  bool reach(std::uint64_t done) {
    done_ = done;
    return !progress_ || !every_.is_due() || progress_(done_, total_);
  }

 private:
  const Progress& progress_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  Every every_{kTellEvery};
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_TOLD_H_
