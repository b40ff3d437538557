#include "theme/centuries.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/fold.h"

namespace pilcrow::theme {
namespace {

constexpr int kLastCentury = 30;
constexpr std::size_t kMostItems = 4;

constexpr auto kCenturies = std::to_array<std::string_view>({"세기", "世紀", "世纪"});
constexpr auto kOrdinalEnds = std::to_array<std::string_view>(
    {"th", "st", "nd", "rd", "-ый", "-ого", "-ому", "-ом", "-й",  "-го", "-му",
     "-м", "-е", "ый", "й",  "го",  "м",    ".",    "er",  "ème", "e"});
constexpr auto kRomanEnds =
    std::to_array<std::string_view>({"er ", "e ", "-го ", "-й ", "-м ", "-ом "});

// Behind digits without an ending "века" may count: "2 века", but not "19 века".
bool suits_digits(std::string_view word, int number) {
  if (word == "века") return number % 10 < 2 || number % 10 > 4;
  return word == "век" || word == "веке" || word == "веку" || word == "веком" || word == "веках" ||
         word == "вв." || word == "столетии" || word == "столетиях";
}

Period century(int number) {
  return {std::max(1, (number - 1) * 100), number * 100 - 1, PeriodGrain::century};
}

}  // namespace

Centuries::Item Centuries::item_at(std::size_t at) const {
  if (at >= text_.size()) return {};
  if (!is_digit(text_[at])) return roman_at(at);
  const Number number = number_at(at);
  if (number.size > 2 || number.value > kLastCentury) return {};
  const std::size_t size = match(kOrdinalEnds, number.range.end);
  const std::size_t end = number.range.end + size;
  if (letter_at(end) && match(kCenturies, end) == 0) return {};
  return {number.value, {at, end}, size == 0};
}

Centuries::Item Centuries::roman_at(std::size_t at) const {
  if (letter_before(at)) return {};
  std::size_t end = at;
  for (;;) {
    const std::string_view sign = rest(end);
    if (!sign.empty() && std::string_view("IVX").find(sign[0]) != std::string_view::npos) {
      ++end;
    } else if (sign.starts_with("Х")) {
      end += std::string_view("Х").size();
    } else {
      break;
    }
  }
  if (end == at || (letter_at(end) && match(kRomanEnds, end) == 0)) return {};
  return {roman(text::fold(text_.substr(at, end - at))), {at, end}};
}

// Behind the word for a century that stands behind an item; 0 if none does.
std::size_t Centuries::behind_century(const Item& item) const {
  std::size_t at = skip_space(item.range.end);
  if (const std::size_t size = match(kCenturies, at)) return at + size;
  if (const std::size_t size = match(kRomanEnds, at)) at = skip_space(at + size);
  if (rest(at).starts_with('-')) ++at;
  // "12 June": in English a century has its ordinal number, and words cost time.
  if (item.bare && at < text_.size() && static_cast<unsigned char>(text_[at]) < 0x80) return 0;
  std::size_t end = at;
  const std::string word = word_at(at, &end);
  // "Иван IV в Москве" has no century.
  if (!is_century_word(word) || word == "в" || word == "ст") return 0;
  return item.bare && !suits_digits(word, item.number) ? 0 : end;
}

// "18th and 19th", "XVIII по XX", "19~20": behind what joins two items.
std::size_t Centuries::behind_joint(std::size_t at, bool* joins) const {
  std::size_t next = behind_dash(at);
  if (next == 0) next = behind_word(at, {"to", "through", "until", "по", "до", "에서", "부터"});
  *joins = next != 0;
  if (next == 0) next = behind_word(at, {"and", "or", "и", "или", "와", "과", ",", "·"});
  return next == 0 ? 0 : skip_part(next);
}

bool Centuries::is_between(std::size_t at) const {
  std::string word = word_before(at, &at);
  if (word == "the") word = word_before(at);
  return word == "between" || word == "между";
}

std::vector<FoundPeriod> Centuries::in_numbers(std::size_t at, std::size_t* behind) const {
  const Item first = item_at(at);
  *behind = std::max(first.range.end, number_at(at).range.end);
  if (first.number == 0) return {};
  std::vector<Item> items{first};
  std::size_t end = behind_century(first);
  const std::string before = end == 0 && !first.bare ? word_before(at) : "";
  if (before == "siglo" || before == "secolo") end = first.range.end;
  while (items.size() < kMostItems) {
    bool joins = false;
    const std::size_t next = behind_joint(end == 0 ? items.back().range.end : end, &joins);
    Item item = next == 0 ? Item() : item_at(next);
    const std::size_t item_end = item.number == 0 ? 0 : behind_century(item);
    if (item.number == 0 || (end != 0 && item_end == 0)) break;
    item.joined = joins;
    items.push_back(item);
    end = item_end;
  }
  const bool counts = std::any_of(items.begin(), items.end(), [&](const Item& item) {
    return item.bare && behind_century({item.number, items.back().range, true}) == 0;
  });
  if (end == 0 || counts) return {};
  *behind = std::max(items.back().range.end, end);
  return found(items, end);
}

// What precedes "century": "mid-nineteenth-", "двадцать первом".
Centuries::Item Centuries::item_before(std::size_t at) const {
  std::size_t begin = at;
  std::string word = word_before(at, &begin);
  std::size_t end = begin + word.size();
  if (word.ends_with('-')) {
    word.pop_back();
    --end;
  }
  for (const std::string_view part : {"mid-", "late-", "early-"}) {
    if (!word.starts_with(part)) continue;
    word.erase(0, part.size());
    begin += part.size();
  }
  int number = ordinal(word);
  if (number == 0) return {};
  std::size_t tens = begin;
  if (number < 10 && word_before(begin, &tens) == "двадцать") {
    number += 20;
    begin = tens;
  }
  return {number, {begin, std::min(end, at)}};
}

std::vector<FoundPeriod> Centuries::in_words(std::size_t at) const {
  std::vector<Item> items{item_before(at)};
  if (items[0].number == 0) return {};
  std::size_t before = items[0].range.begin;
  std::string word = word_before(before, &before);
  if (word == "the") word = word_before(before, &before);
  const bool joins = word == "to" || word == "through" || word == "по" || word == "до";
  if (joins || word == "and" || word == "or" || word == "и" || word == "или") {
    if (const Item first = item_before(before); first.number != 0) {
      items[0].joined = joins;
      items.insert(items.begin(), first);
    }
  }
  std::size_t end = at;
  word_at(at, &end);
  return found(items, end);
}

std::vector<FoundPeriod> Centuries::found(const std::vector<Item>& items, std::size_t end) const {
  std::vector<FoundPeriod> out;
  const Range all{items.front().range.begin, end};
  if (era(all) == Era::before) return out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    // The sign for a century is a part of what is found, as that for a year.
    Range range = item.range;
    if (const std::size_t size = match(kCenturies, range.end)) range.end += size;
    const bool last = i + 1 == items.size();
    if (!last && items[i + 1].number > item.number &&
        (items[i + 1].joined || is_between(item.range.begin))) {
      const Item& next = items[++i];
      const Period begin = part(century(item.number), range);
      range.end = next.range.end + match(kCenturies, next.range.end);
      const Period finish = part(century(next.number), {next.range.begin, range.end});
      if (next.number <= kLastCentury && finish.last - begin.first < kLongestPeriod) {
        out.push_back({{begin.first, finish.last, PeriodGrain::century}, range});
      }
    } else if (item.number >= 2 && item.number <= kLastCentury) {
      out.push_back({part(century(item.number), range), range});
    }
  }
  return out;
}

}  // namespace pilcrow::theme
