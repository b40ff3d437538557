#include "index/rebuild.h"

#include <memory>
#include <utility>

namespace pilcrow::index {

Rebuild::Rebuild(std::string folder, std::uint64_t rules, const Density& density,
                 std::string dictionary, Builders builders)
    : folder_(std::move(folder)),
      rules_(rules),
      density_(density),
      dictionary_(std::move(dictionary)),
      builders_(builders) {}

Rebuild::~Rebuild() {
  for (const auto& run : at_work_) run.wait();
}

template <typename Build>
Rebuild::FutureRun Rebuild::submit(Build build) {
  FutureRun run;
  if (builders_.pool != nullptr) {
    run = builders_.pool->submit(std::move(build)).share();
  } else {
    run = std::async(std::launch::deferred, std::move(build)).share();
  }
  at_work_.push_back(run);
  while (at_work_.size() > builders_.at_once) {
    at_work_.front().get();
    at_work_.pop_front();
  }
  return run;
}

void Rebuild::close_batch() {
  auto documents = std::make_shared<std::vector<store::InputDocument>>(std::move(batch_));
  batch_.clear();
  batch_blocks_ = 0;
  batch_bytes_ = 0;
  const auto build = [this, documents, folder = fresh_folder()] {
    Run built = build_run(*documents, folder, rules_, density_, dictionary_);
    documents->clear();  // the task itself lives on in the future
    documents->shrink_to_fit();
    return built;
  };
  runs_.add(submit(build), [this](std::vector<FutureRun> runs) {
    return submit([runs = std::move(runs), folder = fresh_folder()] {
      return join_runs(get_all(runs), folder);
    });
  });
}

void Rebuild::add(store::InputDocument document) {
  batch_blocks_ += document.blocks.size();
  batch_bytes_ += text_bytes(document);
  batch_.push_back(std::move(document));
  if (batch_blocks_ >= density_.run_blocks || batch_bytes_ >= density_.run_bytes) close_batch();
}

SegmentEntry Rebuild::finish() {
  if (!batch_.empty() || runs_.size() == 0) close_batch();
  return merge_runs(get_all(runs_.take()), folder_);
}

}  // namespace pilcrow::index
