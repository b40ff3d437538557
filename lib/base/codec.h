// Records on disk: numbers as varints (LEB128), strings with their length before them.
#ifndef PILCROW_BASE_CODEC_H_
#define PILCROW_BASE_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pilcrow {

class Encoder {
 public:
  void number(std::uint64_t value);
  void real(double value);  // IEEE 754, little-endian
  void string(std::string_view value);

  // The record, with a checksum before it.
  std::string finish() const;

 private:
  std::string bytes_;
};

// Reads what an Encoder wrote. Every member throws Error{corrupt} where the bytes do not hold what
// is asked for, whatever they are.
class Decoder {
 public:
  // `what` names the record in errors. Checks the checksum.
  Decoder(std::string_view record, std::string what);

  std::uint64_t number();
  std::size_t size() { return static_cast<std::size_t>(number()); }
  double real();
  std::string string();

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
  std::string what_;
};

}  // namespace pilcrow

#endif  // PILCROW_BASE_CODEC_H_
