#include "read/parts.h"

#include <algorithm>
#include <string_view>

#include "base/source_map.h"

namespace pilcrow::read {
namespace {

// Whether the map says no more than the block.
bool says_nothing(const Block& block) {
  if (block.map.size() != 1) return false;
  const SourceRun& run = block.map.front();
  return run.pitch == Pitch::same && run.text == Range{0, block.text.size()} &&
         run.source == block.source && run.line == block.line &&
         run.column == (block.line == 0 ? 0U : 1U);
}

}  // namespace

void Places::add(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (block.source.empty()) continue;
    places_.push_back(&block.source.begin);
    places_.push_back(&block.source.end);
    for (SourceRun& run : block.map) {
      places_.push_back(&run.source.begin);
      places_.push_back(&run.source.end);
    }
  }
}

void Places::locate(text::Locator& locator) {
  std::sort(places_.begin(), places_.end(),
            [](const std::size_t* a, const std::size_t* b) { return *a < *b; });
  std::vector<std::size_t> offsets;
  offsets.reserve(places_.size());
  for (const std::size_t* place : places_) offsets.push_back(*place);
  const std::vector<std::size_t> located = locator.locate(offsets);
  for (std::size_t i = 0; i < places_.size(); ++i) *places_[i] = located[i];
}

void settle_maps(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    for (SourceRun& run : block.map) {
      if (run.pitch == Pitch::whole) continue;
      const std::string_view text =
          std::string_view(block.text).substr(run.text.begin, run.text.size());
      run.pitch = Pitch::whole;
      for (const Pitch pitch : {Pitch::same, Pitch::one, Pitch::two, Pitch::four, Pitch::mixed}) {
        if (source_bytes(pitch, text) != run.source.size()) continue;
        run.pitch = pitch;
        break;
      }
    }
    if (says_nothing(block) || !fits(block.map, block.text, block.source, block.line)) {
      block.map.clear();
    }
  }
}

}  // namespace pilcrow::read
