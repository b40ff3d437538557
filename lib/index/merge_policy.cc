#include "index/merge_policy.h"

namespace pilcrow::index {
namespace {

// Segments up to this size are of the first level; each further level is kMergeFactor times larger.
constexpr std::uint64_t kFirstLevelBlocks = 512;

// Forward lists stay below 4 GiB, with room to spare.
constexpr std::uint64_t kMaxForwardBytes = std::uint64_t{3} << 30;
constexpr std::uint64_t kMaxBlocks = std::uint64_t{1} << 31;

std::size_t level_of(const Segment& segment) {
  std::size_t level = 0;
  for (std::uint64_t blocks = kFirstLevelBlocks; blocks < segment.live.blocks;
       blocks *= kMergeFactor) {
    ++level;
  }
  return level;
}

bool is_thin(const Segment& segment) {
  return segment.deleted_blocks * 4 > segment.store().blocks();
}

}  // namespace

bool may_merge(const std::vector<Segment>& segments, const MergeRange& range) {
  std::uint64_t bytes = 0;
  std::uint64_t blocks = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (segments[i].entry.rules != segments[range.first].entry.rules) return false;
    bytes += segments[i].store().file().section("forward").size();
    blocks += segments[i].store().blocks();
  }
  return bytes < kMaxForwardBytes && blocks < kMaxBlocks;
}

std::optional<MergeRange> choose_merge(const std::vector<Segment>& segments) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_thin(segments[i])) return MergeRange{i, i + 1};
  }
  std::size_t highest = 0;
  for (const auto& segment : segments) highest = std::max(highest, level_of(segment));
  for (std::size_t level = 0; level <= highest; ++level) {
    for (std::size_t first = 0; first < segments.size();) {
      MergeRange range{first, first};
      std::size_t count = 0;  // of this level: one is not written again for a few smaller ones
      while (range.last < segments.size() && level_of(segments[range.last]) <= level &&
             may_merge(segments, {first, range.last + 1})) {
        count += level_of(segments[range.last]) == level ? 1U : 0U;
        ++range.last;
      }
      if (count >= kMergeFactor) return range;
      first = std::max(range.last, first + 1);
    }
  }
  return {};
}

std::optional<MergeRange> choose_optimization(const std::vector<Segment>& segments) {
  for (MergeRange range; range.first < segments.size(); range.first = range.last) {
    range.last = range.first + 1;
    while (range.last < segments.size() && may_merge(segments, {range.first, range.last + 1})) {
      ++range.last;
    }
    const Segment& first = segments[range.first];
    const bool done = range.last - range.first == 1 && first.entry.dense;
    if (!done || first.deleted_blocks > 0) return range;
  }
  return {};
}

}  // namespace pilcrow::index
