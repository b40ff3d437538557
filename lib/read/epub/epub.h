// Books: EPUB 2 and 3.
#ifndef PILCROW_READ_EPUB_EPUB_H_
#define PILCROW_READ_EPUB_EPUB_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Makes one document of a book: its chapters in the order in which they are read, each block with
// the part that it stands in.
std::shared_ptr<const Reader> epub_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_EPUB_EPUB_H_
