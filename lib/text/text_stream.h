// Text in any encoding, decoded piece by piece, and the way back from places in it.
#ifndef PILCROW_TEXT_TEXT_STREAM_H_
#define PILCROW_TEXT_TEXT_STREAM_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_windows.h"
#include "text/charset.h"

namespace pilcrow::text {

// Steps through the characters of a text; several may share its bytes, in turns.
class WindowConverter;

// The text as UTF-8. The bytes must outlive it, and may be used by others between its calls.
class TextStream {
 public:
  TextStream(ByteWindows& bytes, const Encoding& encoding);
  ~TextStream();
  TextStream(TextStream&&) noexcept;

  // The next piece: valid UTF-8, NULs being spaces; empty at the end. Valid until the next call, or
  // until the bytes are used otherwise. It does not depend on pieces what they are together.
  std::string_view next();

 private:
  std::string_view next_utf8();

  ByteWindows& bytes_;
  std::size_t at_;                              // of UTF-8, and
  std::unique_ptr<WindowConverter> converter_;  // of all else
  std::string piece_;
};

// Finds places in the bytes of a text.
class Locator {
 public:
  Locator(ByteWindows& bytes, const Encoding& encoding);
  ~Locator();
  Locator(Locator&&) noexcept;

  // The offsets in the bytes of offsets in the text. They ascend, also from one call to the next.
  std::vector<std::size_t> locate(const std::vector<std::size_t>& offsets);

 private:
  ByteWindows& bytes_;
  std::size_t mark_;
  std::unique_ptr<WindowConverter> converter_;
  std::size_t offset_ = 0;  // in the text, of what has been read
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_TEXT_STREAM_H_
