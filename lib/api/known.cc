#include "api/known.h"

namespace pilcrow::api {
namespace {

// No file has this one.
constexpr store::FileStamp kNone = {};

bool is_set(const store::FileStamp& stamp) { return !(stamp == kNone); }

}  // namespace

KnownFiles::KnownFiles(std::shared_ptr<const index::Snapshot> snapshot, const Inputs& inputs)
    : snapshot_(std::move(snapshot)) {
  const auto count = static_cast<std::uint32_t>(inputs.files().size());
  for (std::uint32_t file = 0; file < count; ++file) {
    firsts_.push_back(files_.emplace(inputs.files()[file].path, file).first->second);
  }
  stamps_.resize(count);
  ends_.assign(count + 1, 0);
  owners_.resize(snapshot_->segments().size());
  for (std::uint32_t i = 0; i < owners_.size(); ++i) look_through(i, inputs);
  collect();
  files_ = {};
}

void KnownFiles::look_through(std::uint32_t segment, const Inputs& inputs) {
  const index::Segment& from = snapshot_->segments()[segment];
  owners_[segment].resize(from.store().documents());
  from.store().records().each([&](std::size_t number, std::string_view bytes) {
    const auto document = static_cast<std::uint32_t>(number);
    if (from.is_deleted(document)) return;
    const store::DocumentRecord record = store::decode_document(bytes);
    if (!is_set(record.file)) return;  // given by itself, not as a file
    const auto found = files_.find(record.path);
    if (found == files_.end()) {
      if (inputs.is_gone(record.path)) gone_.push_back({segment, document});
      if (inputs.is_missing(record.path)) missing_.push_back(record.path);
      return;
    }
    const std::uint32_t file = found->second;
    store::FileStamp& stamp = stamps_[file];
    if (ends_[file + 1] == 0) stamp = record.file;
    if (!(stamp == record.file)) stamp = kNone;
    ++ends_[file + 1];
    owners_[segment][document] = file + 1;
  });
}

// Lists documents by file, as they were counted.
void KnownFiles::collect() {
  for (std::size_t file = 1; file < ends_.size(); ++file) ends_[file] += ends_[file - 1];
  documents_.resize(ends_.back());
  std::vector<std::uint32_t> next(ends_.begin(), ends_.end() - 1);
  for (std::uint32_t segment = 0; segment < owners_.size(); ++segment) {
    for (std::uint32_t document = 0; document < owners_[segment].size(); ++document) {
      const std::uint32_t owner = owners_[segment][document];
      if (owner != 0) documents_[next[owner - 1]++] = {segment, document};
    }
  }
}

std::span<const index::DocumentPlace> KnownFiles::documents(std::uint32_t file) const {
  const std::uint32_t known = firsts_[file];
  return std::span(documents_).subspan(ends_[known], ends_[known + 1] - ends_[known]);
}

std::optional<store::FileStamp> KnownFiles::stamp(std::uint32_t file) const {
  const store::FileStamp& stamp = stamps_[firsts_[file]];
  if (!is_set(stamp)) return std::nullopt;
  return stamp;
}

std::optional<std::uint32_t> KnownFiles::file_of(std::string_view id) const {
  const auto place = snapshot_->find(id);
  if (!place || owners_[place->segment][place->document] == 0) return std::nullopt;
  return owners_[place->segment][place->document] - 1;
}

std::string_view KnownFiles::id(const index::DocumentPlace& place) const {
  return snapshot_->segments()[place.segment].store().id(place.document);
}

}  // namespace pilcrow::api
