#include "index/merge_job.h"

#include <algorithm>
#include <chrono>
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

}  // namespace

MergeJob::MergeJob(std::vector<Segment> inputs, std::string folder, const Density& density,
                   Pool& pool)
    : inputs_(std::move(inputs)), folder_(std::move(folder)) {
  merged_ = pool.submit([inputs = inputs_, target = folder_, density] {
    std::vector<const Segment*> segments;
    segments.reserve(inputs.size());
    for (const auto& input : inputs) segments.push_back(&input);
    return merge_segments(segments, target, density);
  });
}

bool MergeJob::has_ended() const {
  return merged_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

bool MergeJob::has(std::uint64_t number) const {
  return std::any_of(inputs_.begin(), inputs_.end(),
                     [&](const Segment& input) { return input.entry.number == number; });
}

std::optional<MergeJob::Merged> MergeJob::replace_in(std::vector<SegmentEntry>& entries) {
  Merged out{{folder_, merged_.get()}, entries.size()};
  SegmentEntry& merged = out.segment.entry;
  std::uint32_t base = 0;
  for (const auto& input : inputs_) {
    const SegmentEntry* const now = find_entry(entries, input.entry.number);
    if (now != nullptr) {
      if (now->rules != merged.rules) return {};
      out.place = std::min(out.place, static_cast<std::size_t>(now - entries.data()));
    }
    carry_over(input, now, base, merged.deleted);
    base += static_cast<std::uint32_t>(input.live.documents);
  }
  std::erase_if(entries, [&](const SegmentEntry& entry) { return has(entry.number); });
  if (merged.deleted.size() == base) return {};
  return out;
}

}  // namespace pilcrow::index
