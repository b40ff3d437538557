// An open segment.
#ifndef PILCROW_INDEX_SEGMENT_H_
#define PILCROW_INDEX_SEGMENT_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/lazy.h"
#include "index/facet_values.h"
#include "index/fields.h"
#include "index/manifest.h"
#include "index/postings.h"
#include "store/store.h"
#include "store/tags.h"

namespace pilcrow::index {

inline constexpr std::int64_t kNoDate = INT64_MIN;

// Store and postings of a segment: what never changes about it. Free to share between threads.
class SegmentFiles {
 public:
  // Opens and checks what can be checked at once: the postings, which have no checksums that could
  // be looked at later, as a whole. Throws Error{not_found} if a file is not there.
  SegmentFiles(const std::string& folder, const SegmentEntry& entry);

  const store::Store& store() const { return store_; }
  const Fields& fields() const { return fields_; }

  // Lends posting lists to one thread, until the loan ends.
  class Loan {
   public:
    explicit Loan(const SegmentFiles& files);
    ~Loan();
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    const Xapian::Database& database() const { return postings_->database(); }
    const Postings& postings() const { return *postings_; }

   private:
    const SegmentFiles* files_;
    std::unique_ptr<Postings> postings_;
  };
  Loan lend() const { return Loan(*this); }

  // What Xapian finds wrong with the postings.
  std::string check() const { return check_postings(postings_file_); }

  const std::string& folder() const { return folder_; }

  // When each document is of, as base/date.h has it, or kNoDate. Reads all records at the first call.
  const std::vector<std::int64_t>& dates() const;

  // store::Vocabulary::hashes, which reads all of it at the first call.
  const std::vector<std::uint32_t>& word_hashes() const;

 private:
  std::string folder_;
  store::File postings_file_;
  store::Store store_;
  Fields fields_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Postings>> idle_;
  Lazy<std::vector<std::int64_t>> dates_;
  Lazy<std::vector<std::uint32_t>> word_hashes_;
};

// A segment at one generation.
struct Segment {
  SegmentEntry entry = {};
  std::shared_ptr<const SegmentFiles> files = {};
  std::shared_ptr<const store::Tags> tags = {};
  std::shared_ptr<const FacetColumns> facets = {};  // of the tags

  std::uint32_t base = 0;                      // key of its first block in the snapshot
  std::vector<std::size_t> languages = {};     // of the store, as numbers of the snapshot's
  std::vector<std::uint64_t> deleted = {};     // a bit for each document; empty if none is
  std::uint64_t deleted_blocks = 0;
  store::StoreCounts live = {};                // without the deleted

  const store::Store& store() const { return files->store(); }
  const FacetValues& facet_values() const { return facets->values(*tags); }
  const FacetPostings* facet_postings() const { return facets->postings(store(), *tags); }
  bool is_deleted(std::uint32_t document) const {
    return !deleted.empty() && (deleted[document / 64] >> document % 64 & 1) != 0;
  }
};

// Opens a segment, sharing with `known`, if any, what has not changed. Throws Error{corrupt} for
// one that is not as the entry says.
Segment open_segment(const std::string& folder, const SegmentEntry& entry, const Segment* known);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SEGMENT_H_
