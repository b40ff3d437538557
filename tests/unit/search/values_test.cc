// Which metadata passes a filter.

#include "search/values.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using pilcrow::search::Clause;
using pilcrow::search::passes;

namespace {

using Strings = std::vector<std::string>;

// Those of `values` that pass "from..to", or "value".
Strings passing(const std::string& asked, const Strings& values) {
  Clause filter;
  const std::size_t dots = asked.find("..");
  filter.range = dots != std::string::npos;
  filter.words = {asked.substr(0, dots)};
  if (filter.range) filter.words.push_back(asked.substr(dots + 2));
  Strings out;
  for (const auto& value : values) {
    if (passes(filter, value)) out.push_back(value);
  }
  return out;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("a value is the same, or a date within that which is asked for") {
    CHECK(passing("smith", {"smith", "smithson", "j. smith"}) == Strings{"smith"});
    CHECK(passing("2019", {"2019", "2019-05", "2019-05-31", "2019-05-31t10:00", "20190531", "2020"}) ==
          Strings{"2019", "2019-05", "2019-05-31", "2019-05-31t10:00"});
    CHECK(passing("2019-05", {"2019", "2019-05", "2019-05-31", "2019-06"}) ==
          Strings{"2019-05", "2019-05-31"});
    CHECK(passing("5", {"5", "5.0", "50"}) == Strings{"5"});
  }

  TEST_CASE("ranges are of numbers by value") {
    const Strings numbers = {"-3", "2", "9", "9.5", "10", "100", "ten", "", "1e1", "nan", "9 pages"};
    CHECK(passing("9..10", numbers) == Strings{"9", "9.5", "10"});
    CHECK(passing("..2.0", numbers) == Strings{"-3", "2"});
    CHECK(passing("10..", numbers) == Strings{"10", "100"});
    CHECK(passing("10..9", numbers).empty());
    CHECK(passing("..", numbers) == numbers);
  }

  TEST_CASE("ranges are of dates as far as value and bound go") {
    const Strings dates = {"2018-12-31", "2019", "2019-01-01", "2020-02", "2024-12-31t23:59:59",
                           "2025-01-01", "2019 or so", "x"};
    CHECK(passing("2019..2024", dates) ==
          Strings{"2019", "2019-01-01", "2020-02", "2024-12-31t23:59:59"});
    CHECK(passing("..2018", dates) == Strings{"2018-12-31"});
    CHECK(passing("2020-02-15..", dates) == Strings{"2020-02", "2024-12-31t23:59:59", "2025-01-01"});
    CHECK(passing("2019-03..2019-06", dates) == Strings{"2019"});
  }

  TEST_CASE("ranges of anything else are by characters, with what begins with the last") {
    const Strings names = {"adams", "baker", "c", "carter", "d", "10"};
    CHECK(passing("b..c", names) == Strings{"baker", "c", "carter"});
    CHECK(passing("..b", names) == Strings{"adams", "baker", "10"});
    CHECK(passing("carter..", names) == Strings{"carter", "d"});
    CHECK(passing("1..c", {"b", "5"}) == Strings{"b", "5"});
  }
}
