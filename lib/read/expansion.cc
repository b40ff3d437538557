#include "read/expansion.h"

#include <limits>

namespace pilcrow::read {
namespace {

constexpr std::size_t kFree = std::size_t{1} << 20;
constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max() / 2;

}  // namespace

Expansion::Expansion(const ReadLimits& limits, std::size_t packed)
    : times_(limits.max_expansion),
      left_(packed > 0 && times_ > kMost / packed ? kMost : times_ * packed + kFree) {}

bool Expansion::take(std::size_t bytes) {
  const bool enough = bytes <= left_;
  left_ = enough ? left_ - bytes : 0;
  return enough;
}

std::string Expansion::problem() const {
  return "it unpacks to more than " + std::to_string(times_) + " times its size";
}

}  // namespace pilcrow::read
