// The terminal: a thin layer over curses.
#ifndef PILCROW_EXAMPLES_SCREEN_H_
#define PILCROW_EXAMPLES_SCREEN_H_

#include <string>
#include <string_view>
#include <vector>

// A character, or several that share a cell of the screen.
struct Cell {
  std::string bytes = {};
  int columns = 1;
  bool marked = false;
};
using Line = std::vector<Cell>;

// The characters of UTF-8; what a terminal would obey is shown as U+FFFD.
Line cells_of(std::string_view text);

// Lines of at most so many columns, broken at spaces where there are any.
std::vector<Line> wrapped(const Line& cells, int columns);

class Screen {
 public:
  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  int rows() const;
  int columns() const;
  void clear();
  void show();

  enum class Look { plain, bold, dim, reverse };

  // Puts a line at a place, cut to so many columns; the look of marked cells is their own.
  void put(int row, int column, int columns, const Line& line, Look look = Look::plain);
  void put(int row, int column, int columns, std::string_view text, Look look = Look::plain) {
    put(row, column, columns, cells_of(text), look);
  }

  int key();

  // A line that somebody types at the bottom; empty if it is left with Escape.
  std::string ask(std::string_view prompt);
};

#endif  // PILCROW_EXAMPLES_SCREEN_H_
