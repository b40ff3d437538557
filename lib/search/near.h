// Words near one another, as an index counts them and as a text's marks show them.
#ifndef PILCROW_SEARCH_NEAR_H_
#define PILCROW_SEARCH_NEAR_H_

#include <cstddef>
#include <string>
#include <vector>

namespace pilcrow::search {

inline constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

// Finds the words of NEAR and ADJ among those of a text.
class NearFinder {
 public:
  // `words` as in Clause; the last of them may stand `distance` words behind the first.
  NearFinder(const std::vector<std::string>& words, std::size_t distance, bool ordered);

  // Words that are alike share a place: the first.
  std::size_t place_of(std::size_t word) const { return places_[word]; }

  // The groups of words of a text that are near one another, each as where its words stand: the
  // leftmost first, each as short as can be, no two overlapping. `text` has the place of each word
  // of the text, kNoPlace for those that are none of the clause's. Valid until the next call.
  const std::vector<std::vector<std::size_t>>& find(const std::vector<std::size_t>& text);

 private:
  bool group_at(const std::vector<std::size_t>& text, std::size_t begin);

  std::vector<std::size_t> places_;  // of each word
  std::vector<std::size_t> needed_;  // how often each place must be filled
  std::size_t distance_;
  bool ordered_;
  std::vector<std::size_t> filled_;
  std::vector<std::size_t> group_;  // where the words of the one at work stand
  std::vector<std::vector<std::size_t>> found_;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_NEAR_H_
