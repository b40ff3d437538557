// What a posting says beside its block: how often the term stands there, and how long the block is.
//
// Both are packed into the frequency that Xapian keeps with each posting, so that scoring needs no
// length, whose lookups take three quarters of the time of a ranked query. Lengths are classes: up
// to 15 words as they are, beyond that in steps of about 17 %, so a length is off by at most 9 %.
#ifndef PILCROW_INDEX_IMPACT_H_
#define PILCROW_INDEX_IMPACT_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pilcrow::index {

inline constexpr std::uint32_t kLengthClasses = 64;
inline constexpr std::uint32_t kExactLengths = 16;
inline constexpr std::uint32_t kMaxFrequency = 255;
inline constexpr std::uint32_t kImpacts = kMaxFrequency * kLengthClasses + 1;

inline constexpr double kLengthSteps = kLengthClasses - kExactLengths - 1;
inline constexpr double kLengthDoublings = 11;  // from 16 to 32,768 words, the longest there are

// The length that a class stands for, in words.
inline double class_length(std::uint32_t length_class) {
  if (length_class < kExactLengths) return length_class;
  return kExactLengths * std::exp2((length_class - kExactLengths) * kLengthDoublings / kLengthSteps);
}

inline std::uint32_t length_class(std::size_t words) {
  if (words < kExactLengths) return static_cast<std::uint32_t>(words);
  const double doublings = std::log2(static_cast<double>(words) / kExactLengths);
  const double step = std::round(doublings * kLengthSteps / kLengthDoublings);
  return kExactLengths + static_cast<std::uint32_t>(std::min(step, kLengthSteps));
}

// Never 0, which Xapian gives to terms that only select.
inline std::uint32_t impact(std::size_t frequency, std::uint32_t length_class) {
  const auto capped = static_cast<std::uint32_t>(std::min<std::size_t>(frequency, kMaxFrequency));
  return 1 + (capped - 1) * kLengthClasses + length_class;
}

inline std::uint32_t impact_frequency(std::uint32_t impact) {
  return (impact - 1) / kLengthClasses + 1;
}
inline std::uint32_t impact_class(std::uint32_t impact) { return (impact - 1) % kLengthClasses; }

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_IMPACT_H_
