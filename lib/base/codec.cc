#include "base/codec.h"

#include <bit>

#include "pilcrow/error.h"

namespace pilcrow {

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void Encoder::number(std::uint64_t value) { append_varint(bytes_, value); }

void Encoder::real(double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  for (int i = 0; i < 8; ++i, bits >>= 8) bytes_ += static_cast<char>(bits & 0xFF);
}

void Encoder::string(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

void Decoder::fail() const {
  throw Error(ErrorCode::corrupt, "the index is damaged: index again into a new folder", what_);
}

std::string_view Decoder::take(std::size_t size) {
  if (size > bytes_.size() - at_) fail();
  at_ += size;
  return bytes_.substr(at_ - size, size);
}

std::uint64_t Decoder::number() {
  std::uint64_t value = 0;
  if (!take_varint(bytes_, at_, value)) fail();
  return value;
}

double Decoder::real() {
  std::uint64_t bits = 0;
  const std::string_view bytes = take(8);
  for (std::size_t i = 8; i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(bytes[i]);
  return std::bit_cast<double>(bits);
}

std::string_view Decoder::view() { return take(size()); }

std::size_t Decoder::count(std::size_t bytes_each) {
  const std::size_t count = size();
  if (count > (bytes_.size() - at_) / bytes_each) fail();
  return count;
}

std::size_t Decoder::index(std::size_t limit) {
  const std::size_t value = size();
  if (value >= limit) fail();
  return value;
}

}  // namespace pilcrow
