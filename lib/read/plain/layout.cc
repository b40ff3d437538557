#include "read/plain/layout.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace pilcrow::read {
namespace {

// Lines are wrapped at some width between these, in columns.
constexpr std::size_t kNarrowest = 30;
constexpr std::size_t kWidest = 140;

using Histogram = std::array<std::size_t, kMaxColumns + 1>;

void count(Histogram& histogram, std::size_t columns) {
  ++histogram[std::min(columns, kMaxColumns)];
}

std::size_t count_above(const Histogram& histogram, std::size_t columns) {
  std::size_t n = 0;
  for (std::size_t i = columns + 1; i < histogram.size(); ++i) n += histogram[i];
  return n;
}

// The least value that no more than a `tenths` tenth of `total` lie above.
std::size_t quantile(const Histogram& histogram, std::size_t total, std::size_t tenths) {
  std::size_t left = total * tenths / 10;
  for (std::size_t i = histogram.size() - 1; i > 0; --i) {
    if (histogram[i] > left) return i;
    left -= histogram[i];
  }
  return 0;
}

// What is counted of all lines, and of the breaks between lines that follow each other directly.
struct Counts {
  std::size_t lines = 0;
  Histogram widths = {};
  Histogram indents = {};
  bool spaced = false;

  std::size_t breaks = 0;
  std::size_t after_sentence = 0;
  std::size_t before_letter = 0;
  std::size_t before_cased = 0;
  std::size_t before_lower = 0;
  Histogram broken_widths = {};  // of the lines before the break
  Histogram lower_widths = {};   // of those where a small letter follows
  Histogram needs = {};          // what they and the next word take
};

// What is kept of a line when the next one has been read.
struct Previous {
  std::size_t indent = 0;
  std::size_t width = 0;  // 0 if there is no line right before
  bool ends_sentence = false;
};

void count_break(Counts& counts, const Previous& line, const Line& next) {
  const char32_t first = first_character(next.text);
  const bool lower = text::is_lower(first);
  // Items of lists, and paragraphs that say so by their indent, begin lines in any text.
  if (item_marker(next.text) > 0 || (next.indent > line.indent && !lower)) return;
  ++counts.breaks;
  count(counts.broken_widths, line.width);
  count(counts.needs, line.width + 1 + first_word_columns(next.text));
  if (line.ends_sentence) ++counts.after_sentence;
  if (text::is_letter(first)) ++counts.before_letter;
  if (lower) {
    ++counts.before_lower;
    count(counts.lower_widths, line.width);
  }
  if (lower || text::is_upper(first)) ++counts.before_cased;
}

Counts count_lines(text::TextStream& text) {
  Counts counts;
  Lines lines(text);
  Line line;
  Previous previous;
  bool gap = false;
  while (lines.next(line)) {
    if (line.blank() || is_rule(line.text)) {
      gap = true;
      previous = {};
      continue;
    }
    if (previous.width > 0) count_break(counts, previous, line);
    if (gap && counts.lines > 0) counts.spaced = true;
    const std::size_t width = line.indent + count_columns(line.text);
    ++counts.lines;
    count(counts.widths, width);
    count(counts.indents, line.indent);
    gap = false;
    previous = {line.indent, width, ends_with_sentence(line.text)};
  }
  return counts;
}

bool is_plausible(std::size_t width) { return width >= kNarrowest && width <= kWidest; }

bool is_all_wrapped(const Counts& counts, const Layout& layout) {
  if (counts.breaks == 0 || !is_plausible(layout.width)) return false;
  if (count_above(counts.widths, layout.width + layout.width / 3) * 10 > counts.lines) return false;
  // Sentences end anywhere in wrapped text, seldom with the line.
  if (counts.after_sentence * 2 > counts.breaks) return false;
  // Nor do its lines begin with figures, as data do, or with capitals, as verse and lists do.
  if (counts.before_letter * 2 < counts.breaks) return false;
  const bool cased = counts.before_cased * 2 >= counts.breaks;
  if (cased && counts.before_lower * 10 < counts.before_cased * 3) return false;
  // People who wrap by hand leave some room.
  return counts.before_lower * 2 >= counts.breaks ||
         count_above(counts.needs, layout.nearly_full()) * 2 >= counts.breaks;
}

// Whether small letters begin so many lines that some text must be wrapped.
bool is_partly_wrapped(const Counts& counts, std::size_t width) {
  return is_plausible(width) && counts.before_lower >= 5 &&
         counts.before_lower * 20 >= counts.breaks;
}

// The least indent that is no exception.
std::size_t common_indent(const Counts& counts) {
  for (std::size_t i = 0; i < counts.indents.size(); ++i) {
    if (counts.indents[i] * 10 >= counts.lines) return i;
  }
  return 0;
}

}  // namespace

Layout find_layout(text::TextStream& text) {
  const Counts counts = count_lines(text);
  Layout layout;
  layout.spaced = counts.spaced;
  layout.indent = common_indent(counts);
  layout.width = quantile(counts.broken_widths, counts.breaks, 1);
  if (is_all_wrapped(counts, layout)) {
    layout.wrapping = Wrapping::all;
    return layout;
  }
  layout.width = quantile(counts.lower_widths, counts.before_lower, 1);
  if (is_partly_wrapped(counts, layout.width)) layout.wrapping = Wrapping::some;
  return layout;
}

std::size_t columns_with(const Line& line, const Line& next) {
  // Between Han characters nothing need stand; one column does not matter.
  return line.indent + count_columns(line.text) + 1 + first_word_columns(next.text);
}

}  // namespace pilcrow::read
