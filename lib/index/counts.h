// Exact counts over all paragraphs that match.
#ifndef PILCROW_INDEX_COUNTS_H_
#define PILCROW_INDEX_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <span>
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

// The hits of one document: a range of those of its segment.
struct DocumentHits {
  std::uint32_t document = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  std::uint32_t size() const { return last - first; }
};

// Counts facets over what matches, which must outlive this object; keeps what several of them need.
class FacetCounter {
 public:
  FacetCounter(const Snapshot& snapshot, const Matches& matches)
      : snapshot_(snapshot), matches_(matches), known_(matches.segments.size()) {}

  // All values that occur, those above them too, in no order: of one of `facet_names`, else of a
  // folded field of metadata. Of documents, which are many, only those that are among the `most` with
  // most paragraphs, or have as many as the last of these; 0 for all.
  std::vector<ValueCount> count(std::string_view facet, std::size_t most = 0);

 private:
  // Where no more than one of so many blocks is among the hits, their values are looked at one by one.
  static constexpr std::uint32_t kFewHits = 16;

  // Over all segments, by the values' texts.
  struct Sum {
    std::string label = {};
    std::uint64_t paragraphs = 0;
    std::uint64_t documents = 0;
  };
  using Sums = std::unordered_map<std::string, Sum>;
  struct Tally {
    Counts counts = {};
    std::uint32_t last = 0;  // document it was last seen in, from 1

    void add(std::uint32_t more, std::uint32_t document) {
      counts.paragraphs += more;
      // A branch would be foreseen wrongly half of the time, which takes longer than all else here.
      counts.documents += last != document + 1 ? 1 : 0;
      last = document + 1;
    }
  };
  using Tallies = std::vector<Tally>;
  // Of a segment, what was asked for before.
  struct Known {
    std::vector<DocumentHits> documents = {};
    std::vector<std::uint64_t> bits = {};  // one for each block, set if it matches
    std::optional<const FacetPostings*> postings = {};
    std::optional<Tallies> tags = {};
  };
  static void add(std::string_view value, const Counts& counts, Sums& sums,
                  std::string_view label = {});
  const std::vector<DocumentHits>& documents(std::size_t segment);
  const FacetPostings* postings(std::size_t segment);
  std::span<const std::uint64_t> bits(std::size_t segment);
  const Tallies& tags(std::size_t segment);
  void add_tags(std::size_t segment, std::string_view facet, Sums& sums);
  void add_sections(std::size_t segment, Sums& sums);
  void add_languages(std::size_t segment, Sums& sums);
  void add_metadata(std::size_t segment, std::string_view field, Sums& sums);
  std::vector<ValueCount> count_by_document(std::size_t most);

  const Snapshot& snapshot_;
  const Matches& matches_;
  std::vector<Known> known_;  // by segment
  std::list<Sums> sums_;      // that what was counted is a view of
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_COUNTS_H_
