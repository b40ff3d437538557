// Tells text from other bytes, and finds UTF-16 and UTF-32 that do not say what they are.
#ifndef PILCROW_TEXT_CHARSET_BINARY_H_
#define PILCROW_TEXT_CHARSET_BINARY_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pilcrow::text {

// What the first bytes say that the file is, e.g. "a PNG image", when that is no text; else empty.
std::string_view binary_format(std::string_view bytes);

struct Controls {
  std::size_t nuls = 0;
  std::size_t others = 0;  // C0 without NUL, tab, line ends, page breaks and escape
};
Controls count_controls(std::string_view bytes);

// Whether so many control characters among `size` bytes are more than an accident in a text.
bool too_many(const Controls& controls, std::size_t size);

// The encoding of 16 or 32 bits in which the bytes are text; empty if there is none. `bytes` begins
// where the file does.
std::string find_wide_encoding(std::string_view bytes);

// Whether bytes of that encoding make sense as text but for a few.
bool is_wide_text(const std::string& encoding, std::string_view bytes);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CHARSET_BINARY_H_
