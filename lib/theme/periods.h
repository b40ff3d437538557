// Periods in a text: years, ranges of years, decades and centuries.
#ifndef PILCROW_THEME_PERIODS_H_
#define PILCROW_THEME_PERIODS_H_

#include <string_view>
#include <vector>

#include "base/period.h"
#include "pilcrow/range.h"

namespace pilcrow::theme {

struct FoundPeriod {
  Period period = {};
  Range range = {};  // bytes of the text
};

// All of them in order, without overlap. A number is a year only if what stands around it says so,
// or nothing says otherwise and it is from 1800 to 2049: "resolution 1874", "1,950 tons" and "from
// 1850 to 1900 cars" have none. Where that is in doubt there is none. Years before our era are left
// out, and decades without a century.
std::vector<FoundPeriod> find_periods(std::string_view text);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PERIODS_H_
