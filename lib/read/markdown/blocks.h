// From the tree of a Markdown text to blocks.
#ifndef PILCROW_READ_MARKDOWN_BLOCKS_H_
#define PILCROW_READ_MARKDOWN_BLOCKS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"

namespace pilcrow::read {

// The blocks of `source` behind its first `skipped` bytes, in the order of the source, with their
// ranges in the whole of it. Throws Error{bad_input} where the text would cost too much to read.
std::vector<Block> markdown_blocks(std::string_view source, std::size_t skipped);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MARKDOWN_BLOCKS_H_
