#include <doctest/doctest.h>

#include <limits>

#include "unit/data/fixture.h"

using namespace pilcrow::data;

namespace {

std::string error_in(std::string_view text) { return error_of(parse_json, text); }

}  // namespace

TEST_SUITE("data") {
  TEST_CASE("JSON becomes a tree in the source's order") {
    const Value root = parse_json(
        R"({"z": [1, -2.5, "a\u00e9\ud83d\ude00\n"], "a": {"t": true, "n": null}})", "f");
    const Object& members = *root.object();
    REQUIRE(members.size() == 2);
    CHECK(members[0].first == "z");
    CHECK(members[1].first == "a");
    const Array& list = *members[0].second.array();
    REQUIRE(list.size() == 3);
    CHECK(std::get<std::int64_t>(list[0].of) == 1);
    CHECK(std::get<double>(list[1].of) == -2.5);
    CHECK(*list[2].string() == "a\xC3\xA9\xF0\x9F\x98\x80\n");
    CHECK(std::get<bool>(root.find("a")->find("t")->of));
    CHECK(root.find("a")->find("n")->kind() == "nothing");
    CHECK(parse_json(" 7 ", "f").text() == "7");
    CHECK(parse_json("[]", "f").array()->empty());
    CHECK(parse_json("{}", "f").object()->empty());
  }

  TEST_CASE("JSON integers too large for 64 bits with sign become numbers") {
    CHECK(std::get<std::int64_t>(parse_json("9223372036854775807", "f").of) ==
          std::numeric_limits<std::int64_t>::max());
    CHECK(std::get<double>(parse_json("9223372036854775808", "f").of) == 9223372036854775808.0);
    CHECK(parse_json("123456789012345678901234567890", "f").kind() == "a number");
    CHECK(error_in("1e999").starts_with("f:1:"));
  }

  TEST_CASE("JSON errors say where and what") {
    CHECK(error_in("").starts_with("f:1:1: syntax error"));
    CHECK(error_in("{\"a\": 1,\n \"\xC3\xA9\": x}").starts_with("f:2:7: syntax error"));
    CHECK(error_in("[1] [2]").starts_with("f:1:5: syntax error"));
    CHECK(error_in("{\"a\": \"\\ud800\"}").find("surrogate") != std::string::npos);
    CHECK(error_in("\"\xFF\"").find("UTF-8") != std::string::npos);
    CHECK(error_in("{\"a\": NaN}").starts_with("f:1:7: syntax error"));
    CHECK(error_in("{\"a\":1,\"b\":2,\"a\":3}").ends_with(": \"a\" is given twice"));
    for (const auto* cut :
         {"{", "[", "{\"a\"", "{\"a\":", "\"", "\"\\u12", "tru", "-", "1.", "[1,"}) {
      CAPTURE(cut);
      CHECK(error_in(cut).starts_with("f:1:"));
    }
  }

  TEST_CASE("JSON that is deep or huge is an error, not a crash") {
    CHECK(error_in(repeat("[", 64) + repeat("]", 64)) == "no error");
    CHECK(error_in(repeat("[", 65) + repeat("]", 65)).ends_with("nested more than 64 deep"));
    CHECK(error_in(repeat("[", 1'000'000)).ends_with("nested more than 64 deep"));
    CHECK(error_in(repeat("{\"a\":", 1'000'000)).ends_with("nested more than 64 deep"));
    CHECK(error_in("[" + repeat("0,", 1'000'000) + "0]").ends_with("more than 1000000 values"));
  }
}
