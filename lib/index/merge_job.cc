#include "index/merge_job.h"

#include <algorithm>
#include <utility>

namespace pilcrow::index {
namespace {

// Adds what was deleted of `input` since, as numbers of the merged segment, where its documents
// begin at `base`. `now` is its entry, null if all of it was deleted.
void carry_over(const Segment& input, const SegmentEntry* now, std::uint32_t base,
                std::vector<std::uint32_t>& deleted) {
  std::uint32_t number = base;
  for (std::uint32_t document = 0; document < input.store().documents(); ++document) {
    if (input.is_deleted(document)) continue;
    if (now == nullptr ||
        std::binary_search(now->deleted.begin(), now->deleted.end(), document)) {
      deleted.push_back(number);
    }
    ++number;
  }
}

bool has(const std::vector<Segment>& inputs, std::uint64_t number) {
  return std::any_of(inputs.begin(), inputs.end(),
                     [&](const Segment& input) { return input.entry.number == number; });
}

}  // namespace

std::optional<Placed> replace_inputs(const std::vector<Segment>& inputs, NewSegment merged,
                                     std::vector<SegmentEntry>& entries) {
  Placed out{std::move(merged), entries.size()};
  SegmentEntry& entry = out.segment.entry;
  std::uint32_t base = 0;
  for (const auto& input : inputs) {
    const SegmentEntry* const now = find_entry(entries, input.entry.number);
    if (now != nullptr) {
      if (now->rules != entry.rules) return {};
      out.place = std::min(out.place, static_cast<std::size_t>(now - entries.data()));
    }
    carry_over(input, now, base, entry.deleted);
    base += static_cast<std::uint32_t>(input.live.documents);
  }
  std::erase_if(entries, [&](const SegmentEntry& one) { return has(inputs, one.number); });
  if (entry.deleted.size() == base) return {};
  return out;
}

MergeJob::MergeJob(std::vector<Segment> inputs, std::string folder, const Density& density,
                   Pool& pool)
    : inputs_(std::move(inputs)), folder_(std::move(folder)) {
  for (const auto& input : inputs_) total_ += input.live.blocks;
  merged_ = pool.submit([inputs = inputs_, target = folder_, density, work = work_] {
    std::vector<const Segment*> segments;
    segments.reserve(inputs.size());
    for (const auto& input : inputs) segments.push_back(&input);
    return merge_segments(segments, target, density, [&](std::size_t blocks) {
      work->done += blocks;
      if (work->unwanted) throw Unwanted();
    });
  });
}

MergeJob::~MergeJob() {
  if (work_) work_->unwanted = true;
}

bool MergeJob::wait(std::chrono::milliseconds most) const {
  return merged_.wait_for(most) == std::future_status::ready;
}

std::optional<Placed> MergeJob::replace_in(std::vector<SegmentEntry>& entries) {
  return replace_inputs(inputs_, {folder_, merged_.get()}, entries);
}

}  // namespace pilcrow::index
