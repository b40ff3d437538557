#include "index/counters.h"

#include <algorithm>
#include <cstring>

#include "base/codec.h"

namespace pilcrow::index {
namespace {

// Where a number begins, from `at` on; the list's size if nowhere. All bytes of a number but the
// last have their high bit set.
std::size_t find_number(std::string_view list, const std::string& pattern, std::size_t at) {
  while (at < list.size()) {
    const void* const first = std::memchr(list.data() + at, pattern.front(), list.size() - at);
    if (first == nullptr) return list.size();
    at = static_cast<std::size_t>(static_cast<const char*>(first) - list.data());
    const bool whole = at == 0 || (list[at - 1] & 0x80) == 0;
    if (whole && list.substr(at).starts_with(pattern)) return at;
    ++at;
  }
  return at;
}

}  // namespace

PhraseCounter::PhraseCounter(const Places& places) : places_(places) {
  for (std::size_t place = 1; place < places.size(); ++place) {
    if (least(place) > least(anchor_)) anchor_ = place;
  }
  for (const auto number : places[anchor_]) append_varint(patterns_.emplace_back(), number);
}

// Numbers of more frequent words are lower.
std::uint32_t PhraseCounter::least(std::size_t place) const {
  const auto& numbers = places_[place];
  return numbers.empty() ? 0 : *std::min_element(numbers.begin(), numbers.end());
}

std::size_t PhraseCounter::count(std::string_view list) {
  found_.clear();
  for (const auto& pattern : patterns_) {
    for (std::size_t at = 0; (at = find_number(list, pattern, at)) < list.size();) {
      add(list, at);
      at += pattern.size();
    }
  }
  if (found_.size() < 2) return found_.size();
  // What has been counted is not part of another.
  std::sort(found_.begin(), found_.end());
  std::size_t count = 0;
  std::size_t end = 0;
  for (const auto& [first, last] : found_) {
    if (first < end) continue;
    ++count;
    end = last;
  }
  return count;
}

// Adds the phrase whose anchor is at `at`, if it is one.
void PhraseCounter::add(std::string_view list, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t place = 0; place < anchor_; ++place) {
    if (begin == 0) return;
    for (--begin; begin > 0 && (list[begin - 1] & 0x80) != 0;) --begin;
  }
  std::size_t end = begin;
  for (const auto& numbers : places_) {
    std::uint64_t number = 0;
    if (!take_varint(list, end, number) ||
        std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
      return;
    }
  }
  found_.emplace_back(begin, end);
}

NearCounter::NearCounter(const Places& places, search::NearFinder finder)
    : finder_(std::move(finder)) {
  for (std::size_t word = 0; word < places.size(); ++word) {
    for (const auto number : places[word]) {
      known_[number % known_.size()] = true;
      place_of_.emplace_back(number, finder_.place_of(word));
    }
  }
}

std::size_t NearCounter::count(std::string_view list) {
  text_.clear();
  std::uint64_t number = 0;
  for (std::size_t at = 0; take_varint(list, at, number);) {
    text_.push_back(search::kNoPlace);
    if (!known_[number % known_.size()]) continue;
    const auto found = std::find_if(place_of_.begin(), place_of_.end(),
                                    [&](const auto& known) { return known.first == number; });
    if (found != place_of_.end()) text_.back() = found->second;
  }
  return finder_.find(text_).size();
}

SetCounter::SetCounter(const std::vector<std::uint32_t>& numbers, std::size_t words)
    : among_(words) {
  for (const auto number : numbers) among_[number] = true;
}

std::size_t SetCounter::count(std::string_view list) const {
  std::size_t count = 0;
  std::uint64_t number = 0;
  for (std::size_t at = 0; take_varint(list, at, number);) {
    if (number < among_.size() && among_[number]) ++count;
  }
  return count;
}

}  // namespace pilcrow::index
