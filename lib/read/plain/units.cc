#include "read/plain/units.h"

#include "base/utf8.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

bool is_gap(const Line& line) { return line.blank() || is_rule(line.text); }

// Whether the last word goes on in the next line after its hyphen.
bool is_hyphenated(std::string_view text) {
  const char32_t last = last_character(text);
  if (last != '-' && last != 0x2010 && last != 0xAD) return false;
  return text::is_letter(last_character(text.substr(0, floor_boundary(text, text.size() - 1))));
}

// What stands where two lines are joined.
std::string_view joint(std::string_view text, std::string_view next) {
  if (is_hyphenated(text) && text::is_letter(first_character(next))) return "";
  if (text::is_han_or_kana(last_character(text)) && text::is_han_or_kana(first_character(next))) {
    return "";
  }
  return " ";
}

}  // namespace

Units::Units(text::TextStream& text, const Layout& layout) : lines_(text), layout_(layout) {
  advance();
}

namespace {

// The line as it stands in the text of the unit.
void add_run(Unit& unit, const Line& line, std::size_t begin) {
  if (line.text.empty()) return;
  unit.map.push_back({{begin, begin + line.text.size()},
                      {line.begin, line.end()},
                      Pitch::same,
                      line.number,
                      line.column});
}

}  // namespace

void Units::advance() {
  if (lines_.next(ahead_)) return;
  ahead_ = {};
  ended_ = true;
}

bool Units::next(Unit& unit) {
  unit = {};
  unit.gap_before = gap_;
  while (!ended_ && is_gap(ahead_)) advance();
  if (ended_) return false;
  unit.first = ahead_.text;
  unit.begin = ahead_.begin;
  unit.line = ahead_.number;
  unit.marker = item_marker(ahead_.text);
  take_lines(unit);
  unit.gap_after = unit.underline > 0 || is_gap(ahead_);
  gap_ = unit.gap_after;
  return true;
}

void Units::take_lines(Unit& unit) {
  Line line = ahead_;
  line.text = unit.first;
  add_run(unit, line, 0);
  std::string last;
  advance();
  if (!take_underline(unit) && layout_.wrapped()) {
    while (!is_gap(ahead_) && unit.joined.size() < kMaxUnit && !breaks(unit, line)) {
      if (unit.single()) unit.joined = line.text;
      unit.joined += joint(line.text, ahead_.text);
      add_run(unit, ahead_, unit.joined.size());
      unit.joined += ahead_.text;
      last = ahead_.text;
      line = ahead_;
      line.text = last;
      advance();
    }
  }
  unit.end = line.end();
}

bool Units::take_underline(Unit& unit) {
  const std::string_view rule = ahead_.text;
  if (!rule.starts_with("==") && !rule.starts_with("---")) return false;
  if (rule.find_first_not_of(rule[0]) != rule.npos || !is_like_heading(unit.first)) return false;
  unit.underline = rule[0] == '=' ? 1 : 2;
  advance();
  return true;
}

// Whether the line ahead begins a new unit after `line`, the last one of `unit`.
bool Units::breaks(const Unit& unit, const Line& line) const {
  const std::size_t columns = columns_with(line, ahead_);
  const bool lower = text::is_lower(first_character(ahead_.text));
  const bool sentence = ends_with_sentence(line.text);
  if (item_marker(ahead_.text) > 0 && (columns <= layout_.width || ends_with_clause(line.text))) {
    return true;
  }
  if (!lower && unit.marker == 0 && line.indent <= layout_.indent &&
      ahead_.indent > layout_.indent) {
    return true;
  }
  if (layout_.wrapping == Wrapping::some && columns <= layout_.nearly_full() &&
      (!lower || sentence)) {
    return true;
  }
  if (lower || columns > layout_.much_room()) return false;
  return sentence || (unit.single() && is_like_heading(line.text));
}

}  // namespace pilcrow::read
