// Long because all forms of years, decades and centuries share one scan.
#include "theme/periods.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/fold.h"
#include "theme/period_words.h"
#include "theme/surroundings.h"

namespace pilcrow::theme {
namespace {

// Numbers that may be years: those that nothing else says so of, and those that something does.
constexpr Period kLikely{1800, 2049};
constexpr Period kPossible{1000, 2100};
constexpr int kLastCentury = 30;

constexpr auto kDashes =
    std::to_array<std::string_view>({"-", "–", "—", "‑", "−", "~", "〜", "～", "/"});
constexpr auto kDecades =
    std::to_array<std::string_view>({"년대", "年代", "'s", "’s", "s", "-е", "–е", "‑е", "-х", "–х",
                                     "‑х", "-ые", "-ых", "-ми", "-ым", "-м", "er"});
constexpr auto kYears = std::to_array<std::string_view>({"년", "年"});
constexpr auto kCenturies = std::to_array<std::string_view>({"세기", "世紀", "世纪"});
constexpr auto kOrdinalEnds = std::to_array<std::string_view>(
    {"th", "st", "nd", "rd", "-й", "-го", "-м", "-е", "-ый", "-ого", "-ом", ".", "e", "er", "ème"});

// Whether a byte is the first of any of them: few are.
constexpr auto kBegins = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("0123456789IVXc\xD0")) {
    out[static_cast<unsigned char>(c)] = true;
  }
  return out;
}();

// Goes through a text.
class Scanner : Surroundings {
 public:
  using Surroundings::Surroundings;

