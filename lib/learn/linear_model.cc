#include "learn/linear_model.h"

#include <linear.h>

#include <memory>

#include "pilcrow/error.h"

namespace pilcrow::learn {
namespace {

constexpr double kTolerance = 0.001;

struct FreeModel {
  void operator()(model* made) const { free_and_destroy_model(&made); }
};

}  // namespace

double LinearModel::decide(const Row& row) const {
  double sum = bias;
  for (const auto& [feature, value] : row) sum += weights[feature] * value;
  return sum;
}

LinearModel fit(const std::vector<const Row*>& rows, const std::vector<bool>& is_first,
                std::size_t features, double cost) {
  std::vector<std::vector<feature_node>> nodes;
  std::vector<feature_node*> starts;
  std::vector<double> labels;
  const int bias_index = static_cast<int>(features) + 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& row = nodes.emplace_back();
    for (const auto& [feature, value] : *rows[i])
      row.push_back({static_cast<int>(feature) + 1, value});
    row.push_back({bias_index, 1});
    row.push_back({-1, 0});
    labels.push_back(is_first[i] ? 1 : -1);
  }
  starts.reserve(nodes.size());
  for (auto& row : nodes) starts.push_back(row.data());
  problem given = {};
  given.l = static_cast<int>(rows.size());
  given.n = bias_index;
  given.y = labels.data();
  given.x = starts.data();
  given.bias = 1;
  parameter how = {};
  how.solver_type = L2R_L2LOSS_SVC;
  how.eps = kTolerance;
  how.C = cost;
  if (const char* problem = check_parameter(&given, &how)) {
    throw Error(ErrorCode::bad_argument, std::string("the model cannot be fitted: ") + problem);
  }
  set_print_string_function([](const char*) {});
  const std::unique_ptr<model, FreeModel> made(train(&given, &how));
  // Weights are for the kind that stands first.
  const double sign = made->label[0] > 0 ? 1 : -1;
  LinearModel out;
  for (std::size_t i = 0; i < features; ++i) out.weights.push_back(sign * made->w[i]);
  out.bias = sign * made->w[features];
  return out;
}

}  // namespace pilcrow::learn
