#include "read/pdf/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "read/pdf/hyphens.h"
#include "read/space.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

// In sizes of the font.
constexpr double kIndent = 0.8;
constexpr double kUsualLeading = 1.2;  // from one line to the next, where nothing tells

constexpr double kLooser = 1.3;    // than lines of a paragraph: another begins
constexpr double kLarger = 1.12;   // than most text: a heading
constexpr double kSmaller = 0.93;  // a note
constexpr double kShort = 0.85;    // of the column: the last line of a paragraph
constexpr std::size_t kLongestHeading = 250;

// Sizes that differ less are one.
long size_class(double size) { return std::lround(size * 2); }

bool is_near(double a, double b) { return std::min(a, b) > 0.88 * std::max(a, b); }

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const std::size_t at = floor_boundary(text, text.size() - 1);
    std::size_t next = at;
    const char32_t last = next_code_point(text, next);
    if (text::ends_sentence(last) || last == ':') return true;
    if (!text::closes(last)) return false;
    text = text.substr(0, at);
  }
  return false;
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// The bullet or number that a line of a list begins with; empty where it does not.
std::string_view item_mark(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == text.npos) return {};
  const std::string_view mark = text.substr(0, space);
  if (begins_with_any(mark, {"•", "▪", "■", "●", "○", "◦", "‣", "–", "—", "\uF0B7", "\uF0A7"}) &&
      mark.size() <= 3) {
    return mark;
  }
  if (mark == "-" || mark == "*") return mark;
  const std::string_view inside = mark.substr(mark.starts_with('(') ? 1 : 0);
  if (inside.size() < 2 || inside.size() > 4) return {};
  const std::string_view number = inside.substr(0, inside.size() - 1);
  const bool numeric = number.find_first_not_of("0123456789") == number.npos;
  const bool letter = number.size() == 1 && number[0] >= 'a' && number[0] <= 'z';
  const char end = inside.back();
  return (numeric || letter) && (end == ')' || (numeric && end == '.')) ? mark : std::string_view();
}

bool is_caption(std::string_view text) {
  for (const std::string_view start : {"figure ", "fig. ", "table ", "abbildung ", "tableau "}) {
    if (!starts_with_ascii_case(text, start)) continue;
    const std::string_view rest = text.substr(start.size());
    const std::size_t end = rest.find_first_not_of("0123456789.-");
    return end != 0 && !rest.empty() && (rest[0] >= '0' && rest[0] <= '9') &&
           (end == rest.npos || rest[end] == ':' || rest[end] == ' ');
  }
  return false;
}

struct Paragraph {
  std::string text = {};
  PdfLine first = {};
  PdfLine last = {};
  double left = 0;  // of all but the first line
  std::size_t lines = 0;
  bool is_item = false;
};

class Builder {
 public:
  explicit Builder(const std::vector<std::vector<PdfLine>>& pages) : pages_(pages) {
    measure();
    for (const auto& page : pages_) {
      for (const PdfLine& line : page) add(line);
    }
    finish();
  }

  std::vector<Block> blocks() {
    const std::map<long, int> levels = heading_levels();
    std::vector<Block> out;
    for (Paragraph& one : paragraphs_) {
      Block block;
      block.page = one.first.page;
      const auto level = levels.find(size_class(one.first.size));
      if (is_large(one) && level != levels.end()) {
        block.kind = BlockKind::heading;
        block.level = level->second;
      } else if (is_bold_heading(one)) {
        block.kind = BlockKind::heading;
        block.level = std::min(static_cast<int>(levels.size()) + 1, 6);
      } else {
        block.kind = kind_of(one);
      }
      block.text = std::move(one.text);
      out.push_back(std::move(block));
    }
    return out;
  }

