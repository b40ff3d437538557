#include "evaluate/lines.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>

#include "pilcrow/error.h"

namespace pilcrow::evaluate {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

Lines::Lines(const std::string& path) : path_(path), in_(path, std::ios::binary) {
  if (!in_.is_open()) unreadable();
}

bool Lines::next() {
  while (std::getline(in_, line_)) {
    ++number_;
    if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
    if (line_.ends_with('\r')) line_.pop_back();
    const bool blank = line_.find_first_not_of(kSpace) == std::string::npos;
    if (!blank && line_.front() != '#') return true;
  }
  if (in_.bad()) unreadable();  // a folder can be opened, but not read
  return false;
}

Columns Lines::columns() const {
  Columns out;
  const std::string_view line = line_;
  if (line.find('\t') != std::string_view::npos) {
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      out.push_back(trimmed(line.substr(at, end - at)));
      at = end + 1;
    }
    return out;
  }
  for (std::size_t at = line.find_first_not_of(kSpace); at < line.size();) {
    const std::size_t end = std::min(line.find_first_of(kSpace, at), line.size());
    out.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kSpace, end);
  }
  return out;
}

void Lines::fail(const std::string& what) const {
  throw Error(ErrorCode::bad_argument, what, path_ + ":" + std::to_string(number_));
}

double Lines::number(std::string_view text, const char* what) const {
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      !std::isfinite(value)) {
    fail("'" + std::string(text) + "' is no number, and stands where the " + what + " should");
  }
  return value;
}

std::string Lines::id(std::string_view text, const char* what) const {
  if (text.empty()) fail(std::string("the ") + what + " is missing");
  return std::string(text);
}

void Lines::unreadable() const {
  const ErrorCode code = errno == ENOENT ? ErrorCode::bad_argument : ErrorCode::io;
  throw Error(code, std::string("cannot read: ") + std::strerror(errno), path_);
}

}  // namespace pilcrow::evaluate
