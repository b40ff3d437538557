// A half-open range of units, the coin in which the whole API pays.
#ifndef PILCROW_RANGE_H_
#define PILCROW_RANGE_H_

#include <compare>
#include <cstddef>

namespace pilcrow {

/// `[begin, end)`. The unit is bytes unless a member's name or comment says UTF-16 units; what the
/// offsets count from stands at each use. A range of text never splits a UTF-8 sequence.
struct Range {
  std::size_t begin = 0;  ///< The first unit.
  std::size_t end = 0;    ///< One past the last.

  constexpr std::size_t size() const noexcept { return end - begin; }  ///< How many units.
  constexpr bool empty() const noexcept { return begin == end; }       ///< Whether it has none.
  constexpr bool contains(Range other) const noexcept {                ///< All of the other one.
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(Range other) const noexcept {  ///< A unit of the other one.
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Range&, const Range&) = default;  ///< By begin.
};

}  // namespace pilcrow

#endif  // PILCROW_RANGE_H_
