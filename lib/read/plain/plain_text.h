// The reader of plain text.
#ifndef PILCROW_READ_PLAIN_PLAIN_TEXT_H_
#define PILCROW_READ_PLAIN_PLAIN_TEXT_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Paragraphs are groups of lines between blank lines, or single lines, as the file has it; short
// lines before them are headings. The first is the title if it stands apart.
std::shared_ptr<const Reader> text_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_PLAIN_TEXT_H_
