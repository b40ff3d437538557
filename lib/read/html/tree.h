// A page's elements and texts as one list in the order of the source, to be walked without
// recursion however deeply they are nested.
#ifndef PILCROW_READ_HTML_TREE_H_
#define PILCROW_READ_HTML_TREE_H_

#include <gumbo.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"
#include "read/html/parser.h"

namespace pilcrow::read {

class HtmlTree {
 public:
  using Index = std::size_t;
  static constexpr Index kNone = static_cast<Index>(-1);

  // Throws as HtmlParser does. `html` must outlive this.
  explicit HtmlTree(std::string_view html);

  // The root element is the first.
  std::size_t size() const { return nodes_.size(); }
  Index parent(Index i) const { return nodes_[i].parent; }
  Index end(Index i) const { return nodes_[i].end; }  // behind all that is inside
  bool is_inside(Index i, Index ancestor) const { return i >= ancestor && i < end(ancestor); }

  // GUMBO_TAG_LAST for texts.
  GumboTag tag(Index i) const;
  bool is_text(Index i) const { return tag(i) == GUMBO_TAG_LAST; }

  // Of an element; empty where it has none of that name.
  std::string_view attribute(Index i, const char* name) const;
  bool has_attribute(Index i, const char* name) const;

  // Of a text: its characters, and where they stand without white space around them.
  std::string_view text(Index i) const { return nodes_[i].gumbo->v.text.text; }
  Range text_source(Index i) const;

  // Of an element: where its start tag begins, and where its end tag ends; the same number twice
  // where the source has no such tags.
  Range element_source(Index i) const;

 private:
  struct Node {
    const GumboNode* gumbo;
    Index parent;
    Index end;
  };

  void add(const GumboNode* node, Index parent);
  Range range_of(const GumboStringPiece& piece) const;

  std::string mended_;
  std::string_view html_;
  HtmlParser parser_;
  std::vector<Node> nodes_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_TREE_H_
