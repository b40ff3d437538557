// From bytes in whatever encoding to UTF-8, and from positions in the one to positions in the
// other.
#ifndef PILCROW_TEXT_CHARSET_H_
#define PILCROW_TEXT_CHARSET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::text {

struct Decoded {
  // Valid UTF-8 without byte-order mark; NULs are spaces.
  std::string utf8;

  // The converter's name ("windows-1251"); empty where `bytes` were UTF-8 already, but for a mark.
  std::string encoding;
};

// Finds the encoding (byte-order mark, UTF-8 that is valid or nearly so, UTF-16/32 by its zeros,
// then statistics) and converts. Bytes with no meaning in the encoding become U+FFFD.
// Throws Error{bad_input} where the bytes are no text; the message says how that was seen.
Decoded decode(std::string_view bytes);

// The offsets in `bytes` of offsets in `decode(bytes).utf8`. `offsets` ascend; so does the result.
// `encoding` is that of `Decoded`.
std::vector<std::size_t> locate(std::string_view bytes, const std::string& encoding,
                                const std::vector<std::size_t>& offsets);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CHARSET_H_
