// What an index has of the files that a run is over.
#ifndef PILCROW_API_KNOWN_H_
#define PILCROW_API_KNOWN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/inputs.h"
#include "index/snapshot.h"

namespace pilcrow::api {

// As of the last commit. Files are numbers of `Inputs::files`; one that is given twice is known by
// the first of them.
class KnownFiles {
 public:
  // Looks through the records of all documents, once.
  KnownFiles(std::shared_ptr<const index::Snapshot> snapshot, const Inputs& inputs);

  // The number by which a file is known.
  std::uint32_t first(std::uint32_t file) const { return firsts_[file]; }

  // The documents that came from a file.
  std::span<const index::DocumentPlace> documents(std::uint32_t file) const;

  // What told it apart then; nothing if it is not known, or if its documents do not agree.
  std::optional<store::FileStamp> stamp(std::uint32_t file) const;

  // The file of this run that a document came from, by its id.
  std::optional<std::uint32_t> file_of(std::string_view id) const;

  // Documents of files that this run was to find and did not.
  const std::vector<index::DocumentPlace>& gone() const { return gone_; }

  // Paths of which the index has documents, and that were given by name and do not exist.
  const std::vector<std::string>& missing() const { return missing_; }

  std::string_view id(const index::DocumentPlace& place) const;

 private:
  void look_through(std::uint32_t segment, const Inputs& inputs);
  void collect();

  std::shared_ptr<const index::Snapshot> snapshot_;
  std::vector<std::uint32_t> firsts_;
  std::unordered_map<std::string_view, std::uint32_t> files_;  // by path; only while looking
  std::vector<std::vector<std::uint32_t>> owners_;  // of documents by segment: file and 1, or 0
  std::vector<store::FileStamp> stamps_;            // of files
  std::vector<std::uint32_t> ends_;                 // where the documents of each file end in
  std::vector<index::DocumentPlace> documents_;
  std::vector<index::DocumentPlace> gone_;
  std::vector<std::string> missing_;
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_KNOWN_H_
