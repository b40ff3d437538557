#include "base/date.h"

#include <doctest/doctest.h>

using pilcrow::parse_date;

TEST_SUITE("base") {
  TEST_CASE("dates are read as seconds since 1970") {
    CHECK(parse_date("1970-01-01") == 0);
    CHECK(parse_date("1970") == 0);
    CHECK(parse_date("2000-03-01") == 951868800);
    CHECK(parse_date("2000-02-29") == 951868800 - 86400);
    CHECK(parse_date("2024-12-31T23:59:59Z") == 1735689599);
    CHECK(parse_date("1887-11-04") == -2592691200);
    CHECK(parse_date("0001") == -62135596800);
    for (const char* same : {"2019-03-02", "20190302", "2019/03/02", "2019.03.02",
                             "2019-03-02T00:00", "2019-03-02 00:00:00", "2019-03-02T00:00:00.25Z",
                             "2019-03-02T09:00+09:00", "2019-03-01T19:00:00-0500",
                             "2019-03-02T09:00:00+09"}) {
      CAPTURE(same);
      CHECK(parse_date(same) == 1551484800);
    }
    CHECK(parse_date("2019-03") == 1551398400);
  }

  TEST_CASE("what is no date is none") {
    for (const char* none :
         {"", "19", "201", "2019-", "2019-3-2", "2019-13-01", "2019-00-01", "2019-02-29",
          "2100-02-29", "2019-03-00", "2019-03-32", "201903", "2019-03/02", "2019-0302",
          "2019-03-02T", "2019-03-02T24:00", "2019-03-02T10", "2019-03-02T10:61",
          "2019-03-02T10:00+", "2019-03-02T10:00+9", "2019-03-02T10:00Zulu", "2019-03-02 or so",
          "March 2019", "0000-01-01", "２０１９", "-2019", " 2019"}) {
      CAPTURE(none);
      CHECK_FALSE(parse_date(none));
    }
  }
}
