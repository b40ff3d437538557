// Weights of a query's words, as in word^2.
#ifndef PILCROW_SEARCH_WEIGHT_H_
#define PILCROW_SEARCH_WEIGHT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pilcrow::search {

inline constexpr double kMaxWeight = 100;

// The weight that a text of digits and a point names; nothing if it is not above 0 and at most
// `kMaxWeight`. Weights are whole thousandths, at least one.
std::optional<double> parse_weight(std::string_view text);

// The product of two weights, which may be more than `kMaxWeight`.
double multiply_weights(double a, double b);

// "^2"; empty for 1.
std::string weight_suffix(double weight);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_WEIGHT_H_
