// A full-screen reader: the outline of a document beside its text, search with marks, facets.
//
//   terminal_reader INDEX [DOCUMENT]
#include <curses.h>
#include <pilcrow/pilcrow.h>

#include <iostream>
#include <string>

#include "page.h"
#include "screen.h"

namespace {

constexpr const char* kHelp = "   / search  n p hits  ] [ sections  f facets  q quit";

// False when it is over.
bool handle(int key, Page& page, Screen& screen) {
  switch (key) {
    case 'q': return false;
    case 'j':
    case KEY_DOWN: page.move(1); break;
    case 'k':
    case KEY_UP: page.move(-1); break;
    case ' ':
    case KEY_NPAGE: page.move(5); break;
    case 'b':
    case KEY_PPAGE: page.move(-5); break;
    case 'g':
    case KEY_HOME: page.move(-1'000'000'000); break;
    case 'G':
    case KEY_END: page.move(1'000'000'000); break;
    case 'n': page.go_to_hit(true); break;
    case 'p': page.go_to_hit(false); break;
    case ']': page.go_to_section(true); break;
    case '[': page.go_to_section(false); break;
    case 'f': page.turn_facets(); break;
    case '/': page.search(screen.ask("/")); break;
    default: break;
  }
  return true;
}

void read(Page& page) {
  Screen screen;
  std::string problem;
  do {
    screen.clear();
    page.draw(screen);
    screen.put(screen.rows() - 1, 0, screen.columns(), problem + page.place() + kHelp,
               Screen::Look::dim);
    screen.show();
    problem.clear();
    try {
      if (!handle(screen.key(), page, screen)) return;
    } catch (const pilcrow::Error& error) {  // a query that cannot be understood
      problem = std::string(error.what()) + "; ";
    }
  } while (true);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: terminal_reader INDEX [DOCUMENT]\n";
    return 2;
  }
  try {
    Page page(pilcrow::Index::open(argv[1]), argc > 2 ? argv[2] : "");
    read(page);
    return 0;
  } catch (const pilcrow::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
