#include "theme/period_parts.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace pilcrow::theme {
namespace {

constexpr auto kDashes =
    std::to_array<std::string_view>({"-", "–", "—", "‑", "‐", "−", "~", "∼", "〜", "～", "/"});

}  // namespace

std::size_t PeriodParts::behind_dash(std::size_t at) const {
  const std::size_t dash = skip_space(at);
  constexpr std::string_view kFirst = "-~/\xE2\xE3\xEF";  // bytes of them
  if (dash == text_.size() || kFirst.find(text_[dash]) == std::string_view::npos) return 0;
  const std::size_t size = match(kDashes, dash);
  return size == 0 ? 0 : skip_space(dash + size);
}

std::size_t PeriodParts::behind_word(std::size_t at,
                                     std::initializer_list<std::string_view> words) const {
  const std::size_t begin = skip_space(at);
  for (const std::string_view word : words) {
    const std::size_t end = begin + word.size();
    if (rest(begin).starts_with(word) && !letter_at(end)) return skip_space(end);
  }
  return 0;
}

std::size_t PeriodParts::skip_part(std::size_t at) const {
  for (int i = 0; i < 2; ++i) {
    std::size_t end = at;
    const std::string word = word_at(at, &end);
    if (word != "the" && part_of(word) == Part::all) break;
    if (text_.substr(end).starts_with('-')) ++end;  // "mid-1970s"
    at = skip_space(end);
  }
  return at;
}

// "the mid-1970s", "the end of the 1970s", "the first half of", "в первой половине".
Part PeriodParts::said_before(std::size_t at) const {
  std::string word = word_before(at, &at);
  for (int i = 0; i < 2 && (word == "the" || word == "of"); ++i) word = word_before(at, &at);
  if (word == "mid-" || word == "mid‑") return Part::middle;
  if (word == "half" || word.starts_with("половин")) {
    const std::string which = word_before(at, &at);
    const int number = is_digit(text_[at]) ? number_at(at).value : ordinal(which);  // "1-й"
    return number == 1 ? Part::early : number == 2 ? Part::late : Part::all;
  }
  return part_of(word);
}

Period PeriodParts::part(Period whole, Range range) const {
  Part said = said_before(range.begin);
  if (said == Part::all) {
    said = korean_part(word_at(range.end));
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

std::size_t PeriodParts::behind_year_word(std::size_t at) const {
  if (!rest(skip_space(at)).starts_with("г")) return at;  // as all of them: words cost time
  std::size_t end = at;
  return is_year_word(word_at(at, &end)) ? end : at;
}

// Behind what is said of the same era: the 1200 of "1500 and 1200 BC", the "гг." behind them.
std::size_t PeriodParts::behind_numbers(std::size_t at) const {
  constexpr int kMost = 3;
  for (int i = 0; i < kMost; ++i) {
    std::size_t next = behind_dash(at);
    if (next == 0) next = behind_word(at, {",", "and", "or", "to", "и", "или", "по", "до"});
    const Number number = next == 0 ? Number() : number_at(next);
    if (number.size == 0 || number.size > 4) break;
    at = number.range.end;
  }
  return behind_year_word(at);
}

// Few words before a number end as those for eras do.
bool PeriodParts::may_be_era(std::size_t at) const {
  while (at > 0 && text_[at - 1] == ' ') --at;
  // The last bytes of 전, 기, 前, 元 and 暦, and of the no-break space.
  return at > 0 && std::string_view("CcEeDdIi.\x84\xB0\x8D\x83\xA6\xA0").find(text_[at - 1]) !=
                       std::string_view::npos;
}

std::string PeriodParts::era_at(std::size_t at) const {
  constexpr std::size_t kLongest = 48;  // bytes of what says so
  const std::size_t begin = skip_space(at);
  if (begin == text_.size() ||
      std::string_view("BbAaCcVvNn\xD0").find(text_[begin]) == std::string_view::npos) {
    return {};
  }
  return text::fold(text_.substr(begin, floor_boundary(text_, begin + kLongest) - begin));
}

Era PeriodParts::era(Range range) const {
  const auto small = [&](std::size_t at) { return text_[at] == 'a' || text_[at] == 'c'; };  // "ad"
  if (may_be_era(range.begin)) {
    std::size_t begin = 0;
    const std::string before = word_before(range.begin, &begin);
    if (is_before_era_first(before)) return Era::before;
    if (is_our_era_first(before) && !small(begin)) return Era::ours;
  }
  const std::size_t at = behind_numbers(range.end);
  const std::string behind = era_at(at);
  const auto ends = [&](std::size_t size) {
    return size > 0 && !PeriodParts(behind).letter_at(size);
  };
  if (ends(before_era(behind))) return Era::before;
  return ends(our_era(behind)) && !small(skip_space(at)) ? Era::ours : Era::unsaid;
}

}  // namespace pilcrow::theme
