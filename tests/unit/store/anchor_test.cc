// Citations of paragraphs as text.

#include "store/anchor.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "base/hash.h"

using pilcrow::store::Anchor;
using pilcrow::store::make_anchor;
using pilcrow::store::parse_anchor;

TEST_SUITE("store") {
  TEST_CASE("an anchor is the document, the number and eight digits of the hash") {
    CHECK(make_anchor("article.txt", 7, 0x3FA9C1D2U) == "article.txt#p7-3fa9c1d2");
    CHECK(make_anchor("a", 1, 0) == "a#p1-00000000");
    CHECK(make_anchor("북한/é.md", 12, 0xFFFFFFFF00000000U) == "북한/é.md#p12-ffffffff");
  }

  TEST_CASE("anchors come back, also those of ids that look like anchors") {
    std::mt19937_64 random(1);
    const std::vector<std::string> ids = {"a",
                                          "article.txt",
                                          "a#p",
                                          "a#p7",
                                          "#p7-x",
                                          "a#p7-3fa9c1d2",
                                          "a#p1-00000000#p",
                                          "-",
                                          "a b",
                                          "http://x/y#p2",
                                          "북한",
                                          std::string(4096, 'x')};
    const std::vector<std::size_t> numbers = {1,  2,     9,
                                              10, 65536, std::numeric_limits<std::size_t>::max()};
    for (const auto& id : ids) {
      for (const std::size_t number : numbers) {
        const std::uint64_t hash = random();
        const auto anchor = parse_anchor(make_anchor(id, number, hash));
        CAPTURE(id);
        REQUIRE(anchor);
        CHECK(anchor->document == id);
        CHECK(anchor->number == number);
        CHECK(anchor->hash == pilcrow::fold32(hash));
      }
    }
  }

  TEST_CASE("what is no anchor is none") {
    const std::vector<std::string> rows = {
        "",
        "a",
        "#p7-3fa9c1d2",  // no document
        "a#p-3fa9c1d2",
        "a#p0-3fa9c1d2",
        "a#p7",
        "a#p7-",
        "a#p7-3fa9c1d",
        "a#p7-3fa9c1d22",
        "a#p7-3fa9c1dg",
        "a#p7-+fa9c1d2",
        "a#p7-0x00001d",
        "a#p7x-3fa9c1d2",
        "a#p+7-3fa9c1d2",
        "a#p-7-3fa9c1d2",
        "a#p 7-3fa9c1d2",
        "a#p7-3fa9c1d2 ",
        "a#p7-3fa9c1d2\n",
        "a#q7-3fa9c1d2",
        "a#P7-3fa9c1d2",
        "a p7-3fa9c1d2",
        "a#p7--fa9c1d2",
        "a#p99999999999999999999999-3fa9c1d2",
        "a#p7-3fa9c1d2#p",
        std::string("a#p7-3fa9c1d\0", 13),
    };
    for (const auto& row : rows) {
      CAPTURE(row);
      CHECK(!parse_anchor(row));
    }
    CHECK(!parse_anchor(std::string(1 << 20, '#')));
    CHECK(!parse_anchor("a#p" + std::string(1 << 20, '9') + "-3fa9c1d2"));
  }
}
