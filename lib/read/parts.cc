#include "read/parts.h"

#include <algorithm>

namespace pilcrow::read {

void Places::add(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (block.source.empty()) continue;
    places_.push_back(&block.source.begin);
    places_.push_back(&block.source.end);
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

}  // namespace pilcrow::read
