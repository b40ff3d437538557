#include "read/plain/lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

using namespace std::string_view_literals;

// Bytes with which an end of line begins, or may begin.
constexpr auto kEnds = [] {
  std::array<bool, 256> ends{};
  for (const char c : "\n\r\f\v\xC2\xE2"sv) ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

constexpr std::size_t kLongestEnd = 3;

// How far from its end a line that is too long is cut.
constexpr std::size_t kCutWithin = 4096;

constexpr std::size_t kHeadingWords = 16;

// The length of the end of line at `at`, or 0.
std::size_t end_of_line(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\xC2': return text.substr(at).starts_with("\u0085") ? 2 : 0;
    case '\xE2':
      return text.substr(at).starts_with("\u2028") || text.substr(at).starts_with("\u2029") ? 3 : 0;
    case '\r': return text.substr(at).starts_with("\r\n") ? 2 : 1;
    default: return 1;
  }
}

std::size_t find_end_of_line(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (kEnds[static_cast<unsigned char>(text[at])] && end_of_line(text, at) > 0) break;
  }
  return at;
}

// Moves `begin` over white space; gives its columns.
std::size_t skip_indent(std::string_view text, std::size_t& begin) {
  std::size_t indent = 0;
  while (begin < text.size()) {
    std::size_t after = begin;
    const char32_t c = next_code_point(text, after);
    if (!text::is_space(c)) break;
    indent = c == '\t' ? indent / 8 * 8 + 8 : indent + text::columns(c);
    begin = after;
  }
  return std::min(indent, kMaxColumns);
}

std::size_t before(std::string_view text, std::size_t end) {
  return end == 0 ? 0 : floor_boundary(text, end - 1);
}

// The end of `text` from `begin` on without white space.
std::size_t trimmed_end(std::string_view text, std::size_t begin) {
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t at = before(text, end);
    const std::size_t start = at;
    if (!text::is_space(next_code_point(text, at))) break;
    end = start;
  }
  return end;
}

// Where a line that is too long is cut: behind white space near its end, or there.
std::size_t cut(std::string_view text) {
  for (std::size_t end = text.size(); text.size() - end < kCutWithin; end = before(text, end)) {
    std::size_t at = before(text, end);
    if (text::is_space(next_code_point(text, at))) return end;
  }
  return text.size();
}

// The last character that neither closes quotations or brackets; 0 if there is none.
char32_t last_inner(std::string_view text) {
  // A line of nothing but brackets is not worth the walk.
  for (std::size_t end = text.size(), steps = 0; end > 0 && steps < 16; ++steps) {
    std::size_t at = before(text, end);
    end = at;
    const char32_t c = next_code_point(text, at);
    if (!text::closes(c) && !text::is_space(c)) return c;
  }
  return 0;
}

}  // namespace

bool Lines::next(Line& line) {
  if (paragraph_ended_) {
    paragraph_ended_ = false;
    line = {{}, at_, 0, number_, 1};
    return true;
  }
  if (rest_.empty() && !read_more()) return false;
  const std::size_t end = find_end();
  const std::string_view until = rest_.substr(0, end);
  std::size_t begin = 0;
  const std::size_t indent = skip_indent(until, begin);
  line = {until.substr(begin, trimmed_end(until, begin) - begin), at_ + begin, indent, number_,
          count_code_points(until.substr(0, begin)) + 1};
  pass(end);
  return true;
}

// More text behind what is left; false if there is none.
bool Lines::read_more() {
  if (ended_) return false;
  std::size_t passed = is_joined_ ? joined_.size() - rest_.size() : 0;
  if (!is_joined_) {
    joined_ = rest_;  // which the next piece makes invalid
  } else if (passed > rest_.size()) {
    joined_.erase(0, std::exchange(passed, 0));
  }
  const std::string_view piece = text_.next();
  ended_ = piece.empty();
  is_joined_ = passed < joined_.size();
  if (is_joined_) joined_ += piece;
  rest_ = is_joined_ ? std::string_view(joined_).substr(passed) : piece;
  return !ended_;
}

// Where the line ends with which `rest_` begins: all of its end has been read, too.
std::size_t Lines::find_end() {
  for (std::size_t from = 0;;) {
    const std::size_t end = find_end_of_line(rest_.substr(0, kMaxLine + kLongestEnd), from);
    if (end > kMaxLine) return cut(rest_.substr(0, floor_boundary(rest_, kMaxLine)));
    if (end + kLongestEnd <= rest_.size() || !read_more()) return end;
    from = end;
  }
}

// Moves on behind a line, and behind its end unless it was cut.
void Lines::pass(std::size_t bytes) {
  if (bytes < rest_.size() && kEnds[static_cast<unsigned char>(rest_[bytes])]) {
    const std::string_view end = rest_.substr(bytes, end_of_line(rest_, bytes));
    if (end == "\n" || end.starts_with('\r')) ++number_;
    paragraph_ended_ = end == "\u2029";
    bytes += end.size();
  }
  at_ += bytes;
  rest_.remove_prefix(bytes);
}

std::size_t count_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size() && columns < kMaxColumns;) {
    columns += text::columns(next_code_point(text, at));
  }
  return columns;
}

std::size_t first_word_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size() && columns < kMaxColumns;) {
    const char32_t c = next_code_point(text, at);
    if (text::is_space(c)) break;
    if (text::is_han_or_kana(c)) return columns == 0 ? 2 : columns;
    columns += text::columns(c);
  }
  return columns;
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

char32_t last_character(std::string_view text) {
  std::size_t at = before(text, text.size());
  return text.empty() ? 0 : next_code_point(text, at);
}

bool ends_with_sentence(std::string_view text) { return text::ends_sentence(last_inner(text)); }

bool ends_with_clause(std::string_view text) { return text::ends_clause(last_inner(text)); }

bool is_rule(std::string_view text) {
  std::size_t signs = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (text::is_space(c)) continue;
    constexpr auto kSigns = U"-=*_~#+.\u2013\u2014\u2015\u2500\u2550\u2022\u00B7"sv;
    if (kSigns.find(c) == kSigns.npos) return false;
    ++signs;
  }
  return signs >= 3;
}

std::size_t item_marker(std::string_view text) {
  std::size_t at = 0;
  if (text.starts_with('-') || text.starts_with('*')) {
    at = 1;
  } else if (text.starts_with("\u2022")) {
    at = 3;
  } else {
    while (at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == 0 || at == text.size() || (text[at] != '.' && text[at] != ')')) return 0;
    ++at;
  }
  const std::size_t mark = at;
  skip_indent(text, at);
  return at > mark && at < text.size() ? at : 0;
}

bool is_like_heading(std::string_view text) {
  std::size_t columns = 0;
  std::size_t words = 1;
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    columns += text::columns(c);
    if (text::is_space(c)) ++words;
    if (columns > kHeadingColumns || words > kHeadingWords) return false;
    letters = letters || text::is_letter(c);
  }
  return letters && !ends_with_clause(text);
}

}  // namespace pilcrow::read
