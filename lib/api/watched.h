// Work that somebody watches.
#ifndef PILCROW_API_WATCHED_H_
#define PILCROW_API_WATCHED_H_

#include <cstdint>
#include <functional>

#include "index/told.h"
#include "pilcrow/progress.h"

namespace pilcrow::api {

// What it is made with must outlive it. For one thread.
class Watched {
 public:
  Watched(const std::function<void(const WorkProgress&)>& progress, std::uint64_t total)
      : progress_(progress), total_(total) {}

  // One more begins.
  void step() {
    if (progress_ && every_.is_due()) progress_({done_, total_});
    ++done_;
  }

 private:
  const std::function<void(const WorkProgress&)>& progress_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  Every every_{index::kTellEvery};
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_WATCHED_H_
