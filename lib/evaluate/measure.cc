// The measures, each of one ranking.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <unordered_set>

#include "pilcrow/evaluate.h"

namespace pilcrow {
namespace {

using Kind = Measure::Kind;

constexpr std::size_t kMapCutoff = 1000;

struct Named {
  Kind kind;
  std::string_view name;
};
constexpr Named kNames[] = {{Kind::ndcg, "ndcg"},
                            {Kind::average_precision, "map"},
                            {Kind::reciprocal_rank, "mrr"},
                            {Kind::recall, "recall"}};

using Gains = std::vector<double>;  // by rank

Gains gains_of(const std::vector<RankedItem>& ranking, const Grades& grades, std::size_t cutoff) {
  Gains gains;
  std::unordered_set<std::string_view> seen;
  for (const auto& item : ranking) {
    if (gains.size() == cutoff) break;
    if (!seen.insert(item.id).second) continue;
    const auto found = grades.find(item.id);
    gains.push_back(found == grades.end() ? 0 : std::max(found->second, 0.0));
  }
  return gains;
}

Gains ideal_of(const Grades& grades) {
  Gains gains;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) gains.push_back(grade);
  }
  std::sort(gains.begin(), gains.end(), std::greater<>());
  return gains;
}

double discounted(const Gains& gains, std::size_t cutoff) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(gains.size(), cutoff); ++i) {
    sum += gains[i] / std::log2(static_cast<double>(i + 2));
  }
  return sum;
}

double average_precision(const Gains& gains, std::size_t relevant) {
  double sum = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (gains[i] > 0) sum += static_cast<double>(++found) / static_cast<double>(i + 1);
  }
  return sum / static_cast<double>(relevant);
}

double reciprocal_rank(const Gains& gains) {
  const auto first = std::find_if(gains.begin(), gains.end(), [](double gain) { return gain > 0; });
  return first == gains.end() ? 0 : 1 / static_cast<double>(first - gains.begin() + 1);
}

double recall(const Gains& gains, std::size_t relevant) {
  const auto found = std::count_if(gains.begin(), gains.end(), [](double gain) { return gain > 0; });
  return static_cast<double>(found) / static_cast<double>(relevant);
}

}  // namespace

std::optional<Measure> parse_measure(std::string_view name) {
  if (name == "map") return Measure{Kind::average_precision, kMapCutoff};
  const std::size_t at = name.find('@');
  if (at == std::string_view::npos) return {};
  const std::string_view digits = name.substr(at + 1);
  std::size_t cutoff = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), cutoff);
  if (error != std::errc() || end != digits.data() + digits.size() || cutoff == 0) return {};
  for (const auto& named : kNames) {
    if (named.name == name.substr(0, at)) return Measure{named.kind, cutoff};
  }
  return {};
}

std::string to_string(const Measure& measure) {
  if (measure == Measure{Kind::average_precision, kMapCutoff}) return "map";
  const auto* const named =
      std::find_if(std::begin(kNames), std::end(kNames),
                   [&](const Named& one) { return one.kind == measure.kind; });
  return std::string(named->name) + "@" + std::to_string(measure.cutoff);
}

double measure(const Measure& measure, const std::vector<RankedItem>& ranking,
               const Grades& grades) {
  const Gains ideal = ideal_of(grades);
  if (ideal.empty()) return 0;
  const Gains gains = gains_of(ranking, grades, measure.cutoff);
  switch (measure.kind) {
    case Kind::ndcg: break;
    case Kind::average_precision: return average_precision(gains, ideal.size());
    case Kind::reciprocal_rank: return reciprocal_rank(gains);
    case Kind::recall: return recall(gains, ideal.size());
  }
  return discounted(gains, measure.cutoff) / discounted(ideal, measure.cutoff);
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace pilcrow
