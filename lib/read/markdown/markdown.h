// The reader of Markdown (CommonMark with GitHub's tables), with front matter.
#ifndef PILCROW_READ_MARKDOWN_MARKDOWN_H_
#define PILCROW_READ_MARKDOWN_MARKDOWN_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> markdown_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MARKDOWN_MARKDOWN_H_
