// Time between two places of a program.
#ifndef PILCROW_BASE_LAPS_H_
#define PILCROW_BASE_LAPS_H_

#include <chrono>
#include <utility>

namespace pilcrow {

class Laps {
 public:
  // Seconds since the call before, or since this was made.
  double next() {
    const Clock::time_point begin = std::exchange(begin_, Clock::now());
    return std::chrono::duration<double>(begin_ - begin).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace pilcrow

#endif  // PILCROW_BASE_LAPS_H_
