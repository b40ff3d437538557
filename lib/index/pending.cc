#include "index/pending.h"

#include <algorithm>

namespace pilcrow::index {
namespace {

// Runs that become one segment while others are still read.
constexpr std::size_t kMergedRuns = 32;

}  // namespace

Pending::Pending(Pool& pool, std::string folder, std::size_t max_runs)
    : pool_(pool), folder_(std::move(folder)), max_runs_(max_runs) {}

Pending::~Pending() = default;

std::string Pending::fresh_folder() { return folder_ + '/' + std::to_string(folders_++); }

void Pending::put(store::InputDocument document, std::uint64_t rules) {
  if (!batch_.empty() && rules != rules_) close_batch();
  rules_ = rules;
  const auto [found, fresh] = places_.emplace(document.record.id, next_);
  if (!fresh) {
    dead_.push_back(found->second);
    found->second = next_;
  }
  ++next_;
  batch_blocks_ += document.blocks.size();
  batch_bytes_ += text_bytes(document);
  batch_.push_back(std::move(document));
  if (batch_blocks_ >= kQuick.run_blocks || batch_bytes_ >= kQuick.run_bytes) close_batch();
}

bool Pending::remove(std::string_view id) {
  const auto found = places_.find(std::string(id));
  if (found == places_.end()) return false;
  dead_.push_back(found->second);
  places_.erase(found);
  return true;
}

void Pending::close_batch() {
  if (batch_.empty()) return;
  while (at_work_.size() >= max_runs_) {
    at_work_.front().get();
    at_work_.pop_front();
  }
  auto documents = std::make_shared<std::vector<store::InputDocument>>(std::move(batch_));
  std::shared_future<Run> run =
      pool_.submit([documents, folder = fresh_folder(), rules = rules_] {
             Run built = build_run(*documents, folder, rules, kQuick);
             documents->clear();  // the task itself lives on in the future
             documents->shrink_to_fit();
             return built;
           })
          .share();
  at_work_.push_back(run);
  runs_.push_back(std::move(run));
  batch_.clear();
  batch_blocks_ = 0;
  batch_bytes_ = 0;
  batch_first_ = next_;
  merge_ready(kMergedRuns);
}

// Tasks begin in order, so that a merge may wait for the runs that were submitted before it.
void Pending::merge_ready(std::size_t at_least) {
  if (runs_.size() < at_least) return;
  std::shared_future<NewSegment> segment =
      pool_.submit([futures = runs_, folder = fresh_folder()] {
             std::vector<Run> runs;
             for (const auto& run : futures) runs.push_back(run.get());
             return NewSegment{folder, merge_runs(runs, folder)};
           })
          .share();
  parts_.push_back({std::move(segment), runs_first_, batch_first_});
  runs_.clear();
  runs_first_ = batch_first_;
}

std::vector<NewSegment> Pending::finish() {
  close_batch();
  merge_ready(1);
  at_work_.clear();
  std::sort(dead_.begin(), dead_.end());
  std::vector<NewSegment> out;
  for (const auto& part : parts_) {
    NewSegment segment = part.segment.get();
    auto dead = std::lower_bound(dead_.begin(), dead_.end(), part.first);
    for (; dead != dead_.end() && *dead < part.last; ++dead) {
      segment.entry.deleted.push_back(static_cast<std::uint32_t>(*dead - part.first));
    }
    if (segment.entry.deleted.size() < part.last - part.first) out.push_back(std::move(segment));
  }
  parts_.clear();
  places_.clear();
  dead_.clear();
  return out;
}

}  // namespace pilcrow::index
