#include "theme/year_signs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "text/characters.h"

namespace pilcrow::theme {
namespace {

// Numbers that may be years: those that nothing else says so of, and those that something does.
constexpr Period kLikely{1800, 2049};
constexpr Period kPossible{1000, 2100};
constexpr int kFirstSaid = 100;  // of those with a word for year, or of our era

// Counts are round more often than not.
constexpr int kRound = 50;

constexpr auto kClitics = std::to_array<std::string_view>(
    {"에서는", "에서", "에는", "에도", "에", "의", "과", "와", "은", "는", "부터", "까지", "г"});
constexpr auto kDurations =
    std::to_array<std::string_view>({"간의", " 동안", " 만에", " 이상 ", "이 넘", "을 넘",
                                     "의 역사를", "의 세월", " 전에", " 전부터", " 전의"});

// "2018년 전 세계" has a year.
constexpr auto kDurationEnds = std::to_array<std::string_view>({"간", " 전"});

bool is_in(const Period& period, const Years& years) {
  return years.first >= period.first && years.last <= period.last;
}

bool is_round(const Years& years) { return years.first % kRound == 0 && years.last % kRound == 0; }

}  // namespace

bool YearSigns::is_part_of_number(const Number& number) const {
  const std::size_t begin = number.range.begin;
  const std::size_t end = number.range.end;
  if (end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') &&
      is_digit(text_[end + 1])) {
    return true;
  }
  if (begin == 0) return false;
  const char before = text_[begin - 1];
  if (before == '.' && begin >= 3 && is_digit(text_[begin - 2])) {
    const std::size_t dot = text_.rfind('.', begin - 2);
    return number.size != 4 || dot == std::string_view::npos || dot + 4 < begin || dot == 0 ||
           !is_digit(text_[dot - 1]);
  }
  const bool joined = begin >= 2 && before == '-' && word_before(begin) != "mid-" &&
                      (is_digit(text_[begin - 2]) || letter_before(begin - 1));
  return letter_before(begin) || joined ||
         std::string_view("/_#=.").find(before) != std::string_view::npos ||
         (before == ',' && begin >= 2 && is_digit(text_[begin - 2]));
}

// "from 22 June", "с июня", "July 4,": these words are behind what is wanted.
YearSigns::Before YearSigns::before_date(std::size_t at) const {
  Before out{word_before(at, &at), at};
  for (int i = 0; i < 2; ++i) {
    const Number day = number_at(out.begin);
    const bool month = is_month(out.word) && !(i == 0 && out.word.ends_with(','));
    if (!month && (day.size == 0 || day.size > 2)) break;
    std::size_t begin = out.begin;
    std::string word = word_before(begin, &begin);
    // A day has its month before it: "4 1950" has none.
    if (!month && !out.month && !is_month(word)) break;
    out = {std::move(word), begin, out.month || month};
  }
  return out;
}

bool YearSigns::are_years(const Years& years) {
  const auto [begin, end] = years.range;
  const Era said = era(years.range);
  if (said == Era::before || (before_era_ > 0 && continues(before_era_, begin, false))) {
    before_era_ = end + match(kYears, end);
    return false;
  }
  const bool out = judge(years, said);
  (out ? accepted_ : other_) = end;
  return out;
}

bool YearSigns::judge(const Years& years, Era era) {
  const auto [begin, end] = years.range;
  const std::size_t sign = match(kYears, end);
  const Before before = before_date(begin);
  const bool word = behind_year_word(end) != end && !is_grams(end, before);
  const bool said = sign > 0 || word || era == Era::ours;
  if (!is_in({said ? kFirstSaid : kPossible.first, kPossible.last}, years)) return false;
  if (sign > 0) return !is_duration(end + sign);
  if ((letter_at(end) && !is_clitic(end)) || is_compound_at(end)) return false;
  if (said) return true;
  if (is_other_before(years, before.month ? "" : before.word) || has_other_sign(years.range)) {
    return false;
  }
  if (is_before_bracket(end) || is_alone_in_cell(years.range)) return false;
  const Hold hold = hold_before(years, before);
  const Counted count = counted_behind(years, before.word, hold);
  if (count == Counted::unit || match(kYears, skip_space(end)) != 0) return false;
  // "the bridge of 1943 carries": counts are round.
  const bool verb = count == Counted::plural && hold == Hold::weak && !is_round(years);
  if (count != Counted::no && static_cast<int>(hold) <= static_cast<int>(count) && !verb) {
    return false;
  }
  if (hold == Hold::weak && is_round(years) && !is_in(kLikely, years)) return false;
  return hold != Hold::none || is_in(kLikely, years);
}

// "1500 г муки", but "в 1500 г".
bool YearSigns::is_grams(std::size_t at, const Before& before) const {
  return word_at(at) == "г" && !before.month && hold_of(before.word) == Hold::none;
}

// "1000년 동안", "2000년 전에".
bool YearSigns::is_duration(std::size_t at) const {
  if (match(kDurations, at) != 0) return true;
  const std::size_t behind = at + match(kDurationEnds, at);
  const std::string_view next = rest(behind);
  return behind > at && !letter_at(behind) &&
         (rest(at).starts_with("간") || !next.starts_with(' '));
}

// A particle or an ending that follows a year without a space: "1953에", "1953г".
bool YearSigns::is_clitic(std::size_t at) const {
  const std::size_t size = match(kClitics, at);
  return size > 0 && !letter_at(at + size);
}

// "1950-metre": but "1950-era" and "1953-го".
bool YearSigns::is_compound_at(std::size_t at) const {
  return at < text_.size() && text_[at] == '-' && letter_at(at + 1) &&
         !is_compound(word_at(at + 1));
}

bool YearSigns::has_other_sign(Range range) const {
  const std::size_t behind = skip_space(range.end);
  if (is_sign_behind(rest(behind))) return true;
  const std::size_t times = behind_word(behind, {"x", "х", "*"});
  if (times != 0 && number_at(times).size > 0) return true;
  return range.begin > 0 && is_sign_before(text_.substr(floor_boundary(text_, range.begin - 1)));
}

// "1874 (2009)" is the number of something that was made in 2009.
bool YearSigns::is_before_bracket(std::size_t at) const {
  const std::size_t next = skip_space(at);
  return next < text_.size() && text_[next] == '(' && number_at(next + 1).size == 4;
}

// "495 1953" is a telephone number, but "1950 1951" are columns of years.
bool YearSigns::is_digits_before(std::size_t at) const {
  if (at < 3 || text_[at - 1] != ' ') return false;
  const std::size_t end = at - (text_[at - 2] == ')' ? 2 : 1);  // "(495) 1953"
  std::size_t begin = end;
  while (begin > 0 && is_digit(text_[begin - 1])) --begin;
  return begin != end && end - begin != 4;
}

bool YearSigns::is_other_before(const Years& years, const std::string& before) const {
  const std::size_t begin = years.range.begin;
  if (is_before_other(before)) return true;
  const bool bracket = begin > 0 && text_[begin - 1] == '(';
  if (!bracket && other_ > 0 && continues(other_, begin, true)) return true;
  if (before.empty()) return false;  // what is before a month says nothing
  if (is_digits_before(begin)) return true;
  if (!years.joined && before != "of" && before != "to") return false;
  std::size_t at = begin;
  word_before(begin, &at);
  const std::string second = word_before(at);
  if (before == "of" && is_measured(second)) return true;
  if (before == "to" && second == "up") return true;
  // "pages from 1950 to 1960", but "every resolution from 2006 to 2017".
  const bool several =
      is_before_other(second) && (second.ends_with('s') || second[0] < 'a' || second[0] > 'z');
  return years.joined && (several || is_change(second));
}

// Whether only numbers and what joins them stand between: "resolutions 1718 (2006), 1874 (2009) and
// 2094".
bool YearSigns::continues(std::size_t from, std::size_t to, bool brackets) const {
  constexpr std::size_t kFar = 16;
  if (from >= to || to - from > kFar) return false;
  std::string_view between = text_.substr(from, to - from);
  for (const std::string_view word : {"and ", "и ", "및 ", "or ", "или ", "와 ", "과 "}) {
    if (!between.ends_with(word)) continue;
    between.remove_suffix(word.size());
    if (brackets) return between.find(". ") == std::string_view::npos;
    break;
  }
  return std::all_of(between.begin(), between.end(), [&](char c) {
    return c == ' ' || c == ',' || (brackets && (is_digit(c) || c == '(' || c == ')'));
  });
}

// A cell of a table that has a number only, beside one that has a full date, is hardly a year.
bool YearSigns::is_alone_in_cell(Range range) {
  if (number_at(range.begin).range.end != range.end) return false;
  const std::size_t behind = skip_space(range.end);
  std::size_t before = range.begin;
  while (before > 0 && text_[before - 1] == ' ') --before;
  const auto edge = [&](bool at_end, std::size_t at) {
    return at_end || text_[at] == '|' || text_[at] == '\n';
  };
  const bool first = before == 0;
  const bool last = behind == text_.size();
  if (!edge(first, before - 1) || !edge(last, behind)) return false;
  const bool cell = (!first && text_[before - 1] == '|') || (!last && text_[behind] == '|');
  return cell && has_date();
}

bool YearSigns::has_date() {
  if (has_date_) return *has_date_;
  has_date_ = false;
  for (std::size_t at = 0; at < text_.size() && !*has_date_; ++at) {
    if (!is_digit(text_[at])) continue;
    const Number number = number_at(at);
    if (number.size == 4) {
      const std::string_view behind = rest(number.range.end);
      const bool dots = at >= 3 && text_[at - 1] == '.' && is_digit(text_[at - 2]);
      const bool iso =
          behind.size() >= 6 && behind[0] == '-' && is_digit(behind[1]) && behind[3] == '-';
      has_date_ = dots || iso || before_date(at).month || behind.starts_with("년 ");
    }
    at = number.range.end - 1;
  }
  return *has_date_;
}

// Behind the last number of "1850 and 1900 people", "1800 to 2000 cars".
std::size_t YearSigns::behind_list(std::size_t at) const {
  const std::size_t next = behind_word(at, {"and", "or", "to", "и", "или", "до"});
  const Number number = next == 0 ? Number() : number_at(next);
  return number.size == 4 ? number.range.end : at;
}

Counted YearSigns::counted_behind(const Years& years, const std::string& before, Hold hold) const {
  const std::size_t end = hold == Hold::none ? behind_list(years.range.end) : years.range.end;
  const std::string word = word_at(end);
  const Counted out = counted(word, text::begins_in_lower_case(text_.substr(skip_space(end))));
  if (out != Counted::plural || !is_in(kLikely, years)) return out;
  // "2018 talks", "the 2018 visits", "Kim's 2018 visits".
  const bool named = before == "the" || before == "its" || before == "their" || before == "his" ||
                     before == "these" || before == "those" || before.ends_with("'s");
  const bool event = is_event(word);
  return (event && (named || !is_round(years))) || (named && !is_round(years)) ? Counted::no : out;
}

Hold YearSigns::hold_before(const Years& years, const Before& before) const {
  const std::size_t begin = years.range.begin;
  if (before.month) return Hold::firm;
  if (begin > 0 && text_[begin - 1] == '(') return Hold::firm;
  if (accepted_ > 0 && continues(accepted_, begin, false)) return Hold::weak;
  const Hold hold = hold_of(before.word);
  // "in the autumn of 1992 more than sixty".
  if (before.word == "of" && hold_of(word_before(before.begin)) == Hold::firm) return Hold::firm;
  // "In May, 1500 soldiers".
  if (is_month(before.word) && before.word.ends_with(',')) return Hold::middling;
  // "from 1800 to 2000 cars": but "From 1500 to 1800 the country was closed".
  const bool capital = text_.substr(before.begin, before.word.size()) != before.word;
  if (years.joined && !capital && (is_round(years) || !is_in(kLikely, years))) {
    return is_round(years) ? Hold::weak : std::min(hold, Hold::weak);
  }
  // "War, 1618–1648".
  const bool comma = before.word.ends_with(',') && years.first != years.last && !is_round(years);
  return hold == Hold::none && comma ? Hold::weak : hold;
}

}  // namespace pilcrow::theme
