// What an office document's styles of paragraphs mean.
#ifndef PILCROW_READ_STYLES_H_
#define PILCROW_READ_STYLES_H_

#include <map>
#include <string>
#include <string_view>

#include "pilcrow/document.h"

namespace pilcrow::read {

// What a paragraph is by its style.
struct Look {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  bool title = false;     // the document's
  bool contents = false;  // an entry of a table of contents, whose text stands elsewhere too
};

// Styles by their ids.
class Styles {
 public:
  struct Style {
    std::string name = {};    // as programs call it: "heading 1"
    std::string parent = {};  // the id of the style that it is made from
    int level = 0;            // in the outline, from 1
    bool is_list = false;
  };

  void add(const std::string& id, Style style);

  // By the style's own name and level, or those of the nearest that it is made from.
  Look look(std::string_view id) const;

 private:
  std::map<std::string, Style, std::less<>> styles_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_STYLES_H_
