// Code points of text that may be broken, and what they do to a terminal.
#ifndef PILCROW_CLI_CODE_POINTS_H_
#define PILCROW_CLI_CODE_POINTS_H_

#include <cstddef>
#include <string_view>

namespace pilcrow::cli {

struct Piece {
  char32_t code = 0;
  std::size_t size = 1;
  bool valid = false;
};

// The code point at `at`; a byte that begins none is a piece of its own.
Piece piece_at(std::string_view text, std::size_t at);

// Controls (C0, DEL, C1) and overrides and isolates of direction.
bool is_harmful(char32_t c);

// The columns that it takes: 0, 1 or 2.
std::size_t width_of(char32_t c);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_CODE_POINTS_H_
