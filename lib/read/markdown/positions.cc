#include "read/markdown/positions.h"

#include <algorithm>
#include <memory>
#include <string>

#include "read/space.h"

namespace pilcrow::read {
namespace {

// Whether `text` begins as a heading in the style "## Heading".
bool has_hashes(std::string_view text) {
  const auto hashes = std::min(text.find_first_not_of('#'), text.size());
  return hashes > 0 && hashes <= 6 && (hashes == text.size() || is_space(text[hashes]));
}

// Whether the line is the rule that makes the text above it a heading, in a quotation or not.
bool is_underline(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t>");
  if (begin == std::string_view::npos) return false;
  line = trimmed(line.substr(begin));
  return (line[0] == '=' || line[0] == '-') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

// Whether the line reads "[label]: …".
bool is_definition(std::string_view line) {
  const auto end = line.find(']');
  return line.starts_with('[') && end != std::string_view::npos && line.substr(end, 2) == "]:";
}

// Whether the paragraph's own text begins with "[", or with a link or a note and a colon after it.
bool begins_like_definition(cmark_node* node) {
  const auto literal = [](cmark_node* text) {
    const bool is_text = text != nullptr && cmark_node_get_type(text) == CMARK_NODE_TEXT;
    return is_text ? std::string_view(cmark_node_get_literal(text)) : std::string_view("-");
  };
  cmark_node* first = cmark_node_first_child(node);
  if (first != nullptr && trimmed(literal(first)).empty()) first = cmark_node_next(first);
  if (first == nullptr) return false;
  return literal(first).starts_with('[') || literal(cmark_node_next(first)).starts_with(':');
}

// The line breaks in a text. There are no fewer lines than that; more where code or tags are
// broken.
std::size_t breaks_in(cmark_node* node) {
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> steps(cmark_iter_new(node),
                                                                 cmark_iter_free);
  std::size_t breaks = 0;
  for (auto event = cmark_iter_next(steps.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(steps.get())) {
    const auto type = cmark_node_get_type(cmark_iter_get_node(steps.get()));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) ++breaks;
  }
  return breaks;
}

}  // namespace

MarkdownPositions::MarkdownPositions(std::string_view source, std::size_t skipped)
    : source_(source), lines_(source), lines_before_(lines_.at(skipped) - 1) {}

std::size_t MarkdownPositions::line(int number) const {
  return lines_before_ + static_cast<std::size_t>(std::max(number, 1));
}

// Columns count bytes from 1.
std::size_t MarkdownPositions::offset(std::size_t line, int column) const {
  const auto bytes = static_cast<std::size_t>(std::max(column, 1)) - 1;
  return std::min(lines_.begin(line) + bytes, lines_.end(line));
}

Range MarkdownPositions::trim(Range range) const {
  if (range.end <= range.begin) return {range.begin, range.begin};
  const std::string_view inner = trimmed(text(range));
  const auto begin = static_cast<std::size_t>(inner.data() - source_.data());
  return inner.empty() ? Range{range.begin, range.begin} : Range{begin, begin + inner.size()};
}

Range MarkdownPositions::whole(cmark_node* node) const {
  const std::size_t last = line(cmark_node_get_end_line(node));
  return trim({offset(line(cmark_node_get_start_line(node)), cmark_node_get_start_column(node)),
               offset(last, cmark_node_get_end_column(node) + 1)});
}

// Definitions of links right above a text are taken out of it, but its position stays theirs.
std::size_t MarkdownPositions::skip_definitions(std::size_t begin, cmark_node* node) const {
  if (begins_like_definition(node)) return begin;
  const auto line_end = [&] { return lines_.end(lines_.at(begin)); };
  while (is_definition(source_.substr(begin, line_end() - begin))) {
    const std::size_t next = lines_.begin(lines_.at(begin) + 1);
    if (next <= begin) break;
    begin = std::min(source_.find_first_not_of(" \t>", next), source_.size());
  }
  return begin;
}

Range MarkdownPositions::heading(cmark_node* node) const {
  const std::size_t first = line(cmark_node_get_start_line(node));
  Range range{offset(first, cmark_node_get_start_column(node)), lines_.end(first)};
  if (!has_hashes(text(range)) || breaks_in(node) > 0) return underlined_heading(range.begin, node);
  range.begin = std::min(source_.find_first_not_of('#', range.begin), range.end);
  range = trim(range);
  const auto inner = text(range).find_last_not_of('#');
  if (inner == std::string_view::npos) return {range.begin, range.begin};
  if (is_space(text(range)[inner])) range.end = range.begin + inner;
  return trim(range);
}

// The end of such a heading is given as that of what follows it, or as column 0.
Range MarkdownPositions::underlined_heading(std::size_t begin, cmark_node* node) const {
  begin = skip_definitions(begin, node);
  std::size_t last = lines_.at(begin) + breaks_in(node);
  while (lines_.begin(last + 1) > begin && !is_underline(lines_.line(last + 1)) &&
         lines_.end(last + 1) < source_.size()) {
    ++last;
  }
  return trim({begin, lines_.end(last)});
}

// A paragraph directly above a table's head has no position; its lines are the table's first.
Range MarkdownPositions::paragraph(cmark_node* node) const {
  cmark_node* const table = cmark_node_next(node);
  if (cmark_node_get_start_line(node) > 0 || table == nullptr) {
    const Range range = whole(node);
    return trim({skip_definitions(range.begin, node), range.end});
  }
  const std::size_t first = line(cmark_node_get_start_line(table));
  const std::size_t begin = offset(first, cmark_node_get_start_column(table));
  return trim({skip_definitions(begin, node), lines_.end(std::max(table_head(table) - 1, first))});
}

// The head's line: given wrongly where a paragraph stands directly above it. The line of dashes is
// between it and the first row, or the end.
std::size_t MarkdownPositions::table_head(cmark_node* table) const {
  cmark_node* const head = cmark_node_first_child(table);
  cmark_node* const row = head == nullptr ? nullptr : cmark_node_next(head);
  const int below =
      row != nullptr ? cmark_node_get_start_line(row) - 2 : cmark_node_get_end_line(table) - 1;
  return line(std::max(below, cmark_node_get_start_line(table)));
}

// The columns of rows are those of the table's first line, however they are indented themselves.
Range MarkdownPositions::table_row(cmark_node* row) const {
  cmark_node* const table = cmark_node_parent(row);
  const bool head = cmark_node_previous(row) == nullptr;
  const std::size_t number = head ? table_head(table) : line(cmark_node_get_start_line(row));
  std::size_t begin = offset(number, cmark_node_get_start_column(table));
  if (number != line(cmark_node_get_start_line(table))) {
    begin = std::min(source_.find_first_not_of(" \t>", lines_.begin(number)), lines_.end(number));
  }
  Range range = trim({begin, lines_.end(number)});
  if (text(range).starts_with('|')) ++range.begin;
  if (text(range).ends_with('|') && !text(range).ends_with("\\|")) --range.end;
  return trim(range);
}

// Where byte `at` of a line of code or HTML is, whose line in the source has more at its front: the
// marks of a quotation, the indentation of a list. A tab may be part of that, and partly be spaces.
std::size_t MarkdownPositions::in_line(std::size_t number, std::string_view literal,
                                       std::size_t at) const {
  const std::size_t spaces = std::min(literal.find_first_not_of(' '), literal.size());
  const std::size_t inner = literal.size() - spaces;
  const std::size_t end = lines_.end(number);
  if (lines_.line(number).ends_with(literal)) return end - literal.size() + at;
  if (lines_.line(number).ends_with(literal.substr(spaces))) {
    return end - inner + std::max(at, spaces) - spaces;
  }
  return at < literal.size() ? lines_.begin(number) : end;
}

// The end of code without a closing fence, and of indented code, is that of the blank lines after.
Range MarkdownPositions::code_block(cmark_node* node) const {
  int length = 0, indentation = 0;
  char character = 0;
  const bool fenced = cmark_node_get_fenced(node, &length, &indentation, &character) != 0;
  const std::size_t first = line(cmark_node_get_start_line(node)) + (fenced ? 1 : 0);
  std::string_view code = cmark_node_get_literal(node);
  while (code.ends_with('\n')) code.remove_suffix(1);
  const auto more = static_cast<std::size_t>(std::count(code.begin(), code.end(), '\n'));
  const std::size_t begin = in_line(first, code.substr(0, code.find('\n')), 0);
  return {begin, std::max(begin, lines_.end(first + more))};
}

// The block's own end is wrong where there are blank lines in it.
Range MarkdownPositions::in_html_block(cmark_node* node, const LineIndex& lines,
                                       Range range) const {
  const auto place = [&](std::size_t offset) {
    const std::size_t number = lines.at(offset);
    return in_line(line(cmark_node_get_start_line(node)) + number - 1, lines.line(number),
                   offset - lines.begin(number));
  };
  const std::size_t begin = place(range.begin);
  return {begin, std::max(begin, place(range.end))};
}

}  // namespace pilcrow::read
