// Spans of years, written as ISO 8601-2 (EDTF) has them: "1953", "1950/1953", "195X" for a decade,
// "19XX" for a century, "1975~/1979~" for what is only said about.
#ifndef PILCROW_BASE_PERIOD_H_
#define PILCROW_BASE_PERIOD_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow {

// How exactly a period is said: years, decades, or centuries.
enum class PeriodGrain { century, decade, year };

// Years `first` to `last`, both included, from 1 to 9999.
struct Period {
  int first = 0;
  int last = 0;
  PeriodGrain grain = PeriodGrain::year;
  friend bool operator==(const Period&, const Period&) = default;
};

constexpr bool overlaps(const Period& a, const Period& b) {
  return a.first <= b.last && b.first <= a.last;
}

inline constexpr int kMaxYear = 9999;

// The longest that is written; longer ones are none.
inline constexpr int kLongestPeriod = 1000;

std::string to_string(const Period& period);

// Nothing for what is no period.
std::optional<Period> parse_period(std::string_view text);

// The years, decades or centuries that a period is in; none of a finer grain than its own.
std::vector<std::string> values_of(const Period& period, PeriodGrain grain);

}  // namespace pilcrow

#endif  // PILCROW_BASE_PERIOD_H_
