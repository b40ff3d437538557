#include "read/plain/outline.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/digits.h"
#include "base/source_map.h"
#include "read/pieces.h"

namespace pilcrow::read {
namespace {

// More short lines in a row are no headings but verse, a list, an address. A title may come before
// some, such as the author's name and the date.
constexpr std::size_t kHeadingsInARow = 2;
constexpr std::size_t kLinesAtTheTop = 4;

constexpr int kDeepest = 6;


// "2.1 Trade" is of level 2; 1 where there is no number.
int numbered_level(std::string_view text) {
  int level = 0;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) {
    while (at < text.size() && is_digit(text[at])) ++at;
    ++level;
    if (at == text.size() || text[at] != '.') break;
    ++at;
  }
  return std::clamp(level, 1, kDeepest);
}

int heading_level(const Unit& unit) {
  return unit.underline > 0 ? unit.underline : numbered_level(unit.first);
}

bool is_short_line(const Unit& unit) {
  if (unit.underline > 0) return true;
  const bool bullet = unit.marker > 0 && !is_digit(unit.first[0]);
  return unit.single() && !bullet && is_like_heading(unit.first);
}

// A line that would be a heading but for how it ends.
bool is_short_text(const Unit& unit) {
  return unit.single() && count_columns(unit.first) <= kHeadingColumns;
}

bool ends_with_colon(const Unit& unit) {
  const char32_t last = last_character(unit.single() ? unit.first : unit.joined);
  return last == ':' || last == 0xFF1A;
}

}  // namespace

void Outline::add(Unit unit) {
  if (unit.marker == 0 || unit.underline > 0) {
    settle_item();
    add_other(std::move(unit));
    return;
  }
  if (item_) {
    in_list_ = true;
    settle_run(true);
    after_short_ = false;
    after_colon_ = false;
    add_block(BlockKind::list_item, *item_);
  }
  item_ = std::move(unit);
}

void Outline::settle_item() {
  std::optional<Unit> item = std::exchange(item_, std::nullopt);
  const bool listed = std::exchange(in_list_, false);
  if (item && listed) add_block(BlockKind::list_item, *item);
  if (item && !listed) add_other(std::move(*item));
}

// Adds what is no item of a list.
void Outline::add_other(Unit unit) {
  if (!is_short_line(unit)) {
    settle_run(is_followed_by(unit));
    after_short_ = is_short_text(unit);
    after_colon_ = ends_with_colon(unit);
    add_block(BlockKind::paragraph, unit);
    return;
  }
  run_.push_back(std::move(unit));
  ++run_length_;
  if (run_.size() > kLinesAtTheTop) {
    add_block(BlockKind::paragraph, run_.front());
    run_.pop_front();
  }
}

// Makes blocks of the short lines that wait.
void Outline::settle_run(bool text_follows) {
  const bool headings = text_follows && run_length_ <= kHeadingsInARow;
  const bool last_heading = text_follows && ends_with_heading();
  if (text_follows && begins_with_title()) {
    title_ = std::move(run_.front().first);
    run_.pop_front();
  }
  while (!run_.empty()) {
    Unit line = std::move(run_.front());
    run_.pop_front();
    if (headings || line.underline > 0 || (last_heading && run_.empty())) {
      add_block(BlockKind::heading, line, heading_level(line));
    } else {
      add_block(BlockKind::paragraph, line);
    }
  }
  run_length_ = 0;
}

// Whether the short lines that wait stand over `text`: neither belong to what is before, nor are
// lines of the same verse.
bool Outline::is_followed_by(const Unit& text) const {
  if (after_colon_) return false;
  if (run_.empty() || text.gap_before || !is_short_text(text)) return true;
  if (!run_.front().gap_before && after_short_) return false;
  return ends_with_sentence(text.first);
}

bool Outline::begins_with_title() const {
  if (run_.empty() || any_) return false;
  const Unit& first = run_.front();
  if (first.gap_after || run_length_ == kHeadingsInARow) return true;
  return run_length_ == 1 && (layout_.wrapping == Wrapping::all || !layout_.spaced);
}

// Whether the last line of a run that is too long for headings stands apart from the others, which
// do not from each other.
bool Outline::ends_with_heading() const {
  return run_.size() > kHeadingsInARow && run_.back().gap_before &&
         !run_[run_.size() - 2].gap_before;
}

void Outline::add_block(BlockKind kind, Unit& unit, int level) {
  Block block{kind, level, {}, {unit.begin, unit.end}, unit.line};
  const bool single = unit.single();
  block.text = std::move(single ? unit.first : unit.joined);
  block.map = std::move(unit.map);
  if (kind == BlockKind::list_item) {
    block.map = slice(block.text, block.map, {unit.marker, block.text.size()});
    block.text.erase(0, unit.marker);
    block.source.begin += unit.marker;
  }
  any_ = true;
  if (block.text.size() <= kMaxParagraph) {
    blocks_.push_back(std::move(block));
  } else {
    std::ranges::move(cut_block(block, single), std::back_inserter(blocks_));
  }
}

void Outline::finish() {
  settle_item();
  settle_run(false);
}

}  // namespace pilcrow::read
