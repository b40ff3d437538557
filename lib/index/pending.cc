#include "index/pending.h"

#include <algorithm>

namespace pilcrow::index {
Pending::Pending(Pool& pool, std::string folder, const Density& density, std::size_t max_runs)
    : pool_(pool), folder_(std::move(folder)), maker_({&pool, max_runs}, density) {}

Pending::~Pending() = default;

std::string Pending::fresh_folder() { return folder_ + '/' + std::to_string(folders_++); }

void Pending::put(store::InputDocument document, std::uint64_t rules) {
  if (rules != rules_) close_batch();
  rules_ = rules;
  enter(document.record.id);
  add_to_batch(std::move(document));
}

// Under the next number.
void Pending::enter(const std::string& id) {
  const auto [found, fresh] = places_.emplace(id, next_);
  if (!fresh) {
    dead_.push_back(found->second);
    found->second = next_;
  }
  ++next_;
}

void Pending::add_to_batch(store::InputDocument document) {
  maker_.add(std::move(document));
  if (maker_.is_full()) close_batch();
}

// The runs of a long document hold nothing else, so that they can be dropped.
void Pending::begin(std::uint64_t rules) {
  close_batch();
  rules_ = rules;
  long_ = true;
}

void Pending::put_part(store::InputDocument part) { add_to_batch(std::move(part)); }

void Pending::end(const std::string& id) {
  close_batch();
  long_ = false;
  enter(id);
  batch_first_ = next_;
  for (auto& run : long_runs_.take()) runs_.push_back(std::move(run));
  merge_ready(kMergedRuns);
}

void Pending::drop() noexcept {
  long_ = false;
  maker_.drop();
  try {
    // Runs that failed have told it by now, or never will: they are not wanted any more.
    pool_.submit([runs = long_runs_.take()] {
      for (const auto& run : runs) store::remove_all(run.get().folder);
    });
  } catch (...) {
    // Then the writer removes them with all else that it has built, at its end.
  }
}

bool Pending::remove(std::string_view id) {
  const auto found = places_.find(std::string(id));
  if (found == places_.end()) return false;
  dead_.push_back(found->second);
  places_.erase(found);
  return true;
}

void Pending::close_batch() {
  if (maker_.is_empty()) return;
  FutureRun run = maker_.build(fresh_folder(), rules_);
  batch_first_ = next_;
  if (long_) {
    long_runs_.add(std::move(run), [this](std::vector<FutureRun> runs) {
      return maker_.join(std::move(runs), fresh_folder());
    });
  } else {
    runs_.push_back(std::move(run));
    merge_ready(kMergedRuns);
  }
}

void Pending::merge_ready(std::size_t at_least) {
  if (runs_.size() < at_least) return;
  std::shared_future<NewSegment> segment =
      pool_.submit([futures = runs_, folder = fresh_folder()] {
             return NewSegment{folder, merge_runs(get_all(futures), folder)};
           })
          .share();
  parts_.push_back({std::move(segment), runs_first_, batch_first_});
  runs_.clear();
  runs_first_ = batch_first_;
}

std::vector<NewSegment> Pending::finish() {
  close_batch();
  merge_ready(1);
  maker_.drop();
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
