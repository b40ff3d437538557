// How the lines of a plain text make paragraphs: told by what most of them do.
#ifndef PILCROW_READ_PLAIN_LAYOUT_H_
#define PILCROW_READ_PLAIN_LAYOUT_H_

#include <cstddef>
#include "read/plain/lines.h"

namespace pilcrow::read {

// Whether lines are broken to fit a width, so that a paragraph has several.
enum class Wrapping {
  none,  // each line is a paragraph
  some,  // those that clearly go on in the next line do: prose among lists and tables
  all,   // but for those that clearly end a paragraph
};

struct Layout {
  Wrapping wrapping = Wrapping::none;

  // Whether blank lines stand between others.
  bool spaced = false;

  // Of wrapped text: its width, and the indent of most lines, in columns.
  std::size_t width = 0;
  std::size_t indent = 0;

  bool wrapped() const { return wrapping != Wrapping::none; }

  // A line that takes more with the next word had to end; one that takes less had room for more.
  std::size_t nearly_full() const { return width - width / 16; }
  std::size_t much_room() const { return width - width / 8; }
};

// Reads all of it.
Layout find_layout(text::TextStream& text);

// The columns that a line takes with the beginning of the next: if they are more than the width of
// a wrapped text, the line had to end there.
std::size_t columns_with(const Line& line, const Line& next);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_LAYOUT_H_
