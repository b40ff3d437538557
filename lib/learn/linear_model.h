// Linear models that tell items of two kinds apart.
#ifndef PILCROW_LEARN_LINEAR_MODEL_H_
#define PILCROW_LEARN_LINEAR_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pilcrow::learn {

// Numbers of features that ascend, from 0, each with its value.
using Row = std::vector<std::pair<std::uint32_t, double>>;

struct LinearModel {
  std::vector<double> weights = {};
  double bias = 0;

  // Above 0 for an item of the first kind.
  double decide(const Row& row) const;
};

// A support vector machine with squared hinge loss, which is solved in the primal (Fan, Chang,
// Hsieh, Wang, Lin: "LIBLINEAR: A Library for Large Linear Classification", 2008), so that the same
// input gives the same model. `is_first` has one value for each row.
LinearModel fit(const std::vector<const Row*>& rows, const std::vector<bool>& is_first,
                std::size_t features, double cost);

}  // namespace pilcrow::learn

#endif  // PILCROW_LEARN_LINEAR_MODEL_H_
