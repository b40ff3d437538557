// What a word may have been meant to be, by the words of an index.
#ifndef PILCROW_INDEX_SPELLING_H_
#define PILCROW_INDEX_SPELLING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/snapshot.h"
#include "search/clause.h"

namespace pilcrow::index {

// A word that the index does not have may be a slip, and so may one that it has this seldom, if what
// was meant stands so many times as often. To look at all words costs more than most searches, so
// what is asked for commonly must not be seldom.
inline constexpr std::uint64_t kSeldom = 1;
inline constexpr std::uint64_t kFarMoreOften = 50;

// In how many paragraphs stems stand, in each that has several as often.
std::uint64_t paragraphs_with(const Snapshot& snapshot, const std::vector<text::Stem>& stems);

// How often a folded word stands in the index, or in how many paragraphs its stems, if any are given:
// whichever is more.
std::uint64_t count_word(const Snapshot& snapshot, const std::string& word,
                         const std::vector<text::Stem>& stems);

// The word of the index that a folded word, which stands there `count` times, was most likely meant
// to be: the fewest edits away, then the most frequent. Nothing for words that are as likely right.
std::optional<std::string> nearest_word(const Snapshot& snapshot, const std::string& word,
                                        std::uint64_t count);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SPELLING_H_
