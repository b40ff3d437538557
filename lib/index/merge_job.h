// Merging in the background, while the writer goes on.
#ifndef PILCROW_INDEX_MERGE_JOB_H_
#define PILCROW_INDEX_MERGE_JOB_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/pool.h"
#include "index/build.h"
#include "index/segment.h"

namespace pilcrow::index {

// A segment that is to stand before the `place`-th.
struct Placed {
  NewSegment segment = {};
  std::size_t place = 0;
};

// Takes `inputs`, which `merged` was made of, out of `entries`; those deletions that came since are
// carried over. Nothing is left where all was deleted; where entries were tagged anew since, they
// stay, and the merge was for nothing.
std::optional<Placed> replace_inputs(const std::vector<Segment>& inputs, NewSegment merged,
                                     std::vector<SegmentEntry>& entries);

// Neighbours that become one segment. For one thread; what is merged is done in the pool, and given
// up when nobody waits for it any more.
class MergeJob {
 public:
  // Begins; `folder` is a name that nobody else has.
  MergeJob(std::vector<Segment> inputs, std::string folder, const Density& density, Pool& pool);
  ~MergeJob();
  MergeJob(MergeJob&&) noexcept = default;
  MergeJob& operator=(MergeJob&&) = delete;

  // Waits so long for its end; whether it has ended.
  bool wait(std::chrono::milliseconds most) const;

  // Blocks that are done with, as far as it can be told, and all of them.
  std::uint64_t done() const { return work_->done; }
  std::uint64_t total() const { return total_; }

  // Once it has ended, once, as above. Throws what merging threw.
  std::optional<Placed> replace_in(std::vector<SegmentEntry>& entries);

 private:
  struct Work {
    std::atomic<std::uint64_t> done = 0;
    std::atomic<bool> unwanted = false;
  };

  std::vector<Segment> inputs_;  // as they were when it began
  std::string folder_;
  std::uint64_t total_ = 0;
  std::shared_ptr<Work> work_ = std::make_shared<Work>();
  std::future<SegmentEntry> merged_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_MERGE_JOB_H_
