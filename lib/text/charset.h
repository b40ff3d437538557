// From bytes in whatever encoding to UTF-8, and from positions in the one to positions in the
// other.
#ifndef PILCROW_TEXT_CHARSET_H_
#define PILCROW_TEXT_CHARSET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_windows.h"

namespace pilcrow::text {

// How bytes are to be read.
struct Encoding {
  std::string name = {};  // the converter's ("windows-1251"); empty for UTF-8
  std::size_t mark = 0;   // bytes of the byte-order mark, which are no text
};

// Finds the encoding: by a byte-order mark, UTF-8 that is valid or nearly so, UTF-16/32 by its
// zeros, then statistics. Looks at all of the bytes, through windows of any size.
// Throws Error{bad_input} where the bytes are no text; the message says how that was seen.
Encoding find_encoding(ByteWindows& bytes);

// Bytes of the byte-order mark, if any, that they begin with.
std::size_t mark_size(std::string_view bytes);

struct Decoded {
  // Valid UTF-8 without byte-order mark; NULs are spaces.
  std::string utf8;

  // The converter's name ("windows-1251"); empty where `bytes` were UTF-8 already, but for a mark.
  std::string encoding;
};

// Finds the encoding and converts, all at once. Bytes with no meaning in the encoding become U+FFFD.
Decoded decode(std::string_view bytes);

// The offsets in `bytes` of offsets in `decode(bytes).utf8`. `offsets` ascend; so does the result.
// `encoding` is that of `Decoded`.
std::vector<std::size_t> locate(std::string_view bytes, const std::string& encoding,
                                const std::vector<std::size_t>& offsets);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CHARSET_H_
