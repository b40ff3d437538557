// Years, decades and centuries in texts of several languages, and numbers that are none.

#include "theme/periods.h"

#include <doctest/doctest.h>

#include <string>

#include "unit/theme/found_periods.h"

using pilcrow::overlaps;
using pilcrow::parse_period;
using pilcrow::Period;
using pilcrow::PeriodGrain;
using pilcrow::values_of;
using pilcrow::theme::check;
using pilcrow::theme::find_periods;
using pilcrow::theme::Strings;

namespace {

// What was taken for a period.
Strings matched(const std::string& text) {
  Strings out;
  for (const auto& found : find_periods(text)) {
    out.push_back(text.substr(found.range.begin, found.range.size()));
  }
  return out;
}

}  // namespace

TEST_SUITE("theme") {
  TEST_CASE("years are found in dates and in running text") {
    check({{"In 1953 the war ended.", {"1953"}},
           {"On 27 July 1953, or July 27, 1953", {"1953", "1953"}},
           {"signed 1953-07-27 and 27.07.1953", {"1953", "1953"}},
           {"the 1961 treaty (1961)", {"1961", "1961"}},
           {"В 1953 году, в июле 1953 г.", {"1953", "1953"}},
           {"1953년 7월, 1961년에", {"1953", "1961"}},
           {"1953年7月", {"1953"}},
           {"im Jahr 1953", {"1953"}},
           {"in 1066", {"1066"}},
           {"1950, 1951 and 1953", {"1950", "1951", "1953"}}});
  }

  TEST_CASE("ranges of years have a start and an end") {
    check({{"1950–1953", {"1950/1953"}},
           {"the war of 1950-53", {"1950/1953"}},
           {"from 1950 to 1953", {"1950/1953"}},
           {"between 1950 and 1953", {"1950/1953"}},
           {"с 1950 по 1953 год", {"1950/1953"}},
           {"в 1950–1953 гг.", {"1950/1953"}},
           {"1950~1953년", {"1950/1953"}},
           {"1950년부터 1953년까지", {"1950/1953"}},
           {"in 1953-04", {"1953"}},
           {"1953–1950", {"1953", "1950"}}});
    CHECK(matched("from 1950 to 1953.") == Strings{"1950 to 1953"});
  }

  TEST_CASE("decades, and their beginnings, middles and ends") {
    check({{"the 1950s", {"195X"}},
           {"in the late 1970s", {"1975~/1979~"}},
           {"the early 1990s", {"1990~/1994~"}},
           {"the mid-1970s", {"1974~/1976~"}},
           {"at the end of the 1970s", {"1975~/1979~"}},
           {"1950-е годы", {"195X"}},
           {"в конце 1970-х годов", {"1975~/1979~"}},
           {"1990년대", {"199X"}},
           {"1990년대 초", {"1990~/1994~"}},
           {"1990年代", {"199X"}},
           {"die 1950er Jahre", {"195X"}},
           {"the 1953s", {}}});
  }

  TEST_CASE("centuries in words, digits and Roman numerals") {
    check({{"the 20th century", {"19XX"}},
           {"the nineteenth century", {"18XX"}},
           {"в XX веке", {"19XX"}},
           {"XIX–XX вв.", {"1800~/1999~"}},
           {"20세기", {"19XX"}},
           {"20世紀", {"19XX"}},
           {"im 19. Jahrhundert", {"18XX"}},
           {"au XIXe siècle", {"18XX"}},
           {"el siglo XX", {"19XX"}},
           {"the 1800s", {"18XX"}},
           {"in the late 19th century", {"1850~/1899~"}},
           {"Louis XIV and Henry V", {}},
           {"a new century", {}}});
  }

  TEST_CASE("numbers that are no years are left alone") {
    check({{"resolution 1874 and Resolution 2094", {}},
           {"resolutions 1718 (2006), 1874 (2009) and 2094 (2013)", {"2006", "2009", "2013"}},
           {"резолюция 1874 Совета", {}},
           {"결의 1874호", {}},
           {"1,950 tons and 1.950 t", {}},
           {"2000 soldiers, 1950 км", {}},
           {"1500명", {}},
           {"No. 1950, page 1999", {}},
           {"$1900 and €2000", {}},
           {"555-1953, A1953, MiG-1953", {}},
           {"19531953 and 195", {}},
           {"in 1900 BC", {}},
           {"/2019/05/", {}},
           {"1234 of them", {}}});
  }

  TEST_CASE("in hostile bytes nothing is read past the end") {
    for (const std::string text :
         {"1", "19", "1953", "1953-", "1953–", "from 1953 to ", "(1953", "1953 (", "X", "XX ", "Х",
          "centur", "20th", "20세기", "1953.1"}) {
      for (std::size_t size = 0; size <= text.size(); ++size) {
        for (const auto& found : find_periods(std::string_view(text).substr(0, size))) {
          CHECK(found.range.end <= size);
        }
      }
    }
  }

  TEST_CASE("periods are written as EDTF and read back") {
    for (const std::string text :
         {"1953", "1950/1953", "195X", "19XX", "1975~/1979~", "1800~/1999~"}) {
      const auto period = parse_period(text);
      REQUIRE(period);
      CHECK(to_string(*period) == text);
    }
    for (const std::string text : {"", "195", "19533", "X953", "1953/", "/1953", "1953/1950",
                                   "0000", "0001/9999", "195x", "1953/1954/1955"}) {
      CAPTURE(text);
      CHECK(!parse_period(text));
    }
    CHECK(overlaps(*parse_period("1950/1953"), *parse_period("1953")));
    CHECK(!overlaps(*parse_period("1950/1953"), *parse_period("1954/1960")));
  }

  TEST_CASE("a period has values of its own grain and of coarser ones") {
    const auto values = [](const std::string& text, PeriodGrain grain) {
      return values_of(*parse_period(text), grain);
    };
    CHECK(values("1948/1951", PeriodGrain::year) == Strings{"1948", "1949", "1950", "1951"});
    CHECK(values("1948/1951", PeriodGrain::decade) == Strings{"194X", "195X"});
    CHECK(values("1948/1951", PeriodGrain::century) == Strings{"19XX"});
    CHECK(values("195X", PeriodGrain::year).empty());
    CHECK(values("195X", PeriodGrain::decade) == Strings{"195X"});
    CHECK(values("19XX", PeriodGrain::decade).empty());
    CHECK(values("1975~/1979~", PeriodGrain::year).empty());
    CHECK(values("1975~/1979~", PeriodGrain::decade) == Strings{"197X"});
    CHECK(values("1850~/1899~", PeriodGrain::century) == Strings{"18XX"});
  }
}
