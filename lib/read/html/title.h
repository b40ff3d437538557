// A page's title, without the name of its site and without saying it twice.
#ifndef PILCROW_READ_HTML_TITLE_H_
#define PILCROW_READ_HTML_TITLE_H_

#include <string>
#include <vector>

#include "read/html/blocks.h"
#include "read/html/head.h"

namespace pilcrow::read {

// The headings of level 1 among all blocks of a page, in order: the first hundred, if not too long.
std::vector<std::string> top_headings(const std::vector<HtmlBlock>& blocks);

// Finds the title from what the head says and the page's headings of level 1, and takes it out of
// the main text where that begins with it.
std::string take_title(const HtmlHead& head, const std::vector<std::string>& headings,
                       std::vector<HtmlBlock>& main);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_TITLE_H_
