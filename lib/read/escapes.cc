#include "read/escapes.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "read/html/blocks.h"
#include "read/space.h"

namespace pilcrow::read {
namespace {

constexpr std::size_t kLongestEntity = 32;  // bytes of its name; the longest of HTML has 31

constexpr std::size_t kMostKnown = 4096;  // entities of which it is remembered what they are

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What HTML calls by that name; empty if nothing.
const std::string& entity_text(const std::string& name) {
  thread_local std::unordered_map<std::string, std::string> known;
  if (known.size() > kMostKnown) known.clear();
  const auto [found, fresh] = known.emplace(name, std::string());
  if (!fresh) return found->second;
  const std::vector<Block> blocks = html_fragment_blocks("<p>x&" + name + ";x</p>");
  const std::string text = blocks.size() == 1 ? blocks[0].text : std::string();
  if (text.size() > 2 && text != "x&" + name + ";x") {
    found->second = text.substr(1, text.size() - 2);
  }
  return found->second;
}

char32_t parse_code(std::string_view digits, int base) {
  unsigned int value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) ? value : 0xFFFD;
}

Escape of_character(std::size_t source, char32_t c) {
  Escape out{source, c <= 0x20 || c == 0xA0, {}};
  append_utf8(out.text, c);
  return out;
}

Escape entity_at(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(at + 1, kLongestEntity + 1);
  const std::size_t end = rest.find(';');
  if (end == rest.npos || end < 2) return {};
  const std::string_view name = rest.substr(0, end);
  if (name[0] == '#') {
    const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    return of_character(end + 2, parse_code(digits, hexadecimal ? 16 : 10));
  }
  if (!std::all_of(name.begin(), name.end(), is_alphanumeric)) return {};
  const std::string& text = entity_text(std::string(name));
  if (text.empty()) return {};
  return {end + 2, text == " ", text};
}

// "\\n", "\\u00e9", and two of these for what is beyond U+FFFF; "\\\\".
Escape backslash_at(std::string_view source, std::size_t at) {
  if (at + 1 >= source.size()) return {};
  const char c = source[at + 1];
  constexpr std::string_view kNames = "ntrfb";
  constexpr std::string_view kControls = "\n\t\r\f\b";
  if (const auto control = kNames.find(c); control != kNames.npos) {
    return {2, true, std::string(1, kControls[control])};
  }
  if (c == '\\') return {2, false, "\\"};
  if (c != 'u' || at + 6 > source.size()) return {};
  const auto unit = [&](std::size_t from) {
    unsigned int value = 0;
    const std::string_view digits = source.substr(from, 4);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc() && end == digits.data() + 4 ? value : 0x110000U;
  };
  const unsigned int high = unit(at + 2);
  if (high > 0xFFFF) return {};
  if (high < 0xD800 || high > 0xDFFF) return of_character(6, high);
  const bool pair = source.substr(at + 6, 2) == "\\u" && at + 12 <= source.size();
  const unsigned int low = pair ? unit(at + 8) : 0;
  if (high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF) {
    return of_character(12, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
  }
  return of_character(6, 0xFFFD);
}

bool begins_tag(char c) { return c == '/' || c == '!' || c == '?' || is_alphanumeric(c); }

std::size_t end_after(std::string_view source, std::size_t at, std::string_view what) {
  const std::size_t found = source.find(what, at);
  return found == source.npos ? source.size() : found + what.size();
}

// Quoted attributes may have '>' in them.
std::size_t tag_end(std::string_view source, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < source.size(); ++i) {
    const char c = source[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && source[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return 0;
}

std::size_t tag_at(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(at);
  if (rest.starts_with("<http")) return 1;  // a link of Markdown, which is its own text
  if (rest.starts_with("<!--")) return end_after(source, at + 4, "-->") - at;
  for (const auto& [begin, end] :
       {std::pair("<script", "</script>"), std::pair("<style", "</style>")}) {
    if (starts_with_ascii_case(rest, begin)) return end_after(source, at, end) - at;
  }
  const std::size_t end = tag_end(source, at);
  return end == 0 ? 0 : end - at;
}

// The target behind a link's text: "](…)" with brackets in it, or "][…]".
std::size_t target_at(std::string_view source, std::size_t at) {
  const char open = at + 1 < source.size() ? source[at + 1] : '\0';
  if (open != '(' && open != '[') return 0;
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  for (std::size_t i = at + 1; i < source.size() && i < at + 4096; ++i) {
    if (source[i] == '\\')
      ++i;
    else if (source[i] == open)
      ++depth;
    else if (source[i] == close && --depth == 0)
      return i + 1 - at;
  }
  return 0;
}

}  // namespace

std::size_t Escape::fits(std::string_view rest) const {
  return rest.starts_with(text) ? text.size() : 0;
}

Escape escape_at(std::string_view source, std::size_t at) {
  if (source[at] == '&') return entity_at(source, at);
  if (source[at] == '\\') return backslash_at(source, at);
  return {};
}

std::size_t markup_at(std::string_view source, std::size_t at) {
  const char c = source[at];
  if (c == '<' && at + 1 < source.size() && begins_tag(source[at + 1])) return tag_at(source, at);
  if (c == ']') return target_at(source, at);
  return source.substr(at, 2) == "\xC2\xAD" ? 2 : 0;
}

bool is_mark(char c) { return std::string_view("*_`~[]!|>\\").find(c) != std::string_view::npos; }

}  // namespace pilcrow::read
