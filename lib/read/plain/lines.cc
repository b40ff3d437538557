#include "read/plain/lines.h"

#include <algorithm>
#include <array>

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
std::size_t skip_space(std::string_view text, std::size_t& begin) {
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
    line = {{}, at_, 0, number_};
    return true;
  }
  if (at_ >= text_.size()) return false;
  const std::size_t end = find_end_of_line(text_, at_);
  const std::string_view until = text_.substr(0, end);
  std::size_t begin = at_;
  const std::size_t indent = skip_space(until, begin);
  std::size_t last = end;
  while (last > begin) {
    std::size_t at = before(text_, last);
    const std::size_t start = at;
    if (!text::is_space(next_code_point(text_, at))) break;
    last = start;
  }
  line = {text_.substr(begin, last - begin), begin, indent, number_};
  at_ = end;
  skip_end_of_line();
  return true;
}

void Lines::skip_end_of_line() {
  if (at_ >= text_.size()) return;
  const std::string_view end = text_.substr(at_, end_of_line(text_, at_));
  if (end[0] == '\n' || end[0] == '\r') ++number_;
  paragraph_ended_ = end == "\u2029";
  at_ += end.size();
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
  skip_space(text, at);
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
