// What a page says of itself in its head.
#ifndef PILCROW_READ_HTML_HEAD_H_
#define PILCROW_READ_HTML_HEAD_H_

#include <string>

#include "pilcrow/document.h"
#include "read/html/tree.h"

namespace pilcrow::read {

struct HtmlHead {
  std::string title = {};     // <title>
  std::string og_title = {};  // the title without the site's name, by the Open Graph protocol
  std::string language = {};
  Metadata metadata = {};  // author, date, description, site, url: those that there are
};

HtmlHead html_head(const HtmlTree& tree);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_HEAD_H_
