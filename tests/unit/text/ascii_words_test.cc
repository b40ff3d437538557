// Words found by hand in ASCII are those that ICU finds. For texts beyond the corpus, name a folder
// in PILCROW_TEXTS.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "support/support.h"
#include "text/breaks.h"

using pilcrow::Range;
using pilcrow::text::Breaker;

namespace {

namespace fs = std::filesystem;

// Bytes as doctest can show them.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = c >= ' ' && c <= '~';
    out += plain ? std::string(1, c) : "\\" + std::to_string(static_cast<unsigned char>(c));
  }
  return out;
}

bool is_same(Breaker& breaker, const std::string& text) {
  return breaker.words(text) == breaker.words_by_icu(text);
}

// How many files of a folder were compared.
std::size_t check_folder(const std::string& path) {
  Breaker breaker;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (!entry.is_regular_file()) continue;
    const std::string file = entry.path().string();
    CAPTURE(file);
    CHECK(is_same(breaker, support::read_file(file)));
    ++files;
  }
  return files;
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("words of every text of the corpus are ICU's") {
    CHECK(check_folder(support::source_path("corpus")) > 30);
  }

  TEST_CASE("words of texts in the folder named by PILCROW_TEXTS are ICU's") {
    const char* const folder = std::getenv("PILCROW_TEXTS");
    if (folder != nullptr) CHECK(check_folder(folder) > 0);
  }

  TEST_CASE("words of every short string of characters of each kind are ICU's") {
    const std::vector<std::string> characters = {
        "a",  "1",  "_",  ".",      "'",      ",",      ":",      "@",      "-",     " ",
        "\"", "\n", "\r", "\u00E9", "\u0301", "\u200D", "\u2019", "\u05D0", "\u4E2D"};
    const std::size_t n = characters.size();
    Breaker breaker;
    for (std::size_t number = 0; number < n * n * n * n; ++number) {
      std::string text;
      for (std::size_t left = number; left > 0; left /= n) text += characters[left % n];
      if (is_same(breaker, text)) continue;
      FAIL_CHECK(shown(text));
    }
  }

  TEST_CASE("words of strings of any characters are ICU's") {
    // ASCII thrice as often as the rest, so that stretches of it are long enough to be told apart.
    const std::vector<std::string> others = {
        "é",      "Ж",      "ß",      "ñ",      "\u0301",     "\u0308",     "\u200D",     "\u200C",
        "\u00AD", "\u2060", "\uFEFF", "한",     "국",         "\u1100",     "中",         "国",
        "の",     "カ",     "ｶ",      "\uFF9E", "ー",         "ก",          "า",          "א",
        "ב",      "״",      "ع",      "\u0664", "\u066B",     "·",          "‧",          "’",
        "‘",      "“",      "–",      "…",      "\u00A0",     "\u2003",     "\u3000",     "\u2028",
        "\u0085", "：",     "．",     "＿",     "\u203F",     "\U0001F600", "\u2764",     "\uFE0F",
        "1",      "٣",      "२",      "\u0903", "\U0001F1E9", "\U0001F1EA", "\U000E0100", "\u00B5"};
    const std::vector<std::string> words = {
        "don't",  "3.5",      "1,000;2", "a.b",  "U.S.",  "x_y_",  "__", "@home", "a@b.c", "F-16s",
        "he:she", "the word", " and ",   "1.a",  "a.1",   "'tis'", "..", "\r\n",  "\t",    "  ",
        "0x1F",   "_1",       "(in",     "end)", "\"q\"", "C++ ",  "1;", ";a",    "A'1",   "1'2"};
    std::mt19937 random(20);
    Breaker breaker;
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    for (std::size_t round = 0; round < support::rounds(40000); ++round) {
      std::string text;
      const std::size_t rarity = 1 + below(40);  // of characters beyond ASCII
      for (std::size_t i = below(60); i-- > 0;) {
        if (below(rarity) == 0) {
          text += others[below(others.size())];
        } else if (below(3) == 0) {
          text += words[below(words.size())];
        } else {
          text += static_cast<char>(below(5) == 0 ? below(0x80) : 0x20 + below(0x5F));
        }
      }
      if (is_same(breaker, text)) continue;
      FAIL_CHECK(shown(text));
    }
  }

  TEST_CASE("words of strings that are not UTF-8 are ICU's") {
    std::mt19937 random(21);
    Breaker breaker;
    for (std::size_t round = 0; round < support::rounds(10000); ++round) {
      std::string text;
      for (std::size_t i = random() % 120; i-- > 0;) {
        const bool broken = random() % 12 == 0;
        text += static_cast<char>(broken ? 0x80 + random() % 0x80 : 0x20 + random() % 0x5F);
      }
      if (is_same(breaker, text)) continue;
      FAIL_CHECK(shown(text));
    }
  }

  TEST_CASE("a long text of both kinds is broken in one go") {
    std::string text;
    for (int i = 0; i < 3000; ++i) {
      text += "it's 3.5 km, ";
      if (i % 7 == 0) text += "é\u0301t ";
      if (i % 50 == 0) text += "— (북한) ";
    }
    Breaker breaker;
    std::vector<Range> words = {{7, 8}};
    breaker.words(text, words);
    CHECK(words == breaker.words_by_icu(text));
    CHECK(words.size() == 3000 * 3 + 429 + 60);
    breaker.words("", words);
    CHECK(words.empty());
  }
}
