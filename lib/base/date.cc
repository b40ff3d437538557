#include "base/date.h"

namespace pilcrow {
namespace {

constexpr int kDaysOfMonth[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_of(int year, int month) {
  return kDaysOfMonth[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days from 1970-01-01 to a year's first, in the Gregorian calendar.
std::int64_t days_to_year(int year) {
  const std::int64_t before = year - 1;
  return before * 365 + before / 4 - before / 100 + before / 400 - 719162;
}

// Reads a text from its front.
class Scan {
 public:
  explicit Scan(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  // A number of exactly so many digits, from `least` to `most`.
  std::optional<int> number(std::size_t digits, int least, int most) {
    if (rest_.size() < digits) return {};
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return {};
      value = value * 10 + (c - '0');
    }
    if (value < least || value > most) return {};
    rest_.remove_prefix(digits);
    return value;
  }

  // One of these characters, or 0.
  char any_of(std::string_view characters) {
    if (done() || characters.find(rest_.front()) == std::string_view::npos) return 0;
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }

 private:
  std::string_view rest_;
};

// Seconds of the day in UTC.
std::optional<std::int64_t> scan_time(Scan& scan) {
  const auto hour = scan.number(2, 0, 23);
  if (!hour || scan.any_of(":") == 0) return {};
  const auto minute = scan.number(2, 0, 59);
  if (!minute) return {};
  std::int64_t seconds = *hour * 3600 + *minute * 60;
  if (scan.any_of(":") != 0) {
    const auto second = scan.number(2, 0, 60);
    if (!second) return {};
    seconds += *second;
    if (scan.any_of(".,") != 0) {
      while (scan.number(1, 0, 9)) continue;
    }
  }
  if (scan.any_of("Zz") != 0 || scan.done()) return seconds;
  const char sign = scan.any_of("+-");
  const auto hours = scan.number(2, 0, 23);
  if (sign == 0 || !hours) return {};
  scan.any_of(":");
  const int minutes = scan.done() ? 0 : scan.number(2, 0, 59).value_or(-1);
  if (minutes < 0) return {};
  const std::int64_t ahead = *hours * 3600 + minutes * 60;
  return seconds - (sign == '+' ? ahead : -ahead);
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  Scan scan(text);
  const auto year = scan.number(4, 1, 9999);
  if (!year) return {};
  std::int64_t days = days_to_year(*year);
  if (scan.done()) return days * 86400;
  const char separator = scan.any_of("-/.");
  const auto month = scan.number(2, 1, 12);
  if (!month) return {};
  for (int before = 1; before < *month; ++before) days += days_of(*year, before);
  if (scan.done()) {  // "201903" could be anything
    return separator == 0 ? std::nullopt : std::optional(days * 86400);
  }
  if (separator != 0 && scan.any_of({&separator, 1}) == 0) return {};
  const auto day = scan.number(2, 1, days_of(*year, *month));
  if (!day) return {};
  days += *day - 1;
  if (scan.done()) return days * 86400;
  if (scan.any_of("Tt ") == 0) return {};
  const auto seconds = scan_time(scan);
  if (!seconds || !scan.done()) return {};
  return days * 86400 + *seconds;
}

}  // namespace pilcrow
