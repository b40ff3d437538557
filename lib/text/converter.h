// One of ICU's converters, read one character at a time.
#ifndef PILCROW_TEXT_CONVERTER_H_
#define PILCROW_TEXT_CONVERTER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace pilcrow::text {

// Steps through bytes in some encoding. Bytes that mean nothing in it come out as U+FFFD.
//
// One at a time, since then the place in the bytes is known after each character, and exactly so:
// ICU's own table of offsets skips the escape sequences of stateful encodings. It is not slower.
class Converter {
 public:
  // Throws Error{internal} if ICU has no such encoding: see `has_converter`.
  Converter(const std::string& encoding, std::string_view bytes);

  // Gives the next character; false at the end.
  bool next(char32_t& c);

  // Goes on with other bytes in place of those that are left, in the state that has been reached.
  void feed(std::string_view bytes);

  // How many of the bytes have been read: where the last character ended, and with it what the next one
  // needs to be understood, e.g. an escape sequence, begins.
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::unique_ptr<UConverter, Close> converter_;
  const char* begin_;
  const char* at_;
  const char* end_;
};

bool has_converter(const std::string& encoding);

// All of `bytes` in UTF-8; NULs become spaces.
std::string to_utf8(const std::string& encoding, std::string_view bytes);

// The same text with U+FFFD for what is not UTF-8.
std::string repair_utf8(std::string_view text);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CONVERTER_H_