  std::vector<FoundPeriod> run() {
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (is_digit(c)) {
        digits();
      } else if ((c == 'I' || c == 'V' || c == 'X' || is("Х")) && begins_word()) {
        roman_century();
      } else if (is("centur") && begins_word()) {
        named_century();
      } else {
        while (++at_ < text_.size() && !kBegins[static_cast<unsigned char>(text_[at_])]) {
        }
      }
    }
    return std::move(found_);
  }

 private:
  bool is(std::string_view what) const { return rest(at_).starts_with(what); }
  bool begins_word() const { return !letter_before(at_); }

  // A place right behind a dash and the space around it; 0 if there is none.
  std::size_t behind_dash(std::size_t at) const {
    const std::size_t dash = skip_space(at);
    const std::size_t size = match(kDashes, dash);
    return size == 0 ? 0 : skip_space(dash + size);
  }

  void add(Period period, Range range) {
    if (!found_.empty() && range.begin < found_.back().range.end) return;
    found_.push_back({period, range});
  }

  void digits() {
    const Number number = number_at(at_);
    const bool part = is_part_of_number(number);
    at_ = number.range.end;
    if (part) return;
    if (number.size <= 2) return century(number.value, number.range);
    if (number.size != 4) return;
    if (decade(number)) return;
    if (range_of_years(number)) return;
    if (is_year(number, number.range.end)) {
      add({number.value, number.value}, number.range);
      at_ = behind_date(number.range.end);
    }
  }

  // "1,950", "1.950", "3.1953", "A1953", "/1953": but not "27.07.1953".
  bool is_part_of_number(const Number& number) const {
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

  // Behind "-07-27" of "1953-07-27".
  std::size_t behind_date(std::size_t at) const {
    while (at + 2 < text_.size() && text_[at] == '-' && is_digit(text_[at + 1])) {
      at = number_at(at + 1).range.end;
    }
    return at;
  }

  // Early in what begins with `first`, or late, or in the middle; all of it if nothing is said.
  Period part(Period whole, std::size_t begin, std::size_t end) const {
    Part said = part_of(word_before(begin));
    if (said == Part::all) {  // "the mid-1970s", "the end of the 1970s", "1970년대 말"
      std::size_t before = begin;
      std::string word = word_before(begin, &before);
      if (word == "mid-" || word == "mid‑") said = Part::middle;
      for (int i = 0; i < 2 && (word == "the" || word == "of"); ++i) {
        word = word_before(before, &before);
        said = part_of(word);
      }
      const std::string_view behind = rest(skip_space(end));
      if (behind.starts_with("초")) said = Part::early;
      if (behind.starts_with("중반")) said = Part::middle;
      if (behind.starts_with("말") || behind.starts_with("후반")) said = Part::late;
    }
    const int size = whole.last - whole.first + 1;
    switch (said) {
      case Part::early: whole.last = whole.first + size / 2 - 1; break;
      case Part::middle:
        whole.first += size * 2 / 5;
        whole.last -= size * 3 / 10;
        break;
      case Part::late: whole.first += size / 2; break;
      case Part::all: break;
    }
    return whole;
  }

  bool decade(const Number& number) {
    const std::size_t size = match(kDecades, number.range.end);
    if (size == 0 || number.value % 10 != 0) return false;
    const std::size_t end = number.range.end + size;
    if (letter_at(end) && !rest(number.range.end).starts_with("년대")) return false;
    // "the 1900s" are a century.
    const bool century = number.value % 100 == 0 && text_[end - 1] == 's';
    const Period whole{number.value, number.value + (century ? 99 : 9),
                       century ? PeriodGrain::century : PeriodGrain::decade};
    add(part(whole, number.range.begin, end), {number.range.begin, end});
    at_ = end;
    return true;
  }

  // "1950–1953", "1950–53", "from 1950 to 1953", "с 1950 по 1953 год", "1950년부터 1953년까지".
  bool range_of_years(const Number& first) {
    const std::size_t year = match(kYears, first.range.end);
    std::size_t at = behind_dash(first.range.end + year);
    const bool dash = at != 0;
    const std::string before = word_before(first.range.begin);
    if (!dash) {
      const std::string_view behind = rest(skip_space(first.range.end + year));
      const auto joined = [&](std::string_view word) {
        return behind.starts_with(word)
                   ? skip_space(skip_space(first.range.end + year) + word.size())
                   : 0;
      };
      if (before == "from" || before == "between") {
        at = joined(before == "from" ? "to " : "and ");
      } else if (before == "с" || before == "со") {
        at = joined("по ");
        if (at == 0) at = joined("до ");
      } else if (year > 0) {
        at = joined("부터");
        if (at == 0) at = joined("에서");
      }
      if (at == 0) return false;
    }
    Number last = number_at(at);
    if (last.size == 2) last.value += first.value / 100 * 100;
    const bool month =
        dash && last.size == 2 && text_[first.range.end] == '-' && last.value % 100 <= 12;
    const std::size_t end = last.range.end;
    if ((last.size != 4 && last.size != 2) || month || last.value <= first.value ||
        last.value - first.value >= kLongestPeriod || match(kDecades, end) != 0 ||
        (end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',' || text_[end] == '-') &&
         is_digit(text_[end + 1]))) {
      return false;
    }
    const bool said = year > 0 || !dash;
    if (!said && !is_year({first.value, 4, first.range}, end)) return false;
    if (said && !is_possible(first.value)) return false;
    add({first.value, last.value}, {first.range.begin, end});
    at_ = end;
    return true;
  }

  static bool is_possible(int year) { return year >= kPossible.first && year <= kPossible.last; }

  // Whether a number is a year, by what stands before it and what stands behind `end`.
  bool is_year(const Number& number, std::size_t end) {
    if (!is_possible(number.value)) return false;
    if (match(kYears, end) != 0) return true;
    if (letter_at(end) && !is_clitic(end)) return false;
    const std::string before = word_before(number.range.begin);
    const std::string behind = word_at(end);
    const bool bracket = number.range.begin > 0 && text_[number.range.begin - 1] == '(';
    if (is_era_word(behind) || is_before_other(before) || continues_numbers(number, before)) {
      other_ = number.range.end;
      return false;
    }
    if (is_year_word(behind)) return true;
    // "1874 (2009)" is the number of something that was made in 2009.
    if (const std::size_t next = skip_space(end);
        next < text_.size() && text_[next] == '(' && number_at(next + 1).size == 4) {
      other_ = number.range.end;
      return false;
    }
    const bool said = is_before_year(before);
    const bool loose = before.size() <= 3 && before != "in" && before != "mai";
    if ((is_counted(behind) || match(kYears, skip_space(end)) != 0) && (!said || loose))
      return false;
    if (said || bracket) return true;
    const std::size_t sign =
        number.range.begin > 0 ? floor_boundary(text_, number.range.begin - 1) : 0;
    for (const std::string_view money : {"$", "€", "£", "₩", "¥", "№"}) {
      if (text_.substr(sign).starts_with(money)) return false;
    }
    return number.value >= kLikely.first && number.value <= kLikely.last;
  }

  // A particle or an ending that follows a year without a space: "1953에", "1953-го".
  bool is_clitic(std::size_t end) const {
    constexpr auto kClitics =
        std::to_array<std::string_view>({"에", "의", "과", "와", "은", "는", "г"});
    return match(kClitics, end) != 0;
  }

  // Whether only numbers and what joins them stand between here and a number that is no year:
  // "resolutions 1718 (2006), 1874 (2009) and 2094".
  bool continues_numbers(const Number& number, const std::string& before) const {
    const bool bracket = number.range.begin > 0 && text_[number.range.begin - 1] == '(';
    if (other_ == 0 || bracket) return false;
    const std::string_view between = text_.substr(other_, number.range.begin - other_);
    if (between.size() > 16) return false;
    if (before == "and" || before == "и" || before == "및" || before == "or" || before == "или") {
      return between.find(". ") == std::string_view::npos;
    }
    return std::all_of(between.begin(), between.end(), [](char c) {
      return is_digit(c) || c == ' ' || c == ',' || c == '(' || c == ')';
    });
  }

  void add_century(int number, Range range) {
    if (number < 2 || number > kLastCentury) return;
    const Period whole{(number - 1) * 100, number * 100 - 1, PeriodGrain::century};
    add(part(whole, range.begin, range.end), range);
    at_ = std::max(at_, range.end);
  }

  // "20th century", "20-й век", "20세기", "20. Jahrhundert".
  void century(int number, Range range) {
    if (const std::size_t size = match(kCenturies, range.end)) {
      return add_century(number, {range.begin, range.end + size});
    }
    const std::size_t size = match(kOrdinalEnds, range.end);
    if (size == 0 || letter_at(range.end + size)) return;
    const std::string word = word_at(range.end + size);
    if (word.size() < 4 || !is_century_word(word)) return;
    add_century(number, {range.begin, range.end + size});
  }

  // "XX век", "XIX–XX вв.", "XXe siècle", "siglo XX".
  void roman_century() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    while (end < text_.size()) {
      at_ = end;
      if (text_[end] == 'I' || text_[end] == 'V' || text_[end] == 'X') {
        ++end;
      } else if (is("Х")) {
        end += 2;
      } else {
        break;
      }
    }
    at_ = end;
    const std::size_t ordinal_end = rest(end).starts_with("e ") ? end + 1 : end;
    if (letter_at(ordinal_end)) return;
    const int number = roman(text::fold(text_.substr(begin, end - begin)));
    std::string word = word_at(ordinal_end);
    int second = 0;
    Range next;
    if (const std::size_t behind = behind_dash(end); behind != 0 && number > 0) {
      next = {behind, behind};
      while (next.end < text_.size() &&
             std::string_view("IVX").find(text_[next.end]) != std::string_view::npos) {
        ++next.end;
      }
      second = roman(text::fold(text_.substr(next.begin, next.size())));
      if (second > 0) word = word_at(next.end);
    }
    const std::string before = word_before(begin);
    const bool said = is_century_word(word) || before == "siglo" || before == "secolo";
    if (number == 0 || !said) return;
    if (second > number) {
      add({(number - 1) * 100, second * 100 - 1, PeriodGrain::century}, {begin, next.end});
      at_ = next.end;
    } else {
      add_century(number, {begin, end});
    }
  }

  // "nineteenth century".
  void named_century() {
    const std::size_t centuries = at_;
    at_ += std::string_view("centur").size();
    std::size_t begin = 0;
    const int number = ordinal(word_before(centuries, &begin));
    if (number > 0) add_century(number, {begin, centuries});
    if (number > 0 && !found_.empty() && found_.back().range.begin == begin) {
      std::size_t end = centuries;
      while (end > begin && text_[end - 1] == ' ') --end;
      found_.back().range.end = end;
    }
  }

  std::size_t at_ = 0;
  std::size_t other_ = 0;  // behind the last number that was said to be no year
  std::vector<FoundPeriod> found_;
};

}  // namespace

std::vector<FoundPeriod> find_periods(std::string_view text) { return Scanner(text).run(); }

}  // namespace pilcrow::theme
