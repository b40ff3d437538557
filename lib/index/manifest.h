// The manifest: which files an index consists of. It alone decides; what it does not name is
// rubbish that the next writer removes.
#ifndef PILCROW_INDEX_MANIFEST_H_
#define PILCROW_INDEX_MANIFEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "store/sections.h"

namespace pilcrow::index {

struct SegmentEntry {
  std::uint64_t number = 0;
  store::FileMark postings = {};  // the checksum is that of the whole file
  store::FileMark store = {};
  std::uint64_t tags_number = 0;
  store::FileMark tags = {};
  std::uint64_t rules = 0;                   // number of the rules that it was tagged with
  std::uint64_t blocks = 0;
  bool dense = false;                        // packed as closely as may be
  std::vector<std::uint32_t> deleted = {};   // documents, ascending
};

struct Manifest {
  std::uint64_t generation = 0;  // one more with each commit
  std::uint64_t next = 1;        // number of the next segment, tags or rules
  std::string library = {};      // version of the library that wrote it
  std::uint64_t rules = 0;       // number of the file of themes and names; 0 for none
  store::FileMark rules_file = {};
  std::string failures = {};     // what could not be read: see api/failures.h
  std::vector<SegmentEntry> segments = {};  // in reading order
};

// Null if there is none.
SegmentEntry* find_entry(std::vector<SegmentEntry>& entries, std::uint64_t number);

// Paths in an index.
std::string manifest_path(const std::string& folder);
std::string segment_path(const std::string& folder, std::uint64_t number);
std::string rules_path(const std::string& folder, std::uint64_t number);
std::string build_path(const std::string& folder);
std::string postings_path(const std::string& segment);
std::string store_path(const std::string& segment);
std::string tags_path(const std::string& segment, std::uint64_t number);

// Throws Error: not_found if there is no such folder, not_an_index if it has no manifest,
// version_mismatch for one of another format or of another version of the analysis, corrupt.
Manifest read_manifest(const std::string& folder);

// Whether there is an index: as `read_manifest`, but false for a folder that is missing, empty, or
// holds what a writer left that was stopped while making the first commit; Error{not_an_index} for
// one that holds anything else.
bool has_manifest(const std::string& folder);

// Makes it the index's, durably and as one.
void write_manifest(const std::string& folder, const Manifest& manifest);

// Removes segments, tags and rules that the manifest does not name. Only for the writer.
void sweep(const std::string& folder, const Manifest& manifest);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_MANIFEST_H_
