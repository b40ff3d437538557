#include "search/near.h"

#include <algorithm>

namespace pilcrow::search {

NearFinder::NearFinder(const std::vector<std::string>& words, std::size_t distance, bool ordered)
    : needed_(words.size()), distance_(distance), ordered_(ordered) {
  for (const auto& word : words) {
    const auto first = std::find(words.begin(), words.end(), word);
    places_.push_back(static_cast<std::size_t>(first - words.begin()));
    ++needed_[places_.back()];
  }
}

const std::vector<std::vector<std::size_t>>& NearFinder::find(
    const std::vector<std::size_t>& text) {
  found_.clear();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != kNoPlace && group_at(text, at)) {
      found_.push_back(group_);
      at = group_.back();
    }
    ++at;
  }
  return found_;
}

// The shortest group that begins there.
bool NearFinder::group_at(const std::vector<std::size_t>& text, std::size_t begin) {
  group_.clear();
  filled_.assign(needed_.size(), 0);
  const std::size_t end = std::min(text.size(), begin + distance_ + 1);
  for (std::size_t at = begin; at < end && group_.size() < places_.size(); ++at) {
    const std::size_t place = text[at];
    if (place == kNoPlace) continue;
    const bool next = ordered_ ? place == places_[group_.size()] : filled_[place] < needed_[place];
    if (!next) continue;
    ++filled_[place];
    group_.push_back(at);
  }
  return group_.size() == places_.size() && group_.front() == begin;
}

}  // namespace pilcrow::search
