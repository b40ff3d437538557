// Which blocks of a page are its text, and which the site's: menus, notices, recommendations.
#ifndef PILCROW_READ_HTML_MAIN_H_
#define PILCROW_READ_HTML_MAIN_H_

#include <vector>

#include "read/html/blocks.h"
#include "read/html/tree.h"

namespace pilcrow::read {

// Those of `blocks` that are the page's text, in order. All of them where nothing tells them apart.
std::vector<HtmlBlock> main_blocks(const HtmlTree& tree, std::vector<HtmlBlock> blocks);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_MAIN_H_
