// A half-open range of units, the coin in which the whole API pays.
#ifndef PILCROW_RANGE_H_
#define PILCROW_RANGE_H_

#include <compare>
#include <cstddef>

namespace pilcrow {

/// `[begin, end)`. The unit is bytes unless a member's name or comment says UTF-16 units; what the
/// offsets count from stands at each use. A range of text never splits a UTF-8 sequence.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(Range other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(Range other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace pilcrow

#endif  // PILCROW_RANGE_H_
