#include "search/quotation.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "search/signs.h"
#include "text/characters.h"

namespace pilcrow::search {
namespace {

// Marks of double quotes are mixed freely: which is the opening one depends on the language.
constexpr std::array<std::string_view, 9> kDoubles = {"\"", "“", "”", "„", "‟",
                                                      "＂", "〝", "〞", "〟"};
constexpr std::array<std::string_view, 1> kRightGuillemet = {"»"};
constexpr std::array<std::string_view, 1> kLeftGuillemet = {"«"};
constexpr std::array<std::string_view, 1> kRightAngle = {"›"};
constexpr std::array<std::string_view, 1> kLeftAngle = {"‹"};
constexpr std::array<std::string_view, 1> kCorner = {"」"};
constexpr std::array<std::string_view, 1> kWhiteCorner = {"』"};
constexpr std::array<std::string_view, 1> kSingle = {"’"};
constexpr std::array<std::string_view, 2> kLowSingle = {"‘", "’"};

constexpr std::array<Quote, 17> kQuotes = {{{"\"", kDoubles, false},
                                            {"“", kDoubles, false},
                                            {"”", kDoubles, false},
                                            {"„", kDoubles, false},
                                            {"‟", kDoubles, false},
                                            {"＂", kDoubles, false},
                                            {"〝", kDoubles, false},
                                            {"〞", kDoubles, false},
                                            {"〟", kDoubles, false},
                                            {"«", kRightGuillemet, false},
                                            {"»", kLeftGuillemet, true},
                                            {"‹", kRightAngle, false},
                                            {"›", kLeftAngle, true},
                                            {"「", kCorner, false},
                                            {"『", kWhiteCorner, false},
                                            {"‘", kSingle, true},
                                            {"‚", kLowSingle, true}}};

// Those that close, and do not open but in languages that turn them round. U+2019 is an apostrophe.
constexpr std::array<std::string_view, 4> kClosing = {"»", "›", "」", "』"};

bool letter_or_digit_at(std::string_view query, std::size_t at) {
  if (at >= query.size()) return false;
  const char32_t c = next_code_point(query, at);
  return text::is_letter(c) || text::is_digit(c);
}

bool is_hebrew_letter(char32_t c) { return c >= U'א' && c <= U'ת'; }

// A straight mark between two Hebrew letters stands for gershayim: abbreviations are written so, and
// it is part of the word, here as in texts (UAX #29, WB7b).
bool joins_letters(std::string_view query, std::size_t at) {
  constexpr std::size_t kLetterBytes = 2;
  if (at < kLetterBytes || at >= query.size() || query[at] != '"') return false;
  std::size_t before = at - kLetterBytes;
  std::size_t behind = at + 1;
  return behind < query.size() && !is_continuation(query[before]) &&
         is_hebrew_letter(next_code_point(query, before)) &&
         is_hebrew_letter(next_code_point(query, behind));
}

}  // namespace

const Quote* quote_at(std::string_view query, std::size_t at) {
  if (joins_letters(query, at)) return nullptr;
  for (const auto& quote : kQuotes) {
    if (query.substr(at).starts_with(quote.mark)) return &quote;
  }
  return nullptr;
}

std::size_t close_at(const Quote& quote, std::string_view query, std::size_t at) {
  if (joins_letters(query, at)) return 0;
  for (const auto mark : quote.closers) {
    if (!query.substr(at).starts_with(mark)) continue;
    if (quote.doubtful && letter_or_digit_at(query, at + mark.size())) continue;
    return mark.size();
  }
  return 0;
}

bool only_closes(std::string_view query, std::size_t at) {
  const auto starts = [&](std::string_view mark) { return query.substr(at).starts_with(mark); };
  return std::any_of(kClosing.begin(), kClosing.end(), starts);
}

bool is_bare(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const Sign sign = sign_at(value, at);
    if (quote_at(value, at) != nullptr || space_at(value, at) != 0 || sign.plain == '(' ||
        sign.plain == ')') {
      return false;
    }
    at += sign.size;
  }
  return true;
}

std::optional<Quotation> Quotations::find(std::size_t at, bool start) {
  const Quote* quote = quote_at(query_, at);
  if (quote == nullptr) return {};
  Quotation out;
  out.inside.begin = at + quote->mark.size();
  const bool wanted = start && space_at(query_, out.inside.begin) == 0;
  if (quote->doubtful && !wanted) return {};
  const bool in_vain = open_.contains(quote);
  for (at = out.inside.begin; !in_vain && at < query_.size(); ++at) {
    const std::size_t size = close_at(*quote, query_, at);
    if (size == 0) continue;
    out.inside.end = at;
    out.end = at + size;
    out.closed = true;
    return out;
  }
  open_.insert(quote);
  out.inside.end = out.end = query_.size();
  if (quote->doubtful || !start || is_blank(query_.substr(out.inside.begin))) return {};
  return out;
}

bool Quotations::is_open(std::size_t at) const {
  const Quote* quote = quote_at(query_, at);
  return quote != nullptr && !quote->doubtful && open_.contains(quote);
}

}  // namespace pilcrow::search
