#include <doctest/doctest.h>

#include "unit/data/fixture.h"

using namespace pilcrow::data;

namespace {

std::string error_in(std::string_view text) { return error_of(parse_toml, text); }

}  // namespace

TEST_SUITE("data") {
  TEST_CASE("TOML becomes a tree with positions, in the source's order") {
    const Value root = parse_toml(
        "zeta = 1\n"
        "alpha = \"\xD0\xBC\xD0\xB8\xD1\x80\"\n"
        "[table.b]\n"
        "x = [1, 2.5, true]\n"
        "[table.a]\n"
        "y = {n = 1}\n"
        "[[rows]]\n"
        "id = 'one'\n"
        "[[rows]]\n",
        "f");
    const Object& members = *root.object();
    REQUIRE(members.size() == 4);
    CHECK(members[0].first == "zeta");
    CHECK(members[1].first == "alpha");
    CHECK(members[2].first == "table");
    CHECK(members[3].first == "rows");
    CHECK(members[1].second.position.line == 2);
    CHECK(members[1].second.position.column == 9);
    CHECK(members[2].second.object()->at(0).first == "b");
    const Array& list = *root.find("table")->find("b")->find("x")->array();
    REQUIRE(list.size() == 3);
    CHECK(list[0].kind() == "an integer");
    CHECK(list[1].kind() == "a number");
    CHECK(list[2].kind() == "a boolean");
    CHECK(root.find("rows")->array()->size() == 2);
    CHECK(parse_toml("", "f").object()->empty());
  }

  TEST_CASE("TOML dates and times are ISO 8601 strings") {
    const Value root = parse_toml(
        "a = 2024-06-19\nb = 10:20:30.5\nc = 2024-06-19T10:20:30Z\nd = 2024-06-19 10:20:30+09:00\n",
        "f");
    CHECK(*root.find("a")->string() == "2024-06-19");
    CHECK(root.find("b")->text().starts_with("10:20:30.5"));
    CHECK(*root.find("c")->string() == "2024-06-19T10:20:30Z");
    CHECK(*root.find("d")->string() == "2024-06-19T10:20:30+09:00");
  }

  TEST_CASE("TOML errors say where and what") {
    CHECK(error_in("a = 1\na = 2\n").starts_with("f:2:5: "));
    CHECK(error_in("a = \n").starts_with("f:1:"));
    CHECK(error_in("a = 1\nb = \"open\n").starts_with("f:2:"));
    CHECK(error_in("[a\n").starts_with("f:"));
    CHECK(error_in("a = \"\xFF\"\n").starts_with("f:"));
    CHECK(error_in("a = 1 b = 2\n").starts_with("f:1:"));
  }

  TEST_CASE("Deep TOML is an error, not a crash") {
    CHECK(error_in("x = " + repeat("[", 63) + repeat("]", 63)) == "no error");
    CHECK(error_in("x = " + repeat("[", 64) + repeat("]", 64)).ends_with("more than 64 deep"));
    CHECK(error_in("x = " + repeat("[", 100'000)).starts_with("f:1:"));
    CHECK(error_in("x = " + repeat("{a=", 100'000)).starts_with("f:1:"));
    CHECK(error_in("x = [" + repeat("0,", 1'000'000) + "]").ends_with("more than 1000000 values"));
  }

  TEST_CASE("TOML keys of very many parts are an error, not a crash") {
    const std::string refused = "a key has more than 64 parts";
    const std::string tail = "x = = 1\n";  // an error further on must not save the attacker
    CHECK(error_in(repeat("a.", 63) + "a = 1\n") == "no error");
    CHECK(error_in(repeat("a.", 1'000'000) + "a = 1\n" + tail) == "f:1:1: " + refused);
    CHECK(error_in("y = 1\n[" + repeat("a . ", 1'000'000) + "a]\n") == "f:2:1: " + refused);
    CHECK(error_in(repeat("'a=\"'.", 1'000'000) + "a = 1\n") == "f:1:1: " + refused);
    CHECK(error_in("x = ['''a'''', {" + repeat("a.", 1'000'000) + "a = 1}]\n").ends_with(refused));
    CHECK(error_in("x = \"\\\"\"\ny = {" + repeat("a.", 100'000) + "a=1}").ends_with(refused));
    std::string nested = "[" + repeat("a.", 63) + "a]\nx = ";
    nested += repeat("{" + repeat("a.", 63) + "a = ", 250);
    CHECK(error_in(nested).starts_with("f:2:"));
    CHECK(error_in(nested + "1" + repeat("}", 250)).ends_with("more than 64 deep"));
  }

  TEST_CASE("Dots in strings and comments of TOML are no parts of keys") {
    const std::string dots = repeat("a.", 1000);
    CHECK(error_in("x = \"" + dots + "\"\ny = '" + dots + "' # " + dots + "\n") == "no error");
    CHECK(error_in("x = \"\"\"\n" + dots + "\n\"" + dots + "\"\"\"\n") == "no error");
    CHECK(error_in("x = '''\n" + dots + "\n'" + dots + "'''\n") == "no error");
    CHECK(error_in("x = 1 # " + dots) == "no error");
  }
}
