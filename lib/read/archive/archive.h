// Archives as folders of documents, and compressed files.
#ifndef PILCROW_READ_ARCHIVE_ARCHIVE_H_
#define PILCROW_READ_ARCHIVE_ARCHIVE_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Hands each file in a ZIP or tar archive, or the one in a file of gzip, bzip2, xz or Zstandard, to
// the reader of its own format.
std::shared_ptr<const Reader> archive_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ARCHIVE_ARCHIVE_H_
