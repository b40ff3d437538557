#include "read/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace pilcrow::read {
namespace {

// Of the height of a page, at its top and bottom.
constexpr double kEdge = 0.14;

// In sizes of the font.
constexpr double kWidestSpace = 3;    // within a line
constexpr double kLeastSpace = 0.2;   // between words
constexpr double kColumnShift = 2.5;  // between lines of one column

bool is_mark(const std::string& text) {
  return text.find_first_not_of("0123456789,*") == text.npos || text == "†" || text == "‡";
}

// A raised number, which refers to a note.
bool is_raised(const PdfWord& word, const PdfLine& line) {
  return word.size < 0.8 * line.size && word.bottom < line.bottom && is_mark(word.text);
}

class LineBuilder {
 public:
  explicit LineBuilder(std::size_t page) : page_(page) {}

  void add(const PdfWord& word) {
    if (!goes_on(word)) {
      finish();
      line_ = {};
      line_.left = word.left;
      line_.right = word.right;
      line_.top = word.top;
      line_.bottom = word.bottom;
      line_.bold = true;
      line_.page = page_;
      longest_ = 0;
      space_ = false;
    }
    if (!line_.text.empty() && (space_ || is_raised(word, line_) || is_apart(word))) {
      line_.text += ' ';
    }
    line_.text += word.text;
    line_.left = std::min(line_.left, word.left);
    line_.right = std::max(line_.right, word.right);
    line_.bold = line_.bold && word.bold;
    space_ = word.space_after;
    if (word.text.size() <= longest_) return;
    longest_ = word.text.size();
    line_.size = word.size;
    line_.top = word.top;
    line_.bottom = word.bottom;
  }

  std::vector<PdfLine> take() {
    finish();
    return std::move(lines_);
  }

 private:
  bool goes_on(const PdfWord& word) const {
    if (line_.text.empty()) return false;
    const double size = std::max(line_.size, word.size);
    const double shared = std::min(line_.bottom, word.bottom) - std::max(line_.top, word.top);
    return shared > 0.5 * std::min(line_.bottom - line_.top, word.height()) &&
           word.left > line_.right - size && word.left < line_.right + kWidestSpace * size;
  }

  bool is_apart(const PdfWord& word) const {
    return word.left > line_.right + kLeastSpace * std::min(line_.size, word.size);
  }

  void finish() {
    if (!line_.text.empty()) lines_.push_back(std::move(line_));
  }

  std::size_t page_;
  std::vector<PdfLine> lines_;
  PdfLine line_;
  std::size_t longest_ = 0;
  bool space_ = false;
};

// Lines that begin at about the same place are a column's.
void find_columns(std::vector<PdfLine>& lines) {
  std::map<long, double> rights;
  const auto key = [](const PdfLine& line) {
    return std::lround(line.left / (kColumnShift * 10.0));
  };
  for (const PdfLine& line : lines) {
    double& right = rights[key(line)];
    right = std::max(right, line.right);
  }
  for (PdfLine& line : lines) {
    for (const long near : {-1L, 0L, 1L}) {
      const auto found = rights.find(key(line) + near);
      if (found != rights.end()) line.column_right = std::max(line.column_right, found->second);
    }
  }
}

// How many lines from the edge may be running lines.
constexpr std::size_t kEdgeLines = 3;

// With # for numbers: those of pages and chapters differ.
std::string pattern_of(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && out.ends_with('#')) continue;
    if (c != ' ') out += digit ? '#' : c;
  }
  constexpr std::string_view kRoman = "ivxlc";
  return out.find_first_not_of(kRoman) == out.npos ? "#" : out;
}

// Whether a pattern is more than numbers, which rows of tables have in common, or is one number.
bool may_return(std::string_view pattern) {
  return pattern.find_first_not_of("#.,:;-+%()|/$ ") != pattern.npos ||
         std::count(pattern.begin(), pattern.end(), '#') == 1 || pattern == "#/#";
}

// Indices of the lines nearest to the upper, or lower, edge.
std::vector<std::size_t> edge_lines(const std::vector<PdfLine>& lines, bool upper) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t count = std::min(kEdgeLines, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return upper ? lines[a].top < lines[b].top
                                   : lines[a].bottom > lines[b].bottom;
                    });
  order.resize(count);
  return order;
}

}  // namespace

std::vector<PdfLine> lines_of(const PdfPage& page, std::size_t number) {
  LineBuilder builder(number);
  for (const PdfWord& word : page.words) builder.add(word);
  std::vector<PdfLine> lines = builder.take();
  find_columns(lines);
  for (PdfLine& line : lines) {
    line.at_edge = line.bottom < kEdge * page.height || line.top > (1 - kEdge) * page.height;
  }
  return lines;
}

void drop_running_lines(std::vector<std::vector<PdfLine>>& pages) {
  for (const bool upper : {true, false}) {
    // A running line stands at the same height, to some points, on several pages.
    std::map<std::pair<std::string, long>, std::vector<std::pair<std::size_t, std::size_t>>> found;
    const auto height = [](const PdfLine& line) { return std::lround(line.bottom / 8.0); };
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (const std::size_t line : edge_lines(pages[page], upper)) {
        const PdfLine& one = pages[page][line];
        if (!one.at_edge) continue;
        found[{pattern_of(one.text), height(one)}].emplace_back(page, line);
      }
    }
    std::vector<std::vector<std::size_t>> dropped(pages.size());
    for (const auto& [pattern, places] : found) {
      const auto [text, at] = pattern;
      std::size_t count = places.size();
      for (const long near : {at - 1, at + 1}) {
        const auto other = found.find({text, near});
        if (other != found.end()) count += other->second.size();
      }
      if (count < 2 || !may_return(text)) continue;
      for (const auto& [page, line] : places) dropped[page].push_back(line);
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
      std::sort(dropped[page].rbegin(), dropped[page].rend());
      for (const std::size_t line : dropped[page]) {
        pages[page].erase(pages[page].begin() + static_cast<std::ptrdiff_t>(line));
      }
    }
  }
}

}  // namespace pilcrow::read
