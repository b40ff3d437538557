// XHTML for a parser of HTML.
#ifndef PILCROW_READ_EPUB_XHTML_H_
#define PILCROW_READ_EPUB_XHTML_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

// The same text with end tags for elements that XML closes in their start tags, `<a id="x"/>`,
// which HTML would leave open.
std::string close_empty_elements(std::string_view xhtml);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_EPUB_XHTML_H_
