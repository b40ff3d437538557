// An index at one generation.
#ifndef PILCROW_INDEX_SNAPSHOT_H_
#define PILCROW_INDEX_SNAPSHOT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lazy.h"
#include "index/ranks.h"
#include "index/segment.h"

namespace pilcrow::index {

// The settings that an index was made with.
struct Settings {
  std::string library = {};
  std::string themes = {};  // the files' text, as given
  std::string names = {};
};

// A document's place.
struct DocumentPlace {
  std::uint32_t segment = 0;
  std::uint32_t document = 0;  // in the segment
};

// A block's place.
struct BlockPlace {
  std::uint32_t segment = 0;
  std::uint32_t block = 0;  // in the segment
};

// Immutable, and free to share between threads. A block's key is its place in the order of all:
// segments one after the other.
class Snapshot {
 public:
  // The latest generation; what has not changed is shared with `before`, if any. Throws Error.
  static std::shared_ptr<const Snapshot> open(const std::string& folder,
                                              const Snapshot* before = nullptr);

  // That of a manifest: for the writer, whose files nobody removes meanwhile.
  Snapshot(const std::string& folder, Manifest manifest, const Snapshot* before);

  const std::string& folder() const { return folder_; }
  const Manifest& manifest() const { return manifest_; }
  const Settings& settings() const { return settings_; }
  const std::vector<Segment>& segments() const { return segments_; }

  // Of all that is not deleted.
  const store::StoreCounts& live() const { return live_; }
  // Of all.
  const store::StoreCounts& all() const { return all_; }

  std::optional<DocumentPlace> find(std::string_view id) const;
  BlockPlace place(std::uint32_t key) const;

  // All documents, by id in byte order.
  std::vector<DocumentPlace> documents() const;

  // Where documents stand by id, and by date.
  const Ranks& ranks_by_id() const { return by_id_.get([this] { return rank_by_id(*this); }); }
  const Ranks& ranks_by_date() const { return by_date_.get([this] { return rank_by_date(*this); }); }

  // Bytes of text of all that is not deleted.
  std::uint64_t live_text_bytes() const;

  // Bytes on disk by part.
  std::map<std::string, std::uint64_t> sizes() const;

  // Of any block, deleted or not; sorted.
  const std::vector<std::string>& languages() const { return languages_; }

  // Paragraphs by language, of all that is not deleted.
  std::map<std::string, std::size_t> count_languages() const;

 private:
  void number_languages();

  std::string folder_;
  Manifest manifest_;
  Settings settings_;
  std::vector<Segment> segments_;
  std::vector<std::string> languages_;
  store::StoreCounts live_;
  store::StoreCounts all_;
  Lazy<Ranks> by_id_;
  Lazy<Ranks> by_date_;
};

// Themes and names as a file of their own.
store::FileMark write_rules(const std::string& path, const Settings& settings);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SNAPSHOT_H_
