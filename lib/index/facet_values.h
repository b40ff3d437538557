// What the paragraphs of a segment are counted for by their tags, and which are.
#ifndef PILCROW_INDEX_FACET_VALUES_H_
#define PILCROW_INDEX_FACET_VALUES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lazy.h"
#include "store/store.h"
#include "store/tags.h"

namespace pilcrow::index {

// The values of tags, periods in full: those that tags name, and those that these lie in. Two of one
// decade are that decade once.
class FacetValues {
 public:
  explicit FacetValues(const store::Tags& tags);

  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }
  const std::string& value(std::uint32_t number) const { return values_[number]; }
  // Numbers of those of one facet, which stand together.
  std::pair<std::uint32_t, std::uint32_t> range(std::string_view facet) const;

  // Numbers of the values of a set of tags, ascending.
  std::span<const std::uint32_t> of(std::uint32_t set) const {
    const std::size_t begin = set == 0 ? 0 : ends_[set - 1];
    return std::span(numbers_).subspan(begin, ends_[set] - begin);
  }

 private:
  const store::Tags& tags_;
  std::vector<std::string> values_;
  std::pair<std::uint32_t, std::uint32_t> periods_;  // tags that are periods, in whose place
  std::uint32_t full_periods_ = 0;                   // so many stand in full
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> ends_;  // where each set's end
};

// Of one value.
struct Counts {
  std::uint32_t paragraphs = 0;
  std::uint32_t documents = 0;
};

// The blocks that have each value.
class FacetPostings {
 public:
  FacetPostings(const store::Store& store, const store::Tags& tags, const FacetValues& values);

  // Of segments with more there are none: twice a block's number is kept.
  static constexpr std::uint32_t kMaxBlocks = UINT32_MAX / 2;

  // How many of the blocks have the value whose bits are set, and of how many documents.
  Counts count(std::uint32_t value, std::span<const std::uint64_t> bits) const;

 private:
  std::vector<std::uint32_t> postings_;  // twice the block; and one, in a document's last
  std::vector<std::size_t> ends_;        // where each value's end
};

// Both, of a segment at one state of its tags. Free to share between threads.
class FacetColumns {
 public:
  const FacetValues& values(const store::Tags& tags) const;

  // Nothing when it is first asked for: making them takes as long as some five searches.
  const FacetPostings* postings(const store::Store& store, const store::Tags& tags) const;

 private:
  Lazy<FacetValues> values_;
  Lazy<FacetPostings> postings_;
  mutable std::atomic<bool> asked_ = false;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_FACET_VALUES_H_
