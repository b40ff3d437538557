// The leaves of a query made ready: which posting lists they read in each segment.
#ifndef PILCROW_INDEX_LEAF_H_
#define PILCROW_INDEX_LEAF_H_

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/counters.h"
#include "index/snapshot.h"
#include "search/clause.h"

namespace pilcrow::index {

// For each language of a store or a snapshot, by its number there, whether it is one of some.
using LanguageSet = std::vector<bool>;

// Terms of which a block must have one.
struct TermGroup {
  struct Term {
    std::string name = {};
    std::shared_ptr<const LanguageSet> among = {};  // where it counts; null for everywhere
  };
  std::vector<Term> terms = {};
  std::uint64_t postings = 0;  // at most
};

// A leaf in one segment.
struct LeafPart {
  // A block must have one of each; the fewest postings first. None: nothing is found here but what
  // `sure` finds.
  std::vector<TermGroup> groups = {};

  // For a phrase, words near one another, and a prefix whose stems have other words too: numbers of
  // words in forward lists, for each place those that fit. Empty where the postings say all.
  Places places = {};
  std::optional<search::NearFinder> near = {};

  // For a prefix: stems of which all words begin with it, so no forward list is asked.
  TermGroup sure = {};

  // For a name: the blocks that are tagged with it, each as if it stood there once. There are no
  // groups then.
  std::vector<std::uint32_t> tagged = {};

  std::uint64_t estimate() const {
    return sure.postings + (groups.empty() ? 0 : groups.front().postings) + tagged.size();
  }
};

struct Leaf {
  std::vector<LeafPart> parts = {};  // by segment
  double idf = 0;
  double rarity = 0;

  // For a fuzzy word: its words that are one edit away, and those that are two; the best counts.
  std::vector<Leaf> weaker = {};
};

using Leaves = std::unordered_map<const search::Clause*, Leaf>;

// Makes all leaves of a query ready. `notes` tells of prefixes that were cut.
Leaves make_leaves(const Snapshot& snapshot, const std::vector<SegmentFiles::Loan>& loans,
                   const search::Clause& root, std::vector<std::string>& notes);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_LEAF_H_
