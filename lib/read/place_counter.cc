#include "read/place_counter.h"

#include <cstdint>

#include "base/bytes.h"
#include "base/utf8.h"

namespace pilcrow::read {
namespace {

// Whether all of eight bytes are ASCII, and none of them ends a line or is another control.
bool is_plain(std::uint64_t eight) {
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  constexpr std::uint64_t kLowest = 0x2020202020202020U;
  return ((eight | (eight - kLowest)) & kHighs) == 0;
}

}  // namespace

void PlaceCounter::begin(std::size_t offset, std::size_t line) {
  // Not from the beginning of a file for each of its records.
  const std::size_t from = offset < at_ ? 0 : at_;
  const std::size_t end = text_.substr(from, offset - from).find_last_of("\r\n");
  if (end != std::string_view::npos || offset < at_) {
    at_ = end == std::string_view::npos ? 0 : from + end + 1;
    column_ = 1;
  }
  move_to(offset);
  line_ = line;
}

void PlaceCounter::put(std::size_t offset, SourceRun& run) {
  move_to(offset);
  run.line = line_;
  run.column = column_;
}

void PlaceCounter::move_to(std::size_t offset) {
  while (at_ < offset) {
    if (offset - at_ >= 8 && is_plain(eight_at(text_, at_))) {
      at_ += 8;
      column_ += 8;
      continue;
    }
    const char c = text_[at_];
    const bool pair = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    if (c == '\n' || (c == '\r' && !pair)) {
      ++line_;
      column_ = 1;
    } else if (!is_continuation(c)) {
      ++column_;
    }
    ++at_;
  }
}

}  // namespace pilcrow::read
