// Making segments, in folders of their own: from documents, or from other segments.
#ifndef PILCROW_INDEX_BUILD_H_
#define PILCROW_INDEX_BUILD_H_

#include <cstdint>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "index/segment.h"
#include "store/input.h"

namespace pilcrow::index {

// How closely a segment is packed.
struct Density {
  // Blocks of one run: the more, the longer Xapian takes for each, and the smaller the postings.
  std::size_t run_blocks = 0;
  std::size_t run_bytes = 0;  // of text, where blocks are long
  store::Packing packing = {};
};
inline constexpr Density kQuick = {4000, std::size_t{4} << 20, store::kQuickPacking};
inline constexpr Density kDense = {32000, std::size_t{16} << 20, store::kDensePacking};

// A part of a segment, in a folder: like a segment, but its postings are a folder too, nothing of
// it is durable, and nothing has been checked.
struct Run {
  std::string folder = {};
  SegmentEntry entry = {};  // without number and checksum of the postings
  bool continued = false;  // whether it begins in the middle of a document
};

// A segment that is ready to be made part of an index.
struct NewSegment {
  std::string folder = {};
  SegmentEntry entry = {};
};

// Writes documents, or parts of them, into a new folder. `rules` is what they were tagged with,
// `dictionary` what their texts are compressed by, if anything.
Run build_run(const std::vector<store::InputDocument>& documents, const std::string& folder,
              std::uint64_t rules, const Density& density, std::string_view dictionary = {});

// Makes one segment of runs that have whole documents together, in a new folder: durable, but for the
// folder's own name, and checked. Removes the runs.
SegmentEntry merge_runs(const std::vector<Run>& runs, const std::string& folder);

// Makes one run of others that follow one another. Removes these.
Run join_runs(const std::vector<Run>& runs, const std::string& folder);

// Runs that are being built. A task of a pool may ask for those that were submitted before it.
std::vector<Run> get_all(const std::vector<std::shared_future<Run>>& futures);

std::size_t text_bytes(const store::InputDocument& document);

// Threads that build what one thread gives them.
struct Builders {
  Pool* pool = nullptr;     // none: the thread itself builds
  std::size_t at_once = 1;  // runs
};

// Told of blocks that are done with, so many more each time. May throw Unwanted, to end the work.
using Step = std::function<void(std::size_t blocks)>;
struct Unwanted {};

// Makes one segment of others, as above, without what is deleted in them. All must have been tagged
// with the same rules. Quickly, they are put one behind the other unless something is deleted;
// densely, all is built anew.
SegmentEntry merge_segments(const std::vector<const Segment*>& segments, const std::string& folder,
                            const Density& density, const Step& step, Builders builders = {});

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_BUILD_H_
