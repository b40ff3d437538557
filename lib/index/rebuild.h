// Building one segment of documents as they come.
#ifndef PILCROW_INDEX_REBUILD_H_
#define PILCROW_INDEX_REBUILD_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "index/build.h"
#include "index/run_list.h"
#include "index/run_maker.h"
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

  bool empty() const { return runs_.size() == 0 && maker_.is_empty(); }

  // What `merge_runs` makes of it all.
  SegmentEntry finish();

 private:
  void close_batch();
  std::string fresh_folder() { return folder_ + ".run" + std::to_string(folders_++); }

  std::string folder_;
  std::uint64_t rules_;
  std::size_t folders_ = 0;
  RunMaker maker_;
  RunList<RunMaker::FutureRun> runs_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_REBUILD_H_
