// Terms as they stand on disk.

#include "index/schema.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/utf8.h"

using pilcrow::index::kMaxTermBytes;
using pilcrow::index::term;

TEST_SUITE("index") {
  TEST_CASE("a short term is its prefix and its value") {
    CHECK(term("", "korea") == "korea");
    CHECK(term("ZXS", "북한") == "ZXS북한");
    CHECK(term("Q", "") == "Q");
    CHECK(term("Q", std::string(199, 'a')) == "Q" + std::string(199, 'a'));
  }

  TEST_CASE("a long term keeps its beginning and ends in a hash, and never changes") {
    CHECK(term("", std::string(200, 'a')) == std::string(200, 'a'));
    CHECK(term("", std::string(201, 'a')) == std::string(184, 'a') + "9a253eda0ce95884");
    for (const std::size_t size : {201U, 300U, 70000U}) {
      for (const std::string prefix : {"", "Z", "ZXS"}) {
        const std::string made = term(prefix, std::string(size, 'a'));
        CHECK(made.size() == kMaxTermBytes);
        CHECK(made.starts_with(prefix + "aaaa"));
      }
    }
  }

  TEST_CASE("long terms differ wherever their values do") {
    std::set<std::string> seen;
    const std::string value(300, 'a');
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string other = value;
      other[i] = 'b';
      seen.insert(term("Q", other));
    }
    seen.insert(term("Q", value));
    seen.insert(term("Q", value + "a"));
    CHECK(seen.size() == 302);
  }

  TEST_CASE("a long term is not cut within a character") {
    for (const std::string character : {"й", "북", "😀"}) {
      for (std::size_t before = 0; before < 5; ++before) {
        std::string value(before, 'x');
        while (value.size() < 400) value += character;
        const std::string made = term("Z", value);
        CHECK(made.size() <= kMaxTermBytes);
        CHECK(pilcrow::is_utf8(made));
      }
    }
  }

  TEST_CASE("terms hold no NULs") {
    CHECK(term("Q", std::string("a\0b", 3)) ==
          "Qa\x01"
          "b");
    CHECK(term("Q", std::string(300, '\0')).find('\0') == std::string::npos);
  }
}
