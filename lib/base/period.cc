#include "base/period.h"

#include <algorithm>

namespace pilcrow {
namespace {

std::string digits(int number, std::size_t width) {
  std::string out = std::to_string(number);
  return std::string(width > out.size() ? width - out.size() : 0, '0') + out;
}

// "1953", "195X" or "19XX", with or without '~' behind it.
std::optional<Period> parse_one(std::string_view text, bool& about) {
  about = text.ends_with('~');
  if (about) text.remove_suffix(1);
  if (text.size() != 4) return {};
  int number = 0;
  std::size_t known = 0;
  for (; known < 4 && text[known] >= '0' && text[known] <= '9'; ++known) {
    number = number * 10 + (text[known] - '0');
  }
  if (known == text.size())
    return number > 0 ? std::optional(Period{number, number}) : std::nullopt;
  if (text.substr(known) == "X") return Period{number * 10, number * 10 + 9, PeriodGrain::decade};
  if (text.substr(known) == "XX")
    return Period{number * 100, number * 100 + 99, PeriodGrain::century};
  return {};
}

}  // namespace

std::string to_string(const Period& period) {
  const auto [first, last, grain] = period;
  if (grain == PeriodGrain::century && first % 100 == 0 && last == first + 99) {
    return digits(first / 100, 2) + "XX";
  }
  if (grain == PeriodGrain::decade && first % 10 == 0 && last == first + 9) {
    return digits(first / 10, 3) + "X";
  }
  const std::string about = grain == PeriodGrain::year ? "" : "~";
  if (first == last) return digits(first, 4) + about;
  return digits(first, 4) + about + "/" + digits(last, 4) + about;
}

std::optional<Period> parse_period(std::string_view text) {
  const std::size_t slash = text.find('/');
  bool about = false;
  const auto first = parse_one(text.substr(0, slash), about);
  if (!first) return {};
  Period out = *first;
  if (slash != std::string_view::npos) {
    const auto last = parse_one(text.substr(slash + 1), about);
    if (!last || last->last < out.first || last->last - out.first >= kLongestPeriod) return {};
    out.last = last->last;
    out.grain = std::min(out.grain, last->grain);
  }
  // What is said of about some years is as exact as the decade, or century, that they are in.
  if (about) {
    out.grain = out.first / 10 == out.last / 10 ? PeriodGrain::decade : PeriodGrain::century;
  }
  return out.last <= kMaxYear ? std::optional(out) : std::nullopt;
}

std::vector<std::string> values_of(const Period& period, PeriodGrain grain) {
  std::vector<std::string> out;
  if (grain > period.grain) return out;
  const int step = grain == PeriodGrain::century ? 100 : grain == PeriodGrain::decade ? 10 : 1;
  for (int at = period.first / step; at <= period.last / step; ++at) {
    out.push_back(to_string(Period{at * step, at * step + step - 1, grain}));
  }
  return out;
}

}  // namespace pilcrow
