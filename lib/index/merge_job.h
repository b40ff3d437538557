// Merging in the background, while the writer goes on.
#ifndef PILCROW_INDEX_MERGE_JOB_H_
#define PILCROW_INDEX_MERGE_JOB_H_

#include <cstddef>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.h"
#include "index/build.h"
#include "index/segment.h"

namespace pilcrow::index {

// Neighbours that become one segment. For one thread; what is merged is done in the pool.
class MergeJob {
 public:
  // Begins; `folder` is a name that nobody else has.
  MergeJob(std::vector<Segment> inputs, std::string folder, const Density& density, Pool& pool);

  bool has_ended() const;
  void wait() const { merged_.wait(); }

  // A segment that is to stand before the `place`-th.
  struct Merged {
    NewSegment segment = {};
    std::size_t place = 0;
  };
  // Waits for the end, once, and takes what was merged out of `entries`; those deletions that came
  // meanwhile are carried over. Nothing is left where all was deleted; where entries were tagged
  // anew meanwhile, they stay, and the merge was for nothing. Throws what merging threw.
  std::optional<Merged> replace_in(std::vector<SegmentEntry>& entries);

 private:
  bool has(std::uint64_t number) const;

  std::vector<Segment> inputs_;  // as they were when it began
  std::string folder_;
  std::future<SegmentEntry> merged_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_MERGE_JOB_H_