 private:
  // The size of most text, how far lines of it are apart, and all words.
  void measure() {
    std::map<long, std::size_t> sizes;
    std::vector<double> leadings;
    for (const auto& page : pages_) {
      const PdfLine* before = nullptr;
      for (const PdfLine& line : page) {
        hyphens_.learn(line.text);
        sizes[size_class(line.size)] += line.text.size();
        if (line.bold) bold_ += line.text.size();
        all_ += line.text.size();
        if (before != nullptr && is_near(line.size, before->size)) {
          const double step = line.bottom - before->bottom;
          if (step > 0.5 * line.size && step < 3 * line.size) leadings.push_back(step / line.size);
        }
        before = &line;
      }
    }
    std::size_t most = 0;
    for (const auto& [size, count] : sizes) {
      if (count > most) most = count, body_ = static_cast<double>(size) / 2;
    }
    if (leadings.empty()) return;
    const auto middle = leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 2);
    std::nth_element(leadings.begin(), middle, leadings.end());
    leading_ = *middle;
  }

  void add(const PdfLine& line) {
    if (!goes_on(line)) {
      finish();
      now_ = {};
      now_.first = line;
      now_.is_item = !item_mark(line.text).empty();
    }
    hyphens_.join(now_.text, line.text);
    now_.left = now_.lines <= 1 ? line.left : std::min(now_.left, line.left);
    now_.last = line;
    ++now_.lines;
  }

  bool goes_on(const PdfLine& line) const {
    const PdfLine& last = now_.last;
    if (now_.lines == 0 || !is_near(line.size, last.size) || !item_mark(line.text).empty()) {
      return false;
    }
    const bool large = line.size > kLarger * body_;
    if (line.bold != last.bold && (now_.lines == 1 || large)) return false;
    const bool ended = ends_sentence(last.text);
    const bool is_short = last.right - last.left < kShort * (last.column_right - last.left);
    if (line.page != last.page || line.bottom < last.top) {  // another column or page
      return !large && !ended && (!is_short || text::begins_in_lower_case(line.text));
    }
    const double step = line.bottom - last.bottom;
    if (step < 0.5 * line.size || step > kLooser * leading_ * line.size) return false;
    if (line.left > last.right || line.right < last.left) return false;
    const double indent = kIndent * line.size;
    if (now_.is_item) return line.left > now_.first.left - indent / 2;
    if (std::abs(line.center() - last.center()) < indent / 2 && large) return true;
    const double left = now_.lines == 1 ? last.left : now_.left;
    if (line.left > left + indent) return !ended && now_.lines > 1;
    if (line.left < left - indent) return now_.lines == 1;
    return !(is_short && ended);
  }

  void finish() {
    if (now_.lines > 0) paragraphs_.push_back(std::move(now_));
    now_ = {};
  }

  bool is_large(const Paragraph& one) const {
    return one.first.size > kLarger * body_ && one.text.size() <= kLongestHeading &&
           has_letter(one.text);
  }

  // Bold alone tells only where most is not.
  bool is_bold_heading(const Paragraph& one) const {
    return one.first.bold && one.last.bold && 2 * bold_ < all_ && one.lines <= 2 &&
           one.first.size > kSmaller * body_ && one.text.size() <= kLongestHeading / 2 &&
           has_letter(one.text) && !ends_sentence(one.text) && !one.text.ends_with(',');
  }

  static bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (text::is_letter(next_code_point(text, at))) return true;
    }
    return false;
  }

  BlockKind kind_of(const Paragraph& one) const {
    const std::string_view text = one.text;
    if (is_caption(text)) return BlockKind::caption;
    const bool numbered =
        begins_with_any(text, {"*", "†", "‡"}) || (text[0] >= '0' && text[0] <= '9');
    if (numbered && one.first.size < kSmaller * body_) return BlockKind::footnote;
    return one.is_item ? BlockKind::list_item : BlockKind::paragraph;
  }

  // The larger, the higher.
  std::map<long, int> heading_levels() const {
    std::set<long, std::greater<>> sizes;
    for (const Paragraph& one : paragraphs_) {
      if (is_large(one)) sizes.insert(size_class(one.first.size));
    }
    std::map<long, int> levels;
    for (const long size : sizes) {
      const int level = std::min(static_cast<int>(levels.size()) + 1, 5);
      levels.emplace(size, level);
    }
    return levels;
  }

  const std::vector<std::vector<PdfLine>>& pages_;
  Hyphens hyphens_;
  double body_ = 0;
  double leading_ = kUsualLeading;
  std::size_t bold_ = 0;  // bytes of text
  std::size_t all_ = 0;
  Paragraph now_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Block> pdf_blocks(const std::vector<std::vector<PdfLine>>& pages) {
  return Builder(pages).blocks();
}

}  // namespace pilcrow::read
