// Edits between words, and what of a word is too far away already.

#include "search/edits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using pilcrow::search::Edits;
using pilcrow::search::Units;

namespace {

std::size_t edits(const std::string& from, const std::string& to, Units units = Units::characters) {
  return Edits(from, 5, units).to(to);
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("letters are added, left out, replaced or exchanged") {
    CHECK(edits("railway", "railway") == 0);
    CHECK(edits("railway", "railways") == 1);
    CHECK(edits("railway", "rilway") == 1);
    CHECK(edits("railway", "tailway") == 1);
    CHECK(edits("railway", "rialway") == 1);
    CHECK(edits("railway", "riolway") == 2);
    CHECK(edits("recieve", "receive") == 1);
    CHECK(edits("ca", "abc") == 3);  // what was exchanged is not edited again
    CHECK(edits("", "abc") == 3);
    CHECK(edits("abc", "") == 3);
    CHECK(edits("", "") == 0);
    CHECK(edits("abcdefgh", "stuvwxyz") == 6);
  }

  TEST_CASE("units are characters, whatever their bytes, or the letters of Hangul") {
    CHECK(edits("Корея", "Карея") == 1);
    CHECK(edits("уголь", "угол") == 1);
    CHECK(edits("𝒶𝒷", "𝒷𝒶") == 1);
    CHECK(edits("북한", "북헌") == 1);
    CHECK(edits("북한", "부카") == 2);
    CHECK(edits("북한", "북헌", Units::jamo) == 1);
    CHECK(edits("북한", "부칸", Units::jamo) == 2);  // the last consonant, and the next first one
    CHECK(edits("조선", "조서", Units::jamo) == 1);
    CHECK(edits("조선", "저선", Units::jamo) == 1);
    CHECK(edits("railway", "tailway", Units::jamo) == 1);
  }

  TEST_CASE("sorted words give what each gives by itself, and what is too far stays so") {
    std::mt19937 random(3);
    const std::vector<std::string> letters = {"a", "b", "c", "é", "한", "하"};
    const auto any_word = [&](std::size_t most) {
      std::string out;
      for (std::size_t i = random() % (most + 1); i-- > 0;) out += letters[random() % 6];
      return out;
    };
    std::size_t dead = 0;
    for (int round = 0; round < 300; ++round) {
      const std::string word = any_word(7);
      const std::size_t most = 1 + random() % 2;
      const Units units = random() % 2 == 0 ? Units::characters : Units::jamo;
      std::vector<std::string> others;
      for (int i = 0; i < 60; ++i) others.push_back(any_word(9));
      std::sort(others.begin(), others.end());
      Edits sorted(word, most, units);
      std::string next;  // what comes before it is too far
      bool ended = false;
      for (const auto& other : others) {
        const std::size_t alone = Edits(word, 20, units).to(other);
        CHECK(sorted.to(other) == std::min(alone, most + 1));
        if (ended || other < next) CHECK(alone > most);
        if (!sorted.is_dead()) continue;
        ++dead;
        ended = !sorted.next(next);
      }
    }
    CHECK(dead > 5000);
  }
}
