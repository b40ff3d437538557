// What a writer has taken and not yet committed.
#ifndef PILCROW_INDEX_PENDING_H_
#define PILCROW_INDEX_PENDING_H_

#include <cstdint>
#include <future>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/pool.h"
#include "index/build.h"
#include "index/run_list.h"
#include "index/run_maker.h"

namespace pilcrow::index {

// Collects documents into runs, which the pool builds, and merges runs into segments as they come.
// For one thread; what goes wrong in the pool is thrown by a later call.
class Pending {
 public:
  // `folder` is for what is built, in runs of that size. Not more than `max_runs` are at work at a
  // time.
  Pending(Pool& pool, std::string folder, const Density& density, std::size_t max_runs);
  ~Pending();

  void put(store::InputDocument document, std::uint64_t rules);

  // A long document, in parts: nothing else is put between `begin` and `end` or `drop`. It has not
  // been put before the end, and nothing is left of it when it is dropped.
  void begin(std::uint64_t rules);
  void put_part(store::InputDocument part);
  void end(const std::string& id);
  void drop() noexcept;

  // Takes back a document; false if it is not here.
  bool remove(std::string_view id);
  bool contains(std::string_view id) const { return places_.contains(std::string(id)); }

  bool empty() const { return places_.empty() && maker_.is_empty() && runs_.empty() && parts_.empty(); }

  // Builds and merges what is left. Then it is empty again.
  std::vector<NewSegment> finish();

  // A name for a folder that nobody else has.
  std::string fresh_folder();

 private:
  using FutureRun = RunMaker::FutureRun;

  void add_to_batch(store::InputDocument document);
  void enter(const std::string& id);
  void close_batch();
  void merge_ready(std::size_t at_least);

  // Segments in the making; what each holds of the documents put, by number.
  struct Part {
    std::shared_future<NewSegment> segment = {};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };

  Pool& pool_;
  std::string folder_;
  std::uint64_t folders_ = 0;

  RunMaker maker_;
  std::uint64_t rules_ = 0;        // of the batch
  std::uint64_t batch_first_ = 0;  // number of its first document

  std::vector<FutureRun> runs_;  // not yet given to a part
  bool long_ = false;            // whether a long document is being put
  RunList<FutureRun> long_runs_;
  std::uint64_t runs_first_ = 0;
  std::vector<Part> parts_;

  std::uint64_t next_ = 0;  // number of the next document
  std::unordered_map<std::string, std::uint64_t> places_;
  std::vector<std::uint64_t> dead_;  // documents that were taken back or replaced
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_PENDING_H_
