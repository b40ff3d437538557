// Hexadecimal digits, as escapes of several formats have them.
#ifndef PILCROW_READ_HEX_H_
#define PILCROW_READ_HEX_H_

namespace pilcrow::read {

// What a digit stands for; -1 if it is none.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HEX_H_
