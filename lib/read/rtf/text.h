// Characters of Rich Text Format: bytes in several encodings, and Unicode.
#ifndef PILCROW_READ_RTF_TEXT_H_
#define PILCROW_READ_RTF_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/range.h"

namespace pilcrow::read {

// The converter's name for a code page of Windows, or for the character set of a font; empty where
// there is none.
std::string rtf_code_page(int number);
std::string rtf_font_encoding(int charset);

// Gathers text, and the bytes of the file that it came from.
class RtfText {
 public:
  // Bytes in an encoding; those of one character may come one by one.
  void add_bytes(std::string_view bytes, const std::string& encoding, Range source);

  // A unit of UTF-16.
  void add_unit(char16_t unit, Range source);

  void add(std::string_view utf8, Range source);

  bool empty() const { return text_.empty() && pending_.empty(); }
  Range source() const { return source_; }

  // All that was gathered, with white space as one space, and begins anew.
  std::string take();

 private:
  void flush();
  void end_pair();  // a first half without a second
  void cover(Range source);

  std::string text_;
  std::string pending_;
  std::string encoding_;  // of what is pending
  char16_t high_ = 0;     // the first half of a pair
  Range source_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_TEXT_H_
