// Exact counts over all paragraphs that match.
#ifndef PILCROW_INDEX_COUNTS_H_
#define PILCROW_INDEX_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/match.h"

namespace pilcrow::index {

// Facets that every index has.
const std::vector<std::string_view>& facet_names();
bool is_facet_name(std::string_view name);

// How many documents the paragraphs belong to.
std::size_t count_documents(const Snapshot& snapshot, const Matches& matches);

// How often a value of a facet stands among what matches. Its texts are the index's, or those of the
// counter that made it.
struct ValueCount {
  std::string_view value = {};
  std::string_view label = {};  // of documents and metadata
  std::uint64_t paragraphs = 0;
  std::uint64_t documents = 0;
};

// Counts facets over what matches, which must outlive this object: those that texts are tagged with
// in one walk together.
class FacetCounter {
 public:
  FacetCounter(const Snapshot& snapshot, const Matches& matches)
      : snapshot_(snapshot), matches_(matches) {}
  // All values that occur, those above them too, in no order: of one of `facet_names`, else of a
  // folded field of metadata.
  std::vector<ValueCount> count(std::string_view facet);

 private:
  // Over all segments, by the values' texts.
  struct Sum {
    std::string label = {};
    std::uint64_t paragraphs = 0;
    std::uint64_t documents = 0;
  };
  using Sums = std::unordered_map<std::string, Sum>;
  struct Tally {
    std::uint32_t paragraphs = 0;
    std::uint32_t documents = 0;
    std::uint32_t last = 0;  // document it was last seen in, from 1

    void count(std::uint32_t more, std::uint32_t document) {
      paragraphs += more;
      // A branch would be foreseen wrongly half of the time, which takes longer than all else here.
      documents += last != document + 1 ? 1 : 0;
      last = document + 1;
    }
  };
  using Tallies = std::vector<Tally>;
  static void add(std::string_view value, const Tally& tally, Sums& sums,
                  std::string_view label = {});
  const Tallies& tags(std::size_t segment);
  void add_tags(std::size_t segment, std::string_view facet, Sums& sums);
  void add_periods(std::size_t segment, Sums& sums) const;
  void add_sections(std::size_t segment, Sums& sums) const;
  void add_languages(std::size_t segment, Sums& sums) const;
  void add_documents(std::size_t segment, std::vector<ValueCount>& out) const;
  void add_metadata(std::size_t segment, std::string_view field, Sums& sums) const;

  const Snapshot& snapshot_;
  const Matches& matches_;
  std::vector<std::optional<Tallies>> tags_;  // by segment and value, once they were counted
  std::list<Sums> sums_;                      // that what was counted is a view of
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_COUNTS_H_
