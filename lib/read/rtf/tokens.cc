#include "read/rtf/tokens.h"

#include <algorithm>

#include "base/digits.h"

namespace pilcrow::read {
namespace {

// Larger numbers than any that means something.
constexpr int kMost = 100'000'000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool RtfTokens::next(RtfToken& token) {
  // Ends of lines stand between tokens, and mean nothing.
  at_ = std::min(bytes_.find_first_not_of(std::string_view("\r\n\0", 3), at_), bytes_.size());
  if (at_ == bytes_.size()) return false;
  token = {};
  token.source.begin = at_;
  const char c = bytes_[at_];
  if (c == '{' || c == '}') {
    token.kind = c == '{' ? RtfToken::Kind::begin : RtfToken::Kind::end;
    ++at_;
  } else if (c == '\\') {
    read_control(token);
  } else {
    const std::size_t end =
        std::min(bytes_.find_first_of(std::string_view("\\{}\r\n\0", 6), at_), bytes_.size());
    token.text = bytes_.substr(at_, end - at_);
    at_ = end;
  }
  token.source.end = at_;
  return true;
}

void RtfTokens::skip(std::size_t count) { at_ += std::min(count, bytes_.size() - at_); }

void RtfTokens::read_control(RtfToken& token) {
  if (++at_ == bytes_.size()) return;  // a text without characters
  const std::size_t begin = at_;
  if (!is_letter(bytes_[at_])) {
    token.kind = RtfToken::Kind::symbol;
    token.text = bytes_.substr(at_++, 1);
    if (token.text != "'" || bytes_.size() - at_ < 2) return;
    const int high = hex_digit(bytes_[at_]);
    const int low = hex_digit(bytes_[at_ + 1]);
    if (high < 0 || low < 0) return;
    token.kind = RtfToken::Kind::byte;
    token.number = high * 16 + low;
    at_ += 2;
    return;
  }
  token.kind = RtfToken::Kind::word;
  while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
  token.text = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_) {
    token.has_number = true;
    if (token.number < kMost) token.number = token.number * 10 + (bytes_[at_] - '0');
  }
  if (negative) token.number = -token.number;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
}

}  // namespace pilcrow::read
