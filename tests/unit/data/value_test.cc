#include "data/value.h"

#include <doctest/doctest.h>

#include <limits>

using pilcrow::data::Array;
using pilcrow::data::Object;
using pilcrow::data::Value;

TEST_SUITE("data") {
  TEST_CASE("A value says what it is and gives scalars as text") {
    const std::string words = "words";
    CHECK(Value{}.kind() == "nothing");
    CHECK(Value{}.text().empty());
    CHECK(Value{true}.kind() == "a boolean");
    CHECK(Value{true}.text() == "true");
    CHECK(Value{false}.text() == "false");
    CHECK(Value{std::int64_t{-2024}}.kind() == "an integer");
    CHECK(Value{std::int64_t{-2024}}.text() == "-2024");
    CHECK(Value{0.5}.kind() == "a number");
    CHECK(Value{0.5}.text() == "0.5");
    CHECK(Value{0.1}.text() == "0.1");
    CHECK(Value{1e300}.text() == "1e+300");
    CHECK(Value{-std::numeric_limits<double>::denorm_min()}.text() == "-5e-324");
    CHECK(Value{words}.kind() == "a string");
    CHECK(Value{words}.text() == "words");
    CHECK(Value{Array{}}.kind() == "a list");
    CHECK(Value{Array{}}.text().empty());
    CHECK(Value{Object{}}.kind() == "a table");
    CHECK(Value{Object{}}.text().empty());
  }

  TEST_CASE("A number may be written as integer or not") {
    double out = 0;
    CHECK(Value{std::int64_t{3}}.number(out));
    CHECK(out == 3.0);
    CHECK(Value{0.25}.number(out));
    CHECK(out == 0.25);
    CHECK_FALSE(Value{std::string("3")}.number(out));
    CHECK_FALSE(Value{true}.number(out));
    CHECK_FALSE(Value{}.number(out));
  }

  TEST_CASE("Members are found by name, and only in objects") {
    const Value value{Object{{"a", {std::int64_t{1}}}, {"", {true}}}};
    REQUIRE(value.find("a") != nullptr);
    CHECK(value.find("a")->text() == "1");
    REQUIRE(value.find("") != nullptr);
    CHECK(value.find("b") == nullptr);
    CHECK(Value{std::string("a")}.find("a") == nullptr);
  }
}
