// What a check finds wrong, file by file.
#ifndef PILCROW_INDEX_FINDINGS_H_
#define PILCROW_INDEX_FINDINGS_H_

#include <cstddef>
#include <cstdint>
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
  // `file` as in Damage; it has so many bytes, behind `before` others of `total`.
  Findings(CheckReport& report, const CheckOptions& options, std::string file,
           std::uint64_t before = 0, std::uint64_t bytes = 0, std::uint64_t total = 0)
      : report_(report),
        options_(options),
        file_(std::move(file)),
        before_(before),
        bytes_(bytes),
        total_(total) {}

  // Says that so much of the file has been looked at; throws CheckStopped.
  void look(double share = 0) const {
    if (!options_.progress) return;
    const auto here = static_cast<std::uint64_t>(share * static_cast<double>(bytes_));
    if (!options_.progress({file_, before_ + here, total_})) throw CheckStopped();
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
  std::uint64_t before_;
  std::uint64_t bytes_;
  std::uint64_t total_;
  std::size_t found_ = 0;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_FINDINGS_H_
