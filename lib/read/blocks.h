// Blocks in the making, for formats in which bytes of the file mean nothing.
#ifndef PILCROW_READ_BLOCKS_H_
#define PILCROW_READ_BLOCKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

class BlockList {
 public:
  explicit BlockList(const ReadLimits& limits) : most_(limits.max_blocks + 1) {}

  // Adds a block, without white space around its text, unless that leaves nothing. One more than
  // may be is kept, from which is seen that it was cut.
  void add(Block block);

  bool is_full() const { return blocks_.size() >= most_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  std::vector<Block> take() { return std::exchange(blocks_, {}); }

  // Blocks from `first` on as one text, with `between` between them, and takes them away.
  std::string take_text(std::size_t first, std::string_view between);

 private:
  std::size_t most_;
  std::vector<Block> blocks_;
};

// Sets the lines of blocks that have a source, but for lines so long that they tell nothing.
void number_lines(std::vector<Block>& blocks, std::string_view bytes);

// Hands over a document that has text. Throws Error{bad_input} for one that has none; `reason` says
// why, e.g. "there is no text in it".
void add_document(Document document, DocumentSink& sink,
                  const char* reason = "there is no text in it");

}  // namespace pilcrow::read

#endif  // PILCROW_READ_BLOCKS_H_
