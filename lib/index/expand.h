// The words of an index that a prefix or a fuzzy word stands for.
#ifndef PILCROW_INDEX_EXPAND_H_
#define PILCROW_INDEX_EXPAND_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/snapshot.h"
#include "search/clause.h"
#include "search/edits.h"

namespace pilcrow::index {

// A word of a segment, and how many edits it is away.
struct NearWord {
  store::CountedForm form = {};
  std::size_t edits = 0;
};

// The words of each segment that are at most so many edits away, sorted.
std::vector<std::vector<NearWord>> near_words(const Snapshot& snapshot, std::string_view word,
                                              std::size_t edits, search::Units units);

// Words of a segment that fit, by stem, as a stem's words share a posting list.
struct FittingWords {
  std::set<std::string> sure = {};           // terms of stems all of whose words fit
  std::set<std::string> unsure = {};         // terms of stems that have other words too
  std::vector<std::uint32_t> numbers = {};  // of words of the latter that fit
};

struct Expansion {
  std::set<std::string> terms = {};  // of all stems, of all segments
  // By edits, of which a prefix knows none, then by segment.
  std::vector<std::vector<FittingWords>> words = {};
};

// For a prefix or a fuzzy word. `notes` tells of one that was cut.
Expansion expand(const Snapshot& snapshot, const search::Clause& clause,
                 std::vector<std::string>& notes);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_EXPAND_H_
