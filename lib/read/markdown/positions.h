// Where blocks of a Markdown text stand in its bytes.
#ifndef PILCROW_READ_MARKDOWN_POSITIONS_H_
#define PILCROW_READ_MARKDOWN_POSITIONS_H_

#include <cmark-gfm.h>

#include <cstddef>
#include <string_view>

#include "pilcrow/range.h"
#include "read/line_index.h"

namespace pilcrow::read {

// Turns what cmark-gfm says of its nodes into ranges of content: without the marks of headings,
// lists, quotations, fences and cells around it, and without white space at its ends. Mends what
// the library gets wrong (0.29.0.gfm.6): see the comments at each kind.
class MarkdownPositions {
 public:
  // `source` is the whole text; the parser was given what is behind the first `skipped` bytes.
  MarkdownPositions(std::string_view source, std::size_t skipped);

  Range heading(cmark_node* node) const;
  Range paragraph(cmark_node* node) const;
  Range code_block(cmark_node* node) const;
  Range table_row(cmark_node* row) const;

  // A range within the text of an HTML block, of which `lines` are the lines.
  Range in_html_block(cmark_node* node, const LineIndex& lines, Range range) const;

  std::size_t line_at(std::size_t offset) const { return lines_.at(offset); }

 private:
  std::string_view text(Range range) const { return source_.substr(range.begin, range.size()); }
  std::size_t line(int number) const;
  std::size_t offset(std::size_t line, int column) const;
  Range whole(cmark_node* node) const;
  std::size_t in_line(std::size_t number, std::string_view literal, std::size_t at) const;
  Range trim(Range range) const;
  std::size_t skip_definitions(std::size_t begin, cmark_node* node) const;
  Range underlined_heading(std::size_t begin, cmark_node* node) const;
  std::size_t table_head(cmark_node* table) const;

  std::string_view source_;
  LineIndex lines_;
  std::size_t lines_before_;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MARKDOWN_POSITIONS_H_
