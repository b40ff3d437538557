// The line that tells how far long work has come, rewritten in place.
#ifndef PILCROW_CLI_PROGRESS_H_
#define PILCROW_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "pilcrow/check.h"
#include "pilcrow/writer.h"

namespace pilcrow::cli {

// Writes to standard error if that is a terminal, else nothing at all.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IndexOptions::Progress& progress);
  void show(const std::string& what, const WorkProgress& progress);  // "merging"
  void show(const CheckProgress& progress);
  void show(const std::string& text);
  void clear();

  // Since construction, or since the last `restart`.
  double seconds() const;
  void restart() { begin_ = std::chrono::steady_clock::now(); }

 private:
  const bool shown_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::size_t used_ = 0;  // columns to overwrite
};

// "40 s left"; empty when it is too early to tell. All items count alike.
std::string time_left(std::uint64_t done, std::uint64_t total, double seconds);

// "3.2 MB/s"; empty when there is too little to tell.
std::string rate(double bytes, double seconds);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_PROGRESS_H_
