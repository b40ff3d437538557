#include "index/run_maker.h"

#include <utility>

namespace pilcrow::index {

RunMaker::RunMaker(Builders builders, const Density& density, std::string dictionary)
    : builders_(builders),
      density_(density),
      dictionary_(std::make_shared<const std::string>(std::move(dictionary))) {}

void RunMaker::add(store::InputDocument document) {
  blocks_ += document.blocks.size();
  bytes_ += text_bytes(document);
  batch_.push_back(std::move(document));
}

bool RunMaker::is_full() const {
  return blocks_ >= density_.run_blocks || bytes_ >= density_.run_bytes;
}

void RunMaker::wait_for_room() {
  while (at_work_.size() >= builders_.at_once) {
    at_work_.front().get();
    at_work_.pop_front();
  }
}

template <typename Make>
RunMaker::FutureRun RunMaker::submit(Make make) {
  if (builders_.pool == nullptr) {
    FutureRun run = std::async(std::launch::deferred, std::move(make)).share();
    run.get();
    return run;
  }
  return at_work_.emplace_back(builders_.pool->submit(std::move(make)).share());
}

RunMaker::FutureRun RunMaker::build(std::string folder, std::uint64_t rules) {
  wait_for_room();
  auto documents = std::make_shared<std::vector<store::InputDocument>>(std::move(batch_));
  batch_.clear();
  blocks_ = 0;
  bytes_ = 0;
  return submit([documents, folder = std::move(folder), rules, density = density_,
                 dictionary = dictionary_] {
    Run built = build_run(*documents, folder, rules, density, *dictionary);
    documents->clear();  // the task itself lives on in the future
    documents->shrink_to_fit();
    return built;
  });
}

RunMaker::FutureRun RunMaker::join(std::vector<FutureRun> runs, std::string folder) {
  wait_for_room();
  return submit([runs = std::move(runs), folder = std::move(folder)] {
    return join_runs(get_all(runs), folder);
  });
}

void RunMaker::drop() noexcept {
  batch_.clear();
  blocks_ = 0;
  bytes_ = 0;
  at_work_.clear();
}

void RunMaker::wait() const {
  for (const auto& run : at_work_) run.wait();
}

}  // namespace pilcrow::index
