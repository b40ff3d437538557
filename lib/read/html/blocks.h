// From a page's tree to blocks, all that there are: what of them is the text is for html_main.h.
#ifndef PILCROW_READ_HTML_BLOCKS_H_
#define PILCROW_READ_HTML_BLOCKS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "read/html/tree.h"

namespace pilcrow::read {

struct HtmlBlock {
  Block block;
  HtmlTree::Index first = 0;  // the first text of it in the tree
  std::size_t linked = 0;     // bytes of its text that are in links
};

// Blocks of text in the order of the source, without the nodes for which `never` is true. Their
// lines are not set.
std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const std::vector<bool>& never);

// Whether a text seems to be a piece of HTML: it has tags as these have them.
bool holds_markup(std::string_view text);

// All text of a piece of HTML. Ranges count its bytes; lines are not set.
std::vector<Block> html_fragment_blocks(std::string_view html);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_BLOCKS_H_
