// The centuries, decades and years that a segment's tags stand for.
#ifndef PILCROW_INDEX_PERIOD_SETS_H_
#define PILCROW_INDEX_PERIOD_SETS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/tags.h"

namespace pilcrow::index {

// For each set of tags its periods in full: those that it names, and those that these lie in. Two of
// one decade are that decade once.
class PeriodSets {
 public:
  explicit PeriodSets(const store::Tags& tags);

  const std::vector<std::string>& values() const { return values_; }

  // Numbers of a set's values, ascending.
  std::span<const std::uint32_t> of(std::uint32_t set) const {
    const std::size_t begin = set == 0 ? 0 : ends_[set - 1];
    return std::span(numbers_).subspan(begin, ends_[set] - begin);
  }

 private:
  std::vector<std::string> values_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> ends_;  // where each set's end
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_PERIOD_SETS_H_
