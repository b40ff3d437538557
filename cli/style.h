// How text output looks: colour or none, and how wide.
#ifndef PILCROW_CLI_STYLE_H_
#define PILCROW_CLI_STYLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "options.h"

namespace pilcrow::cli {

class Style {
 public:
  // For standard output as it is.
  static Style detect(Color wanted = Color::automatic);

  bool color() const noexcept { return color_; }
  std::size_t width() const noexcept { return width_; }

  std::string bold(std::string_view text) const { return painted("1", text); }
  std::string dim(std::string_view text) const { return painted("2", text); }

 private:
  Style(bool color, std::size_t width) : color_(color), width_(width) {}
  std::string painted(std::string_view code, std::string_view text) const;

  bool color_;
  std::size_t width_;
};

// The columns of the terminal behind a descriptor, else $COLUMNS, else 80.
std::size_t terminal_width(int descriptor);

// Its lines, else 24.
std::size_t terminal_height(int descriptor);

// The same of the terminal behind standard error, where messages go.
std::size_t message_width();

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_STYLE_H_
