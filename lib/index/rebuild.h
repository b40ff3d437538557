// Building one segment of documents as they come.
#ifndef PILCROW_INDEX_REBUILD_H_
#define PILCROW_INDEX_REBUILD_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <string>
#include <vector>

#include "index/build.h"
#include "index/run_list.h"
#include "store/input.h"

namespace pilcrow::index {

// For one thread; what goes wrong in the pool is thrown by a later call.
class Rebuild {
 public:
  // `folder` is a name for the segment that nobody else has, nor a name that begins so; `rules` is what
  // the documents were tagged with, `dictionary` as for `build_run`.
  Rebuild(std::string folder, std::uint64_t rules, const Density& density, std::string dictionary = {},
          Builders builders = {});

  // Waits for what is at work.
  ~Rebuild();
  Rebuild(const Rebuild&) = delete;
  Rebuild& operator=(const Rebuild&) = delete;

  // A document, or a part of one that the parts that come next go on.
  void add(store::InputDocument document);

  bool empty() const { return runs_.size() == 0 && batch_.empty(); }

  // What `merge_runs` makes of it all.
  SegmentEntry finish();

 private:
  using FutureRun = std::shared_future<Run>;

  template <typename Build>
  FutureRun submit(Build build);
  void close_batch();
  std::string fresh_folder() { return folder_ + ".run" + std::to_string(folders_++); }

  std::string folder_;
  std::uint64_t rules_;
  Density density_;
  std::string dictionary_;
  Builders builders_;
  std::size_t folders_ = 0;

  std::vector<store::InputDocument> batch_;
  std::size_t batch_blocks_ = 0;
  std::size_t batch_bytes_ = 0;

  std::deque<FutureRun> at_work_;
  RunList<FutureRun> runs_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_REBUILD_H_
