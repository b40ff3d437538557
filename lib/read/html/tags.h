// What the elements of HTML mean to a reader of text.
#ifndef PILCROW_READ_HTML_TAGS_H_
#define PILCROW_READ_HTML_TAGS_H_

#include <gumbo.h>

#include <vector>

#include "pilcrow/document.h"
#include "read/html/tree.h"

namespace pilcrow::read {

// Whether text before, in and after the element are apart, as paragraphs are.
bool is_block(GumboTag tag);

// 1 to 6 for headings, else 0.
int heading_level(GumboTag tag);

// What text directly in the element is, where `outer` is what it would be around it.
BlockKind kind_inside(GumboTag tag, BlockKind outer);

// Whether the element says that it is a note, as those of books do (EPUB's types, and DPUB-ARIA).
bool is_note(const HtmlTree& tree, HtmlTree::Index i);

// For each node, whether it is never part of a text: scripts, forms' fields, graphics, and what the
// page itself hides.
std::vector<bool> never_shown(const HtmlTree& tree);

// Whether a table holds data in its cells, and not the page's layout.
bool is_data_table(const HtmlTree& tree, HtmlTree::Index table);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_TAGS_H_
