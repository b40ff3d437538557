#include "read/json/json_literal.h"

#include <charconv>
#include <string>

#include "base/utf8.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

char32_t code_unit(std::string_view raw, std::size_t& at) {
  unsigned int unit = 0;
  const std::string_view digits = raw.substr(at, 4);
  std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
  at += digits.size();
  return unit;
}

char32_t escaped(std::string_view raw, std::size_t& at) {
  const char c = at < raw.size() ? raw[at++] : '\\';
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'u': break;
    default: return static_cast<unsigned char>(c);
  }
  const char32_t unit = code_unit(raw, at);
  if (unit < 0xD800 || unit > 0xDBFF || raw.substr(at, 2) != "\\u") return unit;
  at += 2;
  return 0x10000 + ((unit - 0xD800) << 10) + (code_unit(raw, at) - 0xDC00);
}

class LiteralWalker {
 public:
  explicit LiteralWalker(std::string_view json) : json_(json) {}

  std::vector<Range> find(std::string_view name) {
    step_over('{');
    while (peek() == '"') {
      const bool wanted = is(string(), name);
      step_over(':');
      std::vector<Range> strings = value();
      if (wanted) return strings;
      if (peek() == ',') ++at_;
    }
    return {};
  }

 private:
  // The next byte that is no white space; a NUL at the end.
  char peek() {
    while (at_ < json_.size() && is_space(json_[at_])) ++at_;
    return at_ < json_.size() ? json_[at_] : '\0';
  }

  void step_over(char c) {
    if (peek() == c) ++at_;
  }

  Range string() {
    step_over('"');
    const std::size_t begin = at_;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2U : 1U;
    const std::size_t end = std::min(at_, json_.size());
    at_ = end + 1;
    return {begin, end};
  }

  // Steps over a value; the strings in it, but for those of nested lists and objects.
  std::vector<Range> value() {
    std::vector<Range> found;
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        const Range range = string();
        if (depth <= 1) found.push_back(range);
      } else if (c == '[' || c == '{') {
        ++depth, ++at_;
      } else if (c == ']' || c == '}') {
        --depth, ++at_;
      } else {
        at_ = std::min(json_.find_first_of(",]}[{\"", at_ + 1), json_.size());
      }
      if (depth > 0 && (peek() == ',' || peek() == ':')) ++at_;
    } while (depth > 0 && at_ < json_.size());
    return found;
  }

  bool is(Range range, std::string_view name) const {
    const std::string_view raw = json_.substr(range.begin, range.size());
    if (raw.find('\\') == std::string_view::npos) return raw == name;
    std::string decoded;
    for (std::size_t at = 0; at < raw.size();) append_utf8(decoded, next_character(raw, at));
    return decoded == name;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Range> find_strings(std::string_view json, std::string_view name) {
  return LiteralWalker(json).find(name);
}

char32_t next_character(std::string_view raw, std::size_t& at) {
  if (raw[at] != '\\') return next_code_point(raw, at);
  return escaped(raw, ++at);
}

}  // namespace pilcrow::read
