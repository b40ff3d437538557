// Records on disk: numbers as varints (LEB128), strings with their length before them.
#ifndef PILCROW_BASE_CODEC_H_
#define PILCROW_BASE_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pilcrow {

void append_varint(std::string& out, std::uint64_t value);

// Reads a varint at `at` and moves on; false where there is none.
inline bool take_varint(std::string_view bytes, std::size_t& at, std::uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    if (shift == 63 && byte > 1) return false;  // more than 64 bits
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

class Encoder {
 public:
  void number(std::uint64_t value);
  void real(double value);  // IEEE 754, little-endian
  void string(std::string_view value);

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads what an Encoder wrote. Every member throws Error{corrupt} where the bytes do not hold what
// is asked for, whatever they are.
class Decoder {
 public:
  // `what` names the record in errors. The bytes must outlive this object.
  Decoder(std::string_view bytes, const char* what) : bytes_(bytes), what_(what) {}

  std::uint64_t number();
  std::size_t size() { return static_cast<std::size_t>(number()); }
  double real();
  std::string string() { return std::string(view()); }
  std::string_view view();  // the same where the bytes stand

  // A count of items of at least `bytes_each`: no more than the rest can hold, so that a loop and
  // a reservation by it are bounded.
  std::size_t count(std::size_t bytes_each = 1);

  // A number below `limit`.
  std::size_t index(std::size_t limit);

  bool done() const { return at_ == bytes_.size(); }

 private:
  [[noreturn]] void fail() const;
  std::string_view take(std::size_t size);

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* what_;
};

}  // namespace pilcrow

#endif  // PILCROW_BASE_CODEC_H_
