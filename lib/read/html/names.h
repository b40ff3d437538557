// What the names that a page gives its parts say of them.
#ifndef PILCROW_READ_HTML_NAMES_H_
#define PILCROW_READ_HTML_NAMES_H_

#include "read/html/tree.h"

namespace pilcrow::read {

// Whether an element says of itself, by its tag, role, class or id, that it is no part of the text:
// navigation, comments, advertisements and their like.
bool names_boilerplate(const HtmlTree& tree, HtmlTree::Index i);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_NAMES_H_
