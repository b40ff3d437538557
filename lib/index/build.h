// Making segments, in folders of their own: from documents, or from other segments.
#ifndef PILCROW_INDEX_BUILD_H_
#define PILCROW_INDEX_BUILD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "index/segment.h"
#include "store/input.h"

namespace pilcrow::index {

// Blocks of one run: more take Xapian longer each, fewer make posting lists of many pieces.
inline constexpr std::size_t kRunBlocks = 4000;

// A part of a segment, in a folder: like a segment, but its postings are a folder too, nothing of
// it is durable, and nothing has been checked.
struct Run {
  std::string folder = {};
  SegmentEntry entry = {};  // without number and checksum of the postings
  std::uint32_t documents = 0;
};

// Writes documents into a new folder. `rules` is what they were tagged with.
Run build_run(const std::vector<store::InputDocument>& documents, const std::string& folder,
              std::uint64_t rules);

// Makes one segment of runs, in a new folder: durable, but for the folder's own name, and checked.
// Removes the runs.
SegmentEntry merge_runs(const std::vector<Run>& runs, const std::string& folder);

// Makes one segment of others, as above, without what is deleted in them. All must have been tagged
// with the same rules.
SegmentEntry merge_segments(const std::vector<const Segment*>& segments, const std::string& folder);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_BUILD_H_
