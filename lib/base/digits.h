// Digits in ASCII, which is what formats and queries write numbers in.
#ifndef PILCROW_BASE_DIGITS_H_
#define PILCROW_BASE_DIGITS_H_

namespace pilcrow {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a hexadecimal digit stands for; -1 if it is none.
constexpr int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace pilcrow

#endif  // PILCROW_BASE_DIGITS_H_
