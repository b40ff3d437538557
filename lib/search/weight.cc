#include "search/weight.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace pilcrow::search {
namespace {

// Products are rounded too, so that a query that is shown is short, and means the same when it is
// asked again.
double rounded(double weight) { return std::max(std::round(weight * 1000), 1.0) / 1000; }

}  // namespace

std::optional<double> parse_weight(std::string_view text) {
  double weight = 0;
  const char* const end = text.data() + text.size();
  const auto [read, error] =
      std::from_chars(text.data(), end, weight, std::chars_format::fixed);
  if (error != std::errc() || read != end || !(weight > 0) || weight > kMaxWeight) return {};
  return rounded(weight);
}

double multiply_weights(double a, double b) { return rounded(a * b); }

std::string weight_suffix(double weight) {
  if (weight == 1) return {};
  std::array<char, 32> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), weight, std::chars_format::fixed);
  return "^" + std::string(digits.data(), written.ptr);
}

}  // namespace pilcrow::search
