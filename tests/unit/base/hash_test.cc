// Hashes that stand on disk and in anchors.

#include "base/hash.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using pilcrow::fold32;
using pilcrow::hash64;
using pilcrow::hex;

TEST_SUITE("base") {
  TEST_CASE("hashes are those of FNV-1a, published with it") {
    CHECK(hash64("") == 0xCBF29CE484222325U);
    CHECK(hash64("a") == 0xAF63DC4C8601EC8CU);
    CHECK(hash64("foobar") == 0x85944171F73967E8U);
    static_assert(hash64("foobar") == 0x85944171F73967E8U);
    CHECK(fold32(hash64("a")) == 0x296230C0U);
    CHECK(fold32(0xFFFFFFFF00000000U) == 0xFFFFFFFFU);
  }

  TEST_CASE("a hash goes on where another left off") {
    const std::string text = "북한 КНДР \xFF";
    for (std::size_t at = 0; at <= text.size(); ++at) {
      CHECK(hash64(text.substr(at), hash64(text.substr(0, at))) == hash64(text));
    }
  }

  TEST_CASE("bytes above 127 and NULs count") {
    std::set<std::uint64_t> seen;
    for (int c = 0; c < 256; ++c) seen.insert(hash64(std::string(1, static_cast<char>(c))));
    CHECK(seen.size() == 256);
    CHECK(hash64(std::string(1, '\0')) != hash64(std::string(2, '\0')));
  }

  TEST_CASE("hexadecimal has as many digits as asked for, lowest last") {
    CHECK(hex(0, 8) == "00000000");
    CHECK(hex(0x3FA9C1D2U, 8) == "3fa9c1d2");
    CHECK(hex(0xFFFFFFFFFFFFFFFFU, 16) == "ffffffffffffffff");
    CHECK(hex(0x123U, 2) == "23");
    CHECK(hex(5, 0).empty());
  }
}
