// The memory of words.

#include "text/known_words.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <unordered_map>

using pilcrow::text::KnownWords;

namespace {

// Whether a word, in the middle of a text and at its end, is known with these forms.
bool has(const KnownWords& known, std::uint64_t language, const std::string& word,
         const std::string& exact, const std::string& stem) {
  for (const std::string behind : {"", ", and so on and so forth"}) {
    const std::string text = "(" + word + behind;
    std::string found_exact = "before";
    std::string found_stem = "a longer one than strings hold in themselves";
    const auto key = known.key(language, text, {1, 1 + word.size()});
    known.prepare(key);
    if (known.find(key, found_exact, found_stem) == 0) return false;
    if (found_exact != exact || found_stem != stem) return false;
  }
  return true;
}

void add(KnownWords& known, std::uint64_t language, const std::string& word,
         const std::string& exact, const std::string& stem) {
  known.add(known.key(language, word, {0, word.size()}), exact, stem);
}

bool knows(const KnownWords& known, std::uint64_t language, const std::string& word) {
  std::string exact;
  std::string stem;
  return known.find(known.key(language, word, {0, word.size()}), exact, stem) != 0;
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("a word is known by its bytes and its language") {
    KnownWords known;
    CHECK(!knows(known, 1, "Trains"));
    add(known, 1, "Trains", "trains", "train");
    CHECK(has(known, 1, "Trains", "trains", "train"));
    CHECK(!knows(known, 2, "Trains"));
    CHECK(!knows(known, 1, "trains"));
    CHECK(!knows(known, 1, "Train"));
    CHECK(!knows(known, 1, std::string("Trains\0", 7)));
    add(known, 2, "Trains", "trains", "trains");
    CHECK(has(known, 1, "Trains", "trains", "train"));
    CHECK(has(known, 2, "Trains", "trains", "trains"));
    add(known, 1, "\u00AD", "", "");
    CHECK(has(known, 1, "\u00AD", "", ""));
  }

  TEST_CASE("words of every length are known as they are, or not at all") {
    KnownWords known;
    for (std::size_t size = 1; size < 300; ++size) {
      const std::string word(size, 'A');
      const std::string exact(size, 'a');
      for (const std::string& stem :
           {exact, exact.substr(0, size / 2), std::string(size, 'b'), std::string(size + 3, 'a')}) {
        const std::uint64_t language =
            1000 * size + stem.size() + (stem.starts_with('b') ? 500 : 0);
        add(known, language, word, exact, stem);
        if (knows(known, language, word)) CHECK(has(known, language, word, exact, stem));
        if (size <= 12) CHECK(knows(known, language, word));
        add(known, language, exact, exact, stem);
        if (knows(known, language, exact)) CHECK(has(known, language, exact, exact, stem));
      }
    }
  }

  TEST_CASE("a number is that of one word, whatever is forgotten and in whatever table") {
    constexpr std::size_t kWords = 200000;
    std::unordered_map<std::uint64_t, std::string> word_of;
    for (std::uint64_t language = 1; language <= 2; ++language) {
      KnownWords known;
      for (std::size_t i = 0; i < kWords; ++i) {
        const std::string word = std::to_string(i * 7919);
        const std::string named = std::to_string(language) + " " + word;
        const auto key = known.key(language, word, {0, word.size()});
        const std::uint64_t number = known.add(key, word, word);
        if (number == 0 || !word_of.emplace(number, named).second) FAIL_CHECK(named);
        std::string exact;
        std::string stem;
        if (known.find(key, exact, stem) != number) FAIL_CHECK(named);
      }
    }
    KnownWords known;
    const std::string longer(300, 'a');
    CHECK(known.add(known.key(1, longer, {0, longer.size()}), longer, longer) == 0);
  }

  TEST_CASE("more words than there is room for push others out, never mix with them") {
    KnownWords known;
    constexpr std::size_t kWords = 400000;
    const auto word = [](std::size_t i) { return "W" + std::to_string(i * 7919); };
    for (std::size_t i = 0; i < kWords; ++i) add(known, 1, word(i), "w" + word(i), word(i));
    std::size_t kept = 0;
    for (std::size_t i = 0; i < kWords; ++i) {
      if (!knows(known, 1, word(i))) continue;
      ++kept;
      if (!has(known, 1, word(i), "w" + word(i), word(i))) FAIL_CHECK(word(i));
    }
    CHECK(kept > kWords / 5);
    CHECK(kept < kWords / 2);
  }
}
