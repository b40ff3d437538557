// What postings say of lengths and frequencies.

#include "index/impact.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using pilcrow::index::class_length;
using pilcrow::index::impact;
using pilcrow::index::impact_class;
using pilcrow::index::impact_frequency;
using pilcrow::index::kExactLengths;
using pilcrow::index::kImpacts;
using pilcrow::index::kLengthClasses;
using pilcrow::index::kMaxFrequency;
using pilcrow::index::length_class;

TEST_SUITE("index") {
  TEST_CASE("frequency and class come back from an impact, and each impact is one of them") {
    std::uint32_t next = 1;
    for (std::uint32_t frequency = 1; frequency <= kMaxFrequency; ++frequency) {
      for (std::uint32_t length = 0; length < kLengthClasses; ++length) {
        const std::uint32_t made = impact(frequency, length);
        CHECK(made == next++);
        CHECK(impact_frequency(made) == frequency);
        CHECK(impact_class(made) == length);
      }
    }
    CHECK(next == kImpacts);
  }

  TEST_CASE("frequencies beyond the largest are that") {
    for (const std::size_t frequency : {std::size_t{256}, std::size_t{70000}, SIZE_MAX}) {
      CHECK(impact_frequency(impact(frequency, 63)) == kMaxFrequency);
      CHECK(impact_class(impact(frequency, 63)) == 63);
    }
  }

  TEST_CASE("a length is off by at most nine in a hundred, and short ones are exact") {
    double worst = 0;
    for (std::size_t words = 0; words <= 32768; ++words) {
      const std::uint32_t length = length_class(words);
      REQUIRE(length < kLengthClasses);
      const double error = std::abs(class_length(length) - static_cast<double>(words));
      if (words < kExactLengths) CHECK(error == 0);
      if (words > 0) worst = std::max(worst, error / static_cast<double>(words));
    }
    CHECK(worst < 0.09);
    CHECK(worst > 0.05);
  }

  TEST_CASE("longer texts are never of a shorter class, and the longest of the last") {
    for (std::size_t words = 1; words <= 40000; ++words) {
      CHECK(length_class(words) >= length_class(words - 1));
    }
    CHECK(length_class(32768) == kLengthClasses - 1);
    CHECK(length_class(SIZE_MAX) == kLengthClasses - 1);
    for (std::uint32_t length = 1; length < kLengthClasses; ++length) {
      CHECK(class_length(length) > class_length(length - 1));
    }
    CHECK(class_length(kLengthClasses - 1) == doctest::Approx(32768));
  }
}
