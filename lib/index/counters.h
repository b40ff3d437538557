// Counting in forward lists what postings only suggest.
#ifndef PILCROW_INDEX_COUNTERS_H_
#define PILCROW_INDEX_COUNTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/near.h"

namespace pilcrow::index {

// For each word that is looked for, its numbers in a segment.
using Places = std::vector<std::vector<std::uint32_t>>;

// How often the words of a phrase stand one after the other in a block. The rarest of them is looked
// for as bytes: to decode a list takes many times as long.
class PhraseCounter {
 public:
  explicit PhraseCounter(const Places& places);
  std::size_t count(std::string_view list);

 private:
  std::uint32_t least(std::size_t place) const;
  void add(std::string_view list, std::size_t at);

  const Places& places_;
  std::size_t anchor_ = 0;
  std::vector<std::string> patterns_;
  std::vector<std::pair<std::size_t, std::size_t>> found_;
};

// How often words stand near one another.
class NearCounter {
 public:
  NearCounter(const Places& places, search::NearFinder finder);
  std::size_t count(std::string_view list);

 private:
  search::NearFinder finder_;
  std::array<bool, 256> known_ = {};  // by a number's end
  std::vector<std::pair<std::uint64_t, std::size_t>> place_of_;
  std::vector<std::size_t> text_;
};

// Counts words of a set.
class SetCounter {
 public:
  // `words` is how many the segment has.
  SetCounter(const std::vector<std::uint32_t>& numbers, std::size_t words);
  std::size_t count(std::string_view list) const;

 private:
  std::vector<bool> among_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_COUNTERS_H_
