// What a check finds wrong, file by file.
#ifndef PILCROW_INDEX_FINDINGS_H_
#define PILCROW_INDEX_FINDINGS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/check.h"
#include "pilcrow/error.h"

namespace pilcrow::index {

// Thrown where the caller's progress asks to stop.
struct CheckStopped {};

// Of one file. Whoever finds something goes on only as long as it is of use: see `full`.
class Findings {
 public:
  // `file` as in Damage.
  Findings(CheckReport& report, const CheckOptions& options, std::string file)
      : report_(report), options_(options), file_(std::move(file)) {}

  // Says that the file is being looked at; throws CheckStopped.
  void look() const {
    if (options_.progress && !options_.progress(file_)) throw CheckStopped();
  }

  void add(const std::string& what) {
    ++found_;
    if (found_ <= kMaxTold) report_.damage.push_back({file_, what});
    if (found_ == kMaxTold) report_.damage.push_back({file_, "there may be more"});
  }
  void add(const Error& error) {
    constexpr std::string_view kOpening = "the index is damaged: ";
    std::string_view what = error.what();
    if (what.starts_with(kOpening)) what.remove_prefix(kOpening.size());
    add(std::string(what));
  }

  bool any() const { return found_ > 0; }

  // More of it would help nobody.
  bool full() const { return found_ >= kMaxTold; }

 private:
  static constexpr std::size_t kMaxTold = 10;

  CheckReport& report_;
  const CheckOptions& options_;
  std::string file_;
  std::size_t found_ = 0;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_FINDINGS_H_
