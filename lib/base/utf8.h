// UTF-8: validity, boundaries, counting. Decoding text belongs to lib/text.
#ifndef PILCROW_BASE_UTF8_H_
#define PILCROW_BASE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pilcrow {

// Whether byte `c` continues a sequence.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The first byte at which `text` stops being UTF-8 (overlong forms, surrogates and code points past
// U+10FFFF are none), or its size if all of it is.
std::size_t find_invalid_utf8(std::string_view text);

inline bool is_utf8(std::string_view text) { return find_invalid_utf8(text) == text.size(); }

// The largest boundary of a code point that is <= `at`.
constexpr std::size_t floor_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

// Number of code points, and of UTF-16 units, in valid UTF-8.
std::size_t count_code_points(std::string_view text);
std::size_t count_utf16(std::string_view text);

// The code point at byte `at` of valid UTF-8; moves `at` past it.
char32_t next_code_point(std::string_view text, std::size_t& at);

// Appends a code point.
void append_utf8(std::string& out, char32_t c);

}  // namespace pilcrow

#endif  // PILCROW_BASE_UTF8_H_
