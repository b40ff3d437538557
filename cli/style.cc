#include "style.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "numbers.h"

namespace pilcrow::cli {
namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool wants_color(Color wanted) {
  if (wanted != Color::automatic) return wanted == Color::always;
  return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

}  // namespace

Style Style::detect(Color wanted) {
  return Style(wants_color(wanted), terminal_width(STDOUT_FILENO));
}

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (!color_ || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + 'm' + std::string(text) + "\x1b[0m";
}

std::size_t terminal_width(int descriptor) {
  winsize size = {};
  std::size_t width = 0;
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) width = parse_count(variable("COLUMNS")).value_or(0);
  return width == 0 ? 80 : std::clamp<std::size_t>(width, 20, 1000);
}

std::size_t terminal_height(int descriptor) {
  winsize size = {};
  const bool known = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  return known ? size.ws_row : 24;
}

std::size_t message_width() { return terminal_width(STDERR_FILENO); }

}  // namespace pilcrow::cli
