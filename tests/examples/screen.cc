#include "screen.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <algorithm>
#include <clocale>
#include <cwchar>

Line cells_of(std::string_view text) {
  Line out;
  std::mbstate_t state = {};
  for (std::size_t at = 0; at < text.size();) {
    wchar_t c = 0;
    std::size_t size = std::mbrtowc(&c, text.data() + at, text.size() - at, &state);
    if (size == 0 || size > text.size() - at) {  // a NUL, or no UTF-8
      state = {};
      size = 1;
      c = 0xFFFD;
    }
    const int columns = ::wcwidth(c);
    std::string bytes(text.substr(at, size));
    if (c == L'\n' || c == L'\t')
      bytes = " ";
    else if (columns < 0)
      bytes = "\uFFFD";
    if (columns == 0 && !out.empty()) {
      out.back().bytes += bytes;
    } else {
      out.push_back({bytes, std::max(columns, 1), false});
    }
    at += size;
  }
  return out;
}

std::vector<Line> wrapped(const Line& cells, int columns) {
  std::vector<Line> out(1);
  int used = 0;
  std::size_t space = 0;  // the cell behind the last space of the line
  for (const Cell& cell : cells) {
    if (used + cell.columns > columns && !out.back().empty()) {
      Line& line = out.back();
      Line rest;
      if (space > 0 && cell.bytes != " ") {
        rest.assign(line.begin() + static_cast<std::ptrdiff_t>(space), line.end());
        line.resize(space);
      }
      out.push_back(std::move(rest));
      used = 0;
      for (const Cell& kept : out.back()) used += kept.columns;
      space = 0;
      if (cell.bytes == " ") continue;
    }
    out.back().push_back(cell);
    used += cell.columns;
    if (cell.bytes == " ") space = out.back().size();
  }
  return out;
}

Screen::Screen() {
  std::setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  curs_set(0);
  keypad(stdscr, TRUE);
  set_escdelay(50);
}
Screen::~Screen() { endwin(); }

int Screen::rows() const { return LINES; }
int Screen::columns() const { return COLS; }
void Screen::clear() { erase(); }
void Screen::show() { refresh(); }

void Screen::put(int row, int column, int columns, const Line& line, Look look) {
  static constexpr int kLooks[] = {int{A_NORMAL}, int{A_BOLD}, int{A_DIM}, int{A_REVERSE}};
  constexpr int kMarked = int{A_BOLD | A_UNDERLINE};
  if (row < 0 || row >= LINES) return;
  move(row, column);
  int used = 0;
  for (const Cell& cell : line) {
    if (used + cell.columns > columns) break;
    attrset(cell.marked ? kMarked : kLooks[static_cast<int>(look)]);
    addstr(cell.bytes.c_str());
    used += cell.columns;
  }
  attrset(kLooks[static_cast<int>(look)]);
  if (look == Look::reverse)
    addstr(std::string(static_cast<std::size_t>(columns - used), ' ').c_str());
  attrset(A_NORMAL);
}

int Screen::key() { return getch(); }

std::string Screen::ask(std::string_view prompt) {
  std::wstring typed;
  curs_set(1);
  for (;;) {
    move(LINES - 1, 0);
    clrtoeol();
    addstr(std::string(prompt).c_str());
    addwstr(typed.c_str());
    refresh();
    wint_t c = 0;
    const int kind = get_wch(&c);
    const bool back = c == KEY_BACKSPACE || c == 127 || c == 8;
    if (kind == ERR || c == 27) {
      typed.clear();
      break;
    }
    if (c == L'\n' || c == KEY_ENTER) break;
    if (back && !typed.empty()) typed.pop_back();
    if (kind == OK && !back && c >= 32) typed += static_cast<wchar_t>(c);
  }
  curs_set(0);
  std::string out(typed.size() * 4 + 1, '\0');
  const std::size_t size = std::wcstombs(out.data(), typed.c_str(), out.size());
  out.resize(size == static_cast<std::size_t>(-1) ? 0 : size);
  return out;
}
