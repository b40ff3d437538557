// The form in which words are compared, script by script.

#include "text/fold.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

using pilcrow::text::fold;

namespace {

struct Row {
  std::string text;
  std::string folded;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.folded);
  }
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("Latin loses case, accents and ligatures") {
    check({{"", ""},
           {"Korea", "korea"},
           {"F-16, A.D. 1950!", "f-16, a.d. 1950!"},
           {"é", "e"},
           {"e\u0301", "e"},
           {"ñ", "n"},
           {"Å", "a"},
           {"\u212B", "a"},  // the unit of length
           {"Straße", "strasse"},
           {"STRASSE", "strasse"},
           {"GROẞ", "gross"},
           {"İstanbul", "istanbul"},
           {"Iı", "ii"},
           {"Łódź", "lodz"},
           {"Ørsted", "orsted"},
           {"Đorđe", "dorde"},
           {"Þórður", "thordur"},
           {"Ægir ǽ", "aegir ae"},
           {"œuvre", "oeuvre"},
           {"ﬁnd", "find"},
           {"x\u0323\u0308", "x"},
           {"ＤＭＺ　１９５０", "dmz 1950"},
           {"ſ Ⅷ ㎏", "s viii kg"}});
  }

  TEST_CASE("apostrophes are straight and soft hyphens are gone") {
    check({{"don’t", "don't"},
           {"‘twas", "'twas"},
           {"Kimʼs", "kim's"},
           {"ŉ", "'n"},
           {"so\u00ADft", "soft"},
           {"\u00AD", ""},
           {"\uFEFFa\u200Db", "ab"}});
  }

  TEST_CASE("Greek loses accents and the final form of sigma") {
    check({{"ά", "α"}, {"Αθήνα", "αθηνα"}, {"ΣΑΣ σας", "σασ σασ"}, {"ᾳ", "αι"}, {"ϊ", "ι"}});
  }

  TEST_CASE("Cyrillic loses the dots of ё and keeps й") {
    check({{"Российский", "российский"},
           {"й", "й"},
           {"и\u0306", "й"},
           {"Ёлка ё", "елка е"},
           {"е\u0308", "е"},
           {"КНДР", "кндр"},
           {"Їжак", "їжак"}});
  }

  TEST_CASE("stress marks over Russian vowels are gone, letters with an acute of their own stay") {
    check(
        {{"Пхенья\u0301н", "пхеньян"}, {"Коре\u0301я", "корея"}, {"ё\u0301", "е"}, {"Ќ ѓ", "ќ ѓ"}});
  }

  TEST_CASE("marks that make another letter stay in other scripts") {
    check({{"が", "が"},
           {"か\u3099", "が"},
           {"ぱ", "ぱ"},
           {"हिन्दी", "हिन्दी"},
           {"தமிழ்", "தமிழ்"},
           {"ประเทศไทย", "ประเทศไทย"},
           {"שָׁלוֹם", "שָׁלוֹם"}});
  }

  TEST_CASE("half-width kana are full, Hangul jamo are syllables") {
    check({{"ｶﾞ", "ガ"},
           {"ﾊﾟ", "パ"},
           {"ｶﾞﾗｽ", "ガラス"},
           {"\u1112\u1161\u11AB국", "한국"},
           {"북한", "북한"},
           {"北朝鮮", "北朝鮮"}});
  }

  TEST_CASE("a mark without a letter stands for itself, what is no text for the replacement") {
    check({{"\u0301", "\u0301"},
           {"😀", "😀"},
           {"\xFF", "\uFFFD"},
           {"a\xE2\x82", "a\uFFFD"},
           {std::string(1, '\0'), std::string(1, '\0')}});
  }

  TEST_CASE("folding twice is folding once, and gives UTF-8, whatever the text") {
    std::mt19937 random(1);
    // Blocks of letters and marks that combine with one another.
    const std::vector<std::pair<char32_t, char32_t>> blocks = {
        {0x20, 0x24F},    {0x300, 0x52F},   {0x5D0, 0x64F},   {0x900, 0x97F},   {0x1100, 0x11FF},
        {0x1E00, 0x1FFF}, {0x3040, 0x30FF}, {0xAC00, 0xAC80}, {0xFB00, 0xFB06}, {0xFF01, 0xFF9F}};
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t i = random() % 8; i-- > 0;) {
        const auto [first, last] = blocks[random() % blocks.size()];
        pilcrow::append_utf8(text, first + static_cast<char32_t>(random() % (last - first + 1)));
      }
      CAPTURE(text);
      const std::string once = fold(text);
      REQUIRE(pilcrow::is_utf8(once));
      REQUIRE(fold(once) == once);
    }
  }
}
