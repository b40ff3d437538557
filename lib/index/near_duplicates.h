// Paragraphs whose words are nearly the same.
//
// Two texts are near if of the shingles (three words in a row, Broder: "On the resemblance and
// containment of documents", 1997) that either has, both have four in five: their resemblance, the
// Jaccard coefficient of the two sets. One word changed takes three shingles away and brings three, so
// this bears one other word in a paragraph of thirty words and two in one of sixty, and takes no short
// paragraph for another; shingles of two words would tell the order of words less, longer ones would
// leave nothing near in paragraphs.
#ifndef PILCROW_INDEX_NEAR_DUPLICATES_H_
#define PILCROW_INDEX_NEAR_DUPLICATES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "index/snapshot.h"

namespace pilcrow::index {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr double kNear = 0.8;

// The shingles of a text as hashes, and a summary of them that tells most different texts apart.
struct Shingles {
  std::vector<std::uint64_t> hashes = {};  // as they come, some perhaps twice
  std::vector<std::uint64_t> bits = {};  // a power of two of them, more for long texts
  std::size_t bit_count = 0;             // that are set: there are no fewer shingles
};

// How much two texts have in common: the Jaccard coefficient of their shingles; nothing when it is
// less than kNear, or one of them has none.
std::optional<double> resemblance(const Shingles& a, const Shingles& b);

// Reads shingles of paragraphs, by their forward lists.
class ShingleReader {
 public:
  explicit ShingleReader(const Snapshot& snapshot) : snapshot_(snapshot) {}
  Shingles read(BlockPlace place) const;

 private:
  const Snapshot& snapshot_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_NEAR_DUPLICATES_H_
