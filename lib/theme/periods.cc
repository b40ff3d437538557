#include "theme/periods.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "theme/centuries.h"
#include "theme/year_signs.h"

namespace pilcrow::theme {
namespace {

constexpr auto kDecades = std::to_array<std::string_view>(
    {"년대", "年代", "'s",  "’s",  "s",   "-е", "–е", "‑е", "-х", "–х",
     "‑х",   "-ые",  "-ых", "-ми", "-ым", "ые", "ых", "е",  "х",  "er"});

// Whether a byte is the first of any of them: few are.
constexpr auto kBegins = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("0123456789IVXc\xD0")) {
    out[static_cast<unsigned char>(c)] = true;
  }
  return out;
}();

// Whether a byte may be the fourth of "century", the second of "Х", "век" and "олетие", or any
// other of these first ones.
constexpr auto kGoesOn = [] {
  auto out = kBegins;
  for (const char c : std::string_view("t\xA5\xB2\xBE")) out[static_cast<unsigned char>(c)] = true;
  return out;
}();

// Goes through a text.
class Scanner : YearSigns {
 public:
  explicit Scanner(std::string_view text) : YearSigns(text), centuries_(text) {}

  std::vector<FoundPeriod> run() {
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (is_digit(c)) {
        digits();
      } else if ((c == 'I' || c == 'V' || c == 'X' || is("Х")) && begins_word()) {
        add(centuries_.in_numbers(at_, &at_));
        skip();
      } else if (is("centur") || is("век")) {
        if (begins_word()) add(centuries_.in_words(at_));
        skip();
      } else if (is("олети") && text_.substr(0, at_).ends_with("ст")) {
        add(centuries_.in_words(at_ - std::string_view("ст").size()));
        skip();
      } else {
        skip();
      }
    }
    return std::move(found_);
  }

 private:
  bool is(std::string_view what) const { return rest(at_).starts_with(what); }
  bool begins_word() const { return !letter_before(at_); }

  void skip() {
    std::size_t at = at_ + 1;
    while (at < text_.size() && !may_begin(at)) ++at;
    at_ = at;
  }

  // Most words that begin with such a byte go on otherwise: "can", "из".
  bool may_begin(std::size_t at) const {
    const char first = text_[at];
    if (!kBegins[static_cast<unsigned char>(first)]) return false;
    const std::size_t far = first == 'c' ? at + 3 : first == '\xD0' ? at + 1 : at;
    return far < text_.size() && kGoesOn[static_cast<unsigned char>(text_[far])];
  }

  void add(Period period, Range range) {
    if (!found_.empty() && range.begin < found_.back().range.end) return;
    found_.push_back({period, range});
  }

  void add(const std::vector<FoundPeriod>& periods) {
    for (const auto& [period, range] : periods) add(period, range);
  }

  void digits() {
    const Number number = number_at(at_);
    const bool part = is_part_of_number(number);
    at_ = number.range.end;
    if (part) return;
    if (number.size <= 2) return add(centuries_.in_numbers(number.range.begin, &at_));
    if (number.size == 4 && decades(number)) return;
    if (number.size > 4 || range_of_years(number)) return;
    if (number.size == 3 && !is_short_year(number)) return;
    if (are_years({number.value, number.value, number.range})) {
      add({number.value, number.value}, number.range);
      at_ = behind_date(number.range.end);
    }
  }

  // "668년에", "в 988 году", "AD 668": but "500년" and "988 года" may count.
  bool is_short_year(const Number& number) const {
    const std::size_t end = number.range.end;
    if (era(number.range) == Era::ours) return true;
    const std::string word = word_at(end);
    if (word == "году" || word == "г.")
      return hold_of(word_before(number.range.begin)) != Hold::none;
    return match(kYears, end) != 0 && number.value % 10 != 0;
  }

  // Behind "-07-27" of "1953-07-27".
  std::size_t behind_date(std::size_t at) const {
    while (at + 2 < text_.size() && text_[at] == '-' && is_digit(text_[at + 1])) {
      at = number_at(at + 1).range.end;
    }
    return at;
  }

  // How long what makes a number a decade is; 0 if there is none.
  std::size_t decade_end(std::size_t at) const {
    const std::size_t size = match(kDecades, at);
    const std::size_t end = at + size;
    const bool more = letter_at(end) && !rest(at).starts_with("년대");
    return more || (end < text_.size() && is_digit(text_[end])) ? 0 : size;
  }

  // "the 1900s" are a century, "the 2000s" are not.
  Period decade_of(int year, Range range) const {
    const bool century = year % 100 == 0 && year < 2000 && text_[range.end - 1] == 's';
    const Period whole{year, year + (century ? 99 : 9),
                       century ? PeriodGrain::century : PeriodGrain::decade};
    return part(whole, range);
  }

  // "1950s", "1980~90년대", "from the 1950s to the 1970s".
  bool decades(const Number& first) {
    constexpr int kLast = 2090;
    if (first.value % 10 != 0 || first.value < 1000 || first.value > kLast) return false;
    const Range range{first.range.begin, first.range.end + decade_end(first.range.end)};
    const bool whole = range.end > first.range.end;
    Number last = number_at(behind_decade(range, whole));
    if (last.size == 2) last.value += first.value / 100 * 100;
    const std::size_t size = last.size == 2 || last.size == 4 ? decade_end(last.range.end) : 0;
    if (size > 0 && last.value % 10 == 0 && last.value > first.value && last.value <= kLast) {
      last.range.end += size;
      at_ = last.range.end;
      if (era({range.begin, at_}) == Era::before) return true;
      const Period begin = decade_of(first.value, whole ? range : last.range);
      const Period end = decade_of(last.value, last.range);
      add({whole ? begin.first : first.value, end.last, std::min(begin.grain, end.grain)},
          {range.begin, at_});
      return true;
    }
    if (!whole) return false;
    at_ = range.end;
    const bool thousands = first.value == 1000 && word_at(range.end) == "of";
    if (!thousands && era(range) != Era::before) add(decade_of(first.value, range), range);
    return true;
  }

  // Where the last of some decades would begin, and the end of the text if none follows.
  std::size_t behind_decade(Range first, bool whole) const {
    std::size_t at = behind_dash(first.end);
    if (at == 0) at = behind_word(first.end, {"·"});
    if (at == 0 && whole) {
      at = behind_word(first.end, {"to", "through", "until", "по", "до", "에서", "부터"});
    }
    if (at == 0 && whole && is_between(first.begin)) at = behind_word(first.end, {"and", "и"});
    return at == 0 ? text_.size() : skip_part(at);
  }

  bool is_between(std::size_t at) const {
    std::string word = word_before(at, &at);
    if (word == "the") word = word_before(at);
    return word == "between" || word == "между";
  }

  // Behind the month and day that a year has behind it, and a word for year: "6월 25일", "года".
  std::size_t skip_behind(std::size_t at) const {
    for (;;) {
      const Number number = number_at(skip_space(at));
      const std::size_t end = number.range.end;
      if (number.size == 0 || (!rest(end).starts_with("월") && !rest(end).starts_with("일"))) break;
      at = end + std::string_view("월").size();
    }
    return behind_year_word(at);
  }

  // Behind the day and month before a year: "9 May", "the year".
  std::size_t skip_before(std::size_t at) const {
    constexpr int kMostWords = 3;
    for (int i = 0; i < kMostWords; ++i) {
      at = skip_space(at);
      const Number number = number_at(at);
      std::size_t end = number.range.end;
      if (number.size > 2 || (number.size > 0 && !is_month_near(end))) break;
      if (number.size > 0) {
        if (rest(end).starts_with(',')) ++end;
      } else {
        const std::string word = word_at(at, &end);
        if (!is_month(word) && word != "the" && word != "year") break;
      }
      at = end;
    }
    return at;
  }

  // A day stands before or behind its month.
  bool is_month_near(std::size_t at) const {
    std::size_t begin = at;
    word_before(at, &begin);
    return is_month(word_at(at)) || is_month(word_before(begin));
  }

  // Where the last year of a range would begin, and whether words say so.
  std::size_t behind_first(const Number& first, bool* joined) const {
    const std::size_t sign = match(kYears, first.range.end);
    const std::size_t end = skip_behind(first.range.end + sign);
    std::size_t at = behind_dash(end);
    *joined = at == 0;
    for (const std::string_view word : {"부터", "에서"}) {
      if (sign > 0 && rest(end).starts_with(word)) at = skip_space(end + word.size());
    }
    if (at == 0) at = behind_joint(first, end);
    return at == 0 ? text_.size() : skip_before(at);
  }

  // Behind the second word of "from 1950 to", "с 1950 по"; 0 if there is none.
  std::size_t behind_joint(const Number& first, std::size_t at) const {
    if (rest(at).starts_with(',')) ++at;
    const std::size_t to = behind_word(at, {"to", "until", "till", "through"});
    const std::size_t until = behind_word(at, {"по", "до"});
    const std::size_t and_also = behind_word(at, {"and", "и"});
    if (to + until + and_also == 0) return 0;
    const std::string before = before_date(first.range.begin).word;
    if (before == "from") return to;
    if (before == "с" || before == "со" || before == "от") return until;
    return before == "between" || before == "между" ? and_also : 0;
  }

  // Whether a number may be the last of years: not the month of "1953-07", or "2,000".
  bool is_last(const Number& first, const Number& last, bool joined) const {
    const std::size_t end = last.range.end;
    if (end + 1 < text_.size() && is_digit(text_[end + 1]) &&
        std::string_view(".,-").find(text_[end]) != std::string_view::npos) {
      return false;
    }
    const bool month = last.size == 2 && text_[first.range.end] == '-' && last.value % 100 <= 12;
    if (last.size == 2) return first.size == 4 && !joined && !month;
    return last.size == 4 || (last.size == 3 && first.size == 3);
  }

  // "1950–1953", "1950–53", "from May 1950 to July 1953", "с 1950 по 1953 год", "1950년부터
  // 1953년까지".
  bool range_of_years(const Number& first) {
    bool joined = false;
    const std::size_t at = behind_first(first, &joined);
    Number last = number_at(at);
    if (last.size == 2) last.value += first.value / 100 * 100;
    const std::size_t end = last.range.end;
    if (!is_last(first, last, joined) || match(kDecades, end) != 0) return false;
    const Range range{first.range.begin, end};
    const Years years{first.value, last.value, range, joined};
    const bool said =
        match(kYears, first.range.end) != 0 || behind_year_word(first.range.end) != first.range.end;
    const bool rising = last.value > first.value && last.value - first.value < kLongestPeriod;
    if (!rising && era(range) != Era::before) return false;
    if (rising && are_years(years)) {
      add({first.value, last.value}, range);
    } else if (said && era(range) != Era::before) {
      return false;
    }
    // Where the two are none, neither is one of them.
    at_ = end;
    return true;
  }

  Centuries centuries_;
  std::size_t at_ = 0;
  std::vector<FoundPeriod> found_;
};

}  // namespace

std::vector<FoundPeriod> find_periods(std::string_view text) { return Scanner(text).run(); }

}  // namespace pilcrow::theme
