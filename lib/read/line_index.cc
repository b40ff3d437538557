#include "read/line_index.h"

#include <algorithm>

namespace pilcrow::read {

LineIndex::LineIndex(std::string_view text) : text_(text), begins_{0} {
  // Most texts have no "\r", and one byte is found faster than either of two.
  const bool returns = text.find('\r') != text.npos;
  const auto next = [&](std::size_t from) {
    return returns ? text.find_first_of("\r\n", from) : text.find('\n', from);
  };
  for (std::size_t at = next(0); at < text.size(); at = next(at)) {
    at += text.substr(at, 2) == "\r\n" ? 2U : 1U;
    if (at < text.size()) begins_.push_back(at);
  }
}

std::size_t LineIndex::at(std::size_t offset) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<std::size_t>(after - begins_.begin());
}

std::size_t LineIndex::begin(std::size_t line) const {
  return begins_[std::clamp<std::size_t>(line, 1, begins_.size()) - 1];
}

std::size_t LineIndex::end(std::size_t line) const {
  std::size_t end = line < begins_.size() ? begins_[std::max<std::size_t>(line, 1)] : text_.size();
  const std::size_t from = begin(line);
  if (end > from && text_[end - 1] == '\n') --end;
  if (end > from && text_[end - 1] == '\r') --end;
  return end;
}

}  // namespace pilcrow::read
