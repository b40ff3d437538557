#include "index/segment.h"

#include <utility>

#include "base/date.h"
#include "pilcrow/error.h"

namespace pilcrow::index {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error(ErrorCode::corrupt, "the index is damaged: " + what, path);
}

std::vector<std::int64_t> read_dates(const store::Store& store) {
  std::vector<std::int64_t> dates(store.documents(), kNoDate);
  for (std::uint32_t document = 0; document < store.documents(); ++document) {
    const store::DocumentRecord record = store.document(document);
    const auto values = record.metadata.find("date");
    if (values == record.metadata.end()) continue;
    for (const auto& value : values->second) {
      const auto date = parse_date(value);
      if (!date) continue;
      dates[document] = *date;
      break;
    }
  }
  return dates;
}

}  // namespace

SegmentFiles::SegmentFiles(const std::string& folder, const SegmentEntry& entry)
    : folder_(folder),
      postings_file_(store::File::open(postings_path(folder))),
      store_(store_path(folder), entry.store),
      fields_(store_) {
  if (postings_file_.size() != entry.postings.bytes ||
      store::checksum(postings_file_) != entry.postings.check) {
    fail("a file is not as it was written", postings_file_.path());
  }
  if (store_.blocks() != entry.blocks || lend().postings().blocks() != entry.blocks) {
    fail("the parts of a segment do not fit together", folder);
  }
}

const std::vector<std::int64_t>& SegmentFiles::dates() const {
  return dates_.get([this] { return read_dates(store_); });
}

const std::vector<std::uint32_t>& SegmentFiles::word_hashes() const {
  return word_hashes_.get([this] { return store_.vocabulary().hashes(); });
}

SegmentFiles::Loan::Loan(const SegmentFiles& files) : files_(&files) {
  const std::lock_guard lock(files.mutex_);
  if (files.idle_.empty()) {
    // Under the lock: what is opened shares a place in the file with what is being opened.
    postings_ = std::make_unique<Postings>(Postings::in_file(files.postings_file_));
  } else {
    postings_ = std::move(files.idle_.back());
    files.idle_.pop_back();
  }
}

SegmentFiles::Loan::~Loan() {
  if (!postings_) return;
  const std::lock_guard lock(files_->mutex_);
  files_->idle_.push_back(std::move(postings_));
}

Segment open_segment(const std::string& folder, const SegmentEntry& entry, const Segment* known) {
  Segment segment;
  segment.entry = entry;
  const std::string path = segment_path(folder, entry.number);
  segment.files = known != nullptr ? known->files
                                   : std::make_shared<const SegmentFiles>(path, entry);
  const store::Store& store = segment.store();
  const bool same_tags = known != nullptr && known->entry.tags_number == entry.tags_number &&
                         known->entry.tags == entry.tags;
  segment.tags = same_tags ? known->tags
                           : std::make_shared<const store::Tags>(
                                 tags_path(path, entry.tags_number), entry.tags, store.blocks());
  segment.facets = same_tags ? known->facets : std::make_shared<const FacetColumns>();
  segment.live = store.counts();
  if (entry.deleted.empty()) return segment;
  segment.deleted.assign(store.documents() / 64 + 1, 0);
  for (const auto document : entry.deleted) {
    if (document >= store.documents() || segment.is_deleted(document)) {
      fail("documents are deleted that a segment does not have", path);
    }
    segment.deleted[document / 64] |= std::uint64_t{1} << document % 64;
    const std::uint32_t first = store.first(document);
    const std::uint32_t end = store.first(document + 1);
    segment.deleted_blocks += end - first;
    segment.live.documents -= 1;
    segment.live.blocks -= end - first;
    for (std::uint32_t block = first; block < end; ++block) {
      if (!store.is_head(block)) segment.live.paragraphs -= 1;
    }
  }
  return segment;
}

}  // namespace pilcrow::index
