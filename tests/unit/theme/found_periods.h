// Texts and the periods that are found in them.
#ifndef PILCROW_TESTS_THEME_FOUND_PERIODS_H_
#define PILCROW_TESTS_THEME_FOUND_PERIODS_H_

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "theme/periods.h"

namespace pilcrow::theme {

using Strings = std::vector<std::string>;

struct Row {
  std::string text;
  Strings periods;
};

inline void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    Strings found;
    for (const auto& one : find_periods(row.text)) found.push_back(to_string(one.period));
    CHECK(found == row.periods);
  }
}

}  // namespace pilcrow::theme

#endif  // PILCROW_TESTS_THEME_FOUND_PERIODS_H_
