// Clocks, peak memory and sizes.
#ifndef PILCROW_BENCH_MEASURE_H_
#define PILCROW_BENCH_MEASURE_H_

#include <chrono>
#include <cstdint>
#include <string>

namespace bench {

/// Time since it was made.
class Stopwatch {
 public:
  Stopwatch();
  double seconds() const;
  double milliseconds() const { return seconds() * 1000; }
  double cpu_seconds() const;  ///< Of all threads, in the program and in the system for it.

 private:
  std::chrono::steady_clock::time_point wall_;
  double cpu_;
};

/// Of this process since it began: VmHWM. (getrusage's figure begins with the parent's.)
std::uint64_t peak_bytes();

/// Of all files below a folder.
std::uint64_t folder_bytes(const std::string& folder);

}  // namespace bench

#endif  // PILCROW_BENCH_MEASURE_H_
