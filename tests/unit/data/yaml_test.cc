#include <doctest/doctest.h>

#include <cmath>

#include "unit/data/fixture.h"

using namespace pilcrow::data;

namespace {

std::string error_in(std::string_view text) { return error_of(parse_yaml, text); }

Value scalar(const std::string& text) { return *parse_yaml("x: " + text, "f").find("x"); }

}  // namespace

TEST_SUITE("data") {
  TEST_CASE("YAML becomes a tree with positions, in the source's order") {
    const Value root = parse_yaml(
        "title: Trade\n"
        "\xD1\x82\xD0\xB5\xD0\xBC\xD1\x8B: [\xD0\xBC\xD0\xB8\xD1\x80, 'a b']\n"
        "nested:\n"
        "  deep: {x: 1}\n"
        "list:\n"
        "- one\n"
        "-\n",
        "f");
    REQUIRE(root.object()->size() == 4);
    CHECK(root.object()->at(0).first == "title");
    const Value& themes = root.object()->at(1).second;
    REQUIRE(themes.array()->size() == 2);
    CHECK(themes.array()->at(1).text() == "a b");
    CHECK(themes.array()->at(1).position.line == 2);
    CHECK(themes.array()->at(1).position.column == 13);
    CHECK(root.find("nested")->find("deep")->find("x")->text() == "1");
    CHECK(root.find("list")->array()->at(1).kind() == "nothing");
    CHECK(parse_yaml("", "f").kind() == "nothing");
    CHECK(parse_yaml("# nothing\n", "f").kind() == "nothing");
  }

  TEST_CASE("YAML scalars follow the core schema, and dates are strings") {
    for (const auto* nothing : {"", "~", "null", "Null", "NULL"}) {
      CHECK(scalar(nothing).kind() == "nothing");
    }
    for (const auto* truth : {"true", "True", "FALSE"}) CHECK(scalar(truth).kind() == "a boolean");
    CHECK(scalar("+12").text() == "12");
    CHECK(scalar("-0").text() == "0");
    CHECK(scalar("0o17").text() == "15");
    CHECK(scalar("0xFF").text() == "255");
    CHECK(scalar("007").text() == "7");
    CHECK(scalar("9223372036854775808").kind() == "a number");
    CHECK(scalar(".5").text() == "0.5");
    CHECK(scalar("-1.").text() == "-1");
    CHECK(scalar("1e3").text() == "1000");
    CHECK(scalar("-.inf").text() == "-inf");
    double out = 0;
    CHECK(scalar(".nan").number(out));
    CHECK(std::isnan(out));
    for (const auto* string :
         {"2024-06-19", "2024-06-19T10:00:00Z", "yes", "no", "on", "0x", "0o9", "0x-1", "1.2.3",
          "e5", ".", "+", "1e", "+.e3", "12:30:45", "1_000", "1e999", "nULL"}) {
      CAPTURE(string);
      CHECK(scalar(string).kind() == "a string");
      CHECK(scalar(string).text() == string);
    }
    CHECK(scalar("'12'").kind() == "a string");
    CHECK(scalar("\"true\"").kind() == "a string");
    CHECK(scalar("!!str 12").kind() == "a string");
    CHECK(scalar("|\n  a\n  b\n").text() == "a\nb\n");
  }

  TEST_CASE("Only the first YAML document is read") {
    const Value root = parse_yaml("a: 1\n---\nb: [broken\n", "f");
    CHECK(root.find("a") != nullptr);
    CHECK(root.find("b") == nullptr);
  }

  TEST_CASE("YAML errors say where and what") {
    CHECK(error_in("a: &x 1\n") == "f:1:4: anchors (&name) are not supported");
    CHECK(error_in("a: &x [1]\n") == "f:1:4: anchors (&name) are not supported");
    CHECK(error_in("a: &x {b: 1}\n") == "f:1:4: anchors (&name) are not supported");
    CHECK(error_in("&x a: 1\n") == "f:1:1: anchors (&name) are not supported");
    CHECK(error_in("a: 1\nb: *x\n") == "f:2:4: aliases (*name) are not supported");
    CHECK(error_in("a: 1\nb: 2\na: 3\n") == "f:3:1: \"a\" is given twice");
    CHECK(error_in("[a, b]: 1\n").ends_with("a list or a table cannot be a key"));
    CHECK(error_in("a: [1, 2\nb: 3\n").starts_with("f:2:"));
    CHECK(error_in("a: 'open\n").starts_with("f:"));
    CHECK(error_in("a: b: c\n") == "f:1:5: mapping values are not allowed in this context");
    CHECK(error_in("\tx: 1\n").starts_with("f:1:"));
    CHECK(error_in("a: \x01\n").starts_with("f:"));
    CHECK(error_in("a: \xFF\n").starts_with("f:"));
  }

  TEST_CASE("YAML that is deep or huge is an error, not a crash") {
    CHECK(error_in(repeat("[", 64) + repeat("]", 64)) == "no error");
    CHECK(error_in(repeat("[", 100'000)).ends_with("nested more than 64 deep"));
    CHECK(error_in(repeat("- ", 100'000)).ends_with("nested more than 64 deep"));
    CHECK(error_in(repeat("{a: ", 100'000)).ends_with("nested more than 64 deep"));
    CHECK(error_in(repeat("- x\n", 1'000'001)).ends_with("more than 1000000 values"));
  }
}
