// The lines of a page of a PDF document.
#ifndef PILCROW_READ_PDF_LINES_H_
#define PILCROW_READ_PDF_LINES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "read/pdf/words.h"

namespace pilcrow::read {

struct PdfLine {
  std::string text = {};
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;          // of the font of most of it
  bool bold = false;        // all of it
  double column_right = 0;  // where the longest of the lines below each other ends
  std::size_t page = 0;     // from 1
  bool at_edge = false;     // of the page, where running lines stand

  double center() const { return (left + right) / 2; }
};

// Lines in the order in which they are read. What stands far to the right of a word is another
// line.
std::vector<PdfLine> lines_of(const PdfPage& page, std::size_t number);

// Drops from the pages of a document what is printed at the top or bottom of each: titles that
// return, numbers of pages.
void drop_running_lines(std::vector<std::vector<PdfLine>>& pages);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PDF_LINES_H_
