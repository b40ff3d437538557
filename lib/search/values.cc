#include "search/values.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <system_error>

#include "base/digits.h"
#include "text/fold.h"

namespace pilcrow::search {
namespace {

std::optional<double> number(std::string_view text) {
  // No "inf" and "nan".
  if (text.find_first_not_of("0123456789.-") != std::string_view::npos) return {};
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc() || read != end) return {};
  return value;
}

// Below, at or above the bound: -1, 0, 1.
int compare(std::string_view value, std::string_view bound) {
  const int order = value.compare(bound);
  return (order > 0) - (order < 0);
}

int compare_dates(std::string_view value, std::string_view bound) {
  const std::size_t size = std::min(value.size(), bound.size());
  return compare(value.substr(0, size), bound.substr(0, size));
}

bool in_range(std::string_view value, const std::string& from, const std::string& to) {
  const auto is_open_or = [&](auto&& kind) {
    return (from.empty() || kind(from)) && (to.empty() || kind(to));
  };
  if (is_number(value) && is_open_or(is_number)) {
    return (from.empty() || *number(value) >= *number(from)) &&
           (to.empty() || *number(value) <= *number(to));
  }
  if (is_date(value) && is_open_or(is_date)) {
    return (from.empty() || compare_dates(value, from) >= 0) &&
           (to.empty() || compare_dates(value, to) <= 0);
  }
  const bool other = !from.empty() || !to.empty();
  if (other && (is_open_or(is_number) || is_open_or(is_date))) return false;
  return compare(value, from) >= 0 &&
         (to.empty() || compare(value, to) <= 0 || value.starts_with(to));
}

}  // namespace

bool is_number(std::string_view text) { return number(text).has_value(); }

bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  for (std::size_t i = 0; i < text.size() && i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') return false;
  }
  const std::size_t size = text.size();
  return size == 4 || size == 7 || size == 10 ||
         (size > 10 && (text[10] == 't' || text[10] == ' '));
}

bool goes_backwards(std::string_view from, std::string_view to) {
  if (from.empty() || to.empty()) return false;
  if (is_number(from) && is_number(to)) return *number(from) > *number(to);
  if (is_date(from) && is_date(to)) return compare_dates(from, to) > 0;
  return compare(from, to) > 0 && !from.starts_with(to);
}

bool passes(const Clause& filter, std::string_view value) {
  if (filter.range) return in_range(value, filter.words.front(), filter.words.back());
  const std::string& wanted = filter.words.front();
  return value == wanted ||
         (!filter.exact && is_date(wanted) && is_date(value) && value.starts_with(wanted));
}

bool passes(const Clause& filter, const Metadata& metadata) {
  return std::any_of(metadata.begin(), metadata.end(), [&](const auto& field) {
    return text::fold(field.first) == filter.field_name &&
           std::any_of(field.second.begin(), field.second.end(), [&](const std::string& value) {
             return passes(filter, text::fold(value));
           });
  });
}

bool passes(const Clause& filter, const Period& period) {
  const Period wanted = period_of(filter);
  if (!filter.exact || period.grain >= wanted.grain) return overlaps(period, wanted);
  return period.first >= wanted.first && period.last <= wanted.last;
}

std::optional<Period> find_period(std::string_view value) {
  const std::size_t dots = value.find("..");
  if (dots != std::string_view::npos) {
    const std::string_view from = value.substr(0, dots);
    const std::string_view to = value.substr(dots + 2);
    const auto first = from.empty() ? Period{1, 1} : find_period(from);
    const auto last = to.empty() ? Period{kMaxYear, kMaxYear} : find_period(to);
    if (!first || !last || last->last < first->first || (from.empty() && to.empty())) return {};
    return Period{first->first, last->last};
  }
  if (value.size() == 5 && value.ends_with("0s")) {
    return parse_period(std::string(value.substr(0, 3)) + "X");
  }
  return parse_period(value);
}

}  // namespace pilcrow::search
