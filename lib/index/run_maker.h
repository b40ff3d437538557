// Making runs of documents as they come, so many at a time.
#ifndef PILCROW_INDEX_RUN_MAKER_H_
#define PILCROW_INDEX_RUN_MAKER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "index/build.h"
#include "store/input.h"

namespace pilcrow::index {

// Documents are gathered until they fill a run. For one thread; what goes wrong at work is thrown by a
// later call, or by the run itself.
class RunMaker {
 public:
  using FutureRun = std::shared_future<Run>;

  // `dictionary` as for `build_run`.
  RunMaker(Builders builders, const Density& density, std::string dictionary = {});

  void add(store::InputDocument document);
  bool is_empty() const { return batch_.empty(); }
  bool is_full() const;

  // What was added as a run in that folder; then nothing is.
  FutureRun build(std::string folder, std::uint64_t rules);

  // Runs that follow one another as one.
  FutureRun join(std::vector<FutureRun> runs, std::string folder);

  // What was added is forgotten, and what is at work not waited for.
  void drop() noexcept;

  // Until nothing is at work.
  void wait() const;

 private:
  void wait_for_room();
  template <typename Make>
  FutureRun submit(Make make);

  Builders builders_;
  Density density_;
  std::shared_ptr<const std::string> dictionary_;
  std::vector<store::InputDocument> batch_;
  std::size_t blocks_ = 0;
  std::size_t bytes_ = 0;
  std::deque<FutureRun> at_work_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RUN_MAKER_H_
