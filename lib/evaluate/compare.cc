// Two systems on the same queries, and what chance would make of their difference.

#include <array>
#include <cmath>
#include <random>

#include "pilcrow/error.h"
#include "pilcrow/evaluate.h"

namespace pilcrow {
namespace {

constexpr double kEqual = 1e-9;
constexpr std::size_t kMostExact = 16;
constexpr std::size_t kPermutations = 100'000;

// Sums of differences with some of their signs turned round. Signs come as bits, eight at a time:
// for each value of a byte its sum is there already.
class SignedSums {
 public:
  explicit SignedSums(const std::vector<double>& differences) {
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (i % 8 == 0) bytes_.push_back({});
      for (std::size_t byte = 0; byte < 256; ++byte) {
        bytes_.back()[byte] += (byte >> i % 8 & 1) != 0 ? -differences[i] : differences[i];
      }
    }
  }

  // `next` gives 64 bits at each call.
  template <typename Next>
  double sum(Next&& next) const {
    double out = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      bits = i % 8 == 0 ? next() : bits >> 8;
      out += bytes_[i][bits & 0xFF];
    }
    return out;
  }

 private:
  std::vector<std::array<double, 256>> bytes_;
};

double randomisation(const std::vector<double>& differences) {
  double observed = 0;
  double size = 0;
  for (const double difference : differences) {
    observed += difference;
    size += std::abs(difference);
  }
  // Sums of the same numbers in another order are the same.
  const double least = std::abs(observed) - size * 1e-12;
  const SignedSums sums(differences);
  std::size_t extreme = 0;
  if (differences.size() <= kMostExact) {
    const std::uint64_t all = std::uint64_t{1} << differences.size();
    for (std::uint64_t signs = 0; signs < all; ++signs) {
      if (std::abs(sums.sum([signs] { return signs; })) >= least) ++extreme;
    }
    return static_cast<double>(extreme) / static_cast<double>(all);
  }
  std::mt19937_64 random(1);  // its numbers are laid down by the standard
  for (std::size_t i = 0; i + 1 < kPermutations; ++i) {
    if (std::abs(sums.sum(random)) >= least) ++extreme;
  }
  return static_cast<double>(extreme + 1) / static_cast<double>(kPermutations);
}

}  // namespace

Comparison compare(const std::vector<double>& values, const std::vector<double>& baseline) {
  if (values.size() != baseline.size()) {
    throw Error(ErrorCode::bad_argument, "values and baseline are not of the same queries");
  }
  Comparison out;
  std::vector<double> differences;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double difference = values[i] - baseline[i];
    if (std::abs(difference) <= kEqual) {
      ++out.equal;
      continue;
    }
    ++(difference > 0 ? out.better : out.worse);
    differences.push_back(difference);
  }
  // Queries that do not differ change neither a sum nor how often it is reached.
  for (const double difference : differences) out.difference += difference;
  if (!values.empty()) out.difference /= static_cast<double>(values.size());
  if (!differences.empty()) out.p = randomisation(differences);
  return out;
}

}  // namespace pilcrow
