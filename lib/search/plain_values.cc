#include "search/plain_values.h"

#include <array>
#include <utility>

#include "search/signs.h"
#include "search/suffix.h"
#include "search/values.h"
#include "text/fold.h"

namespace pilcrow::search {
namespace {

constexpr std::string_view kDots = "..";

// What keyboards and word processors put in place of two points, the longest first.
constexpr std::array<std::string_view, 3> kOtherDots = {"...", "…", "‥"};
constexpr std::array<std::string_view, 2> kDashes = {"–", "—"};

template <std::size_t size>
std::string with_dots(std::string text, const std::array<std::string_view, size>& forms) {
  for (const auto form : forms) {
    const std::size_t at = text.find(form);
    if (at != std::string::npos) return text.replace(at, form.size(), kDots);
  }
  return text;
}

struct Bounds {
  std::string from;
  std::string to;
  std::string text() const { return from + std::string(kDots) + to; }
};

std::optional<Bounds> bounds_of(const std::string& text) {
  const std::size_t dots = text.find(kDots);
  if (dots == std::string::npos) return {};
  return Bounds{text.substr(0, dots), text.substr(dots + kDots.size())};
}

PlainValue as_typed(std::string_view typed) { return {std::string(typed), {}, {}}; }

PlainValue of_form(std::string_view typed, std::string plain) {
  if (plain == typed) return as_typed(typed);
  std::string problem = " is not the plain '" + plain + "'";
  return {std::move(plain), std::move(problem), "it was taken for it"};
}

PlainValue turned(const Bounds& bounds) {
  return {Bounds{bounds.to, bounds.from}.text(), " goes backwards",
          "it was read the other way round"};
}

bool is_typed_date(const std::string& text) { return is_date(text::fold(text)); }

// Whether the range means its bounds when they change places: points and carets may be part of
// them.
bool may_turn(const Bounds& bounds) {
  const std::string text = turned(bounds).text;
  const auto again = bounds_of(text);
  return again->from == bounds.to && find_suffix(text, Behind::value) == text.size();
}

// The year of a date; anything else as it is.
std::string year_of(const std::string& text) {
  return is_typed_date(text) ? text.substr(0, 4) : text;
}

// In capitals but for the 's' of "1950s", with two points in a range.
std::string plain_form(std::string_view typed) {
  std::string out = with_dots(with_dots(narrow(typed), kOtherDots), kDashes);
  for (char& c : out) {
    if (c == 'x') c = 'X';
    if (c == 'S') c = 's';
  }
  // "1950-1953", and "1950-53", which is no month.
  const bool years = out.size() == 9 || (out.size() == 7 && out.substr(5) > "12");
  if (years && out[4] == '-') out.replace(4, 1, kDots);
  // "1950..53" ends in the century that it begins in.
  const auto bounds = bounds_of(out);
  if (bounds && bounds->from.size() == 4 && bounds->to.size() == 2) {
    out.insert(4 + kDots.size(), bounds->from.substr(0, 2));
  }
  return out;
}

}  // namespace

std::optional<PlainValue> plain_period(std::string_view typed) {
  const std::string form = plain_form(typed);
  if (find_period(form)) return of_form(typed, form);
  const auto bounds = bounds_of(form);
  if (!bounds) {
    const std::string year = year_of(form);
    if (!find_period(year)) return {};
    return PlainValue{year, " says more than a year", year + " was taken"};
  }
  const Bounds years = {year_of(bounds->from), year_of(bounds->to)};
  if (find_period(years.text())) {
    return PlainValue{years.text(), " says more than years", years.text() + " was taken"};
  }
  const PlainValue other_way = turned(years);
  return find_period(other_way.text) ? std::optional(other_way) : std::nullopt;
}

PlainValue plain_metadata(std::string_view typed) {
  std::string text(typed);
  const auto take = [&](const std::string& form, auto&& is_bound) {
    const auto bounds = bounds_of(form);
    if (!bounds || (bounds->from.empty() && bounds->to.empty())) return;
    if (is_bound(bounds->from) && is_bound(bounds->to)) text = form;
  };
  const auto is_bound = [](const std::string& bound) {
    return bound.empty() || is_number(bound) || is_typed_date(bound);
  };
  const std::string narrowed = narrow(typed);
  if (text.find(kDots) == std::string::npos) {
    take(with_dots(narrowed, kOtherDots), is_bound);
    take(with_dots(narrowed, kDashes), is_typed_date);
  }
  const auto bounds = bounds_of(text);
  const bool backwards = bounds && goes_backwards(text::fold(bounds->from), text::fold(bounds->to));
  return backwards && may_turn(*bounds) ? turned(*bounds) : of_form(typed, text);
}

}  // namespace pilcrow::search
