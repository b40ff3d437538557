// Texts and queries as words, pairs and stems.

#include "text/analysis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/support.h"

using pilcrow::text::Analyser;
using pilcrow::text::Token;

namespace {

using Strings = std::vector<std::string>;

// "exact/stem" of each word; pairs in brackets.
Strings analysed(const std::string& text, const std::string& language) {
  Analyser analyser;
  Strings out;
  for (const Token& token : analyser.analyse(text, language)) {
    const std::string word = token.exact + "/" + token.stem;
    out.push_back(token.extra ? "[" + word + "]" : word);
  }
  return out;
}

// "exact:stem@language+language,stem@language" of each word.
Strings queried(const std::string& text, const Strings& languages) {
  Analyser analyser;
  Strings out;
  for (const auto& word : analyser.analyse_query(text, languages)) {
    std::string line = word.exact + ":";
    for (const auto& stem : word.stems) {
      line += (line.back() == ':' ? "" : ",") + stem.text;
      char before = '@';
      for (const auto& language : stem.languages) {
        line += before + language;
        before = '+';
      }
    }
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("Vietnamese words stand with their accents too, where they have some") {
    CHECK(analysed("Đã viết ở Việt Nam", "vi") ==
          Strings{"da/da", "[đã/đã]", "viet/viet", "[viết/viết]", "o/o", "[ở/ở]", "viet/viet",
                  "[việt/việt]", "nam/nam"});
    CHECK(analysed("Vie\u0302\u0323t 大学", "vi") ==
          Strings{"viet/viet", "[việt/việt]", "大/大", "[大学/大学]", "学/学"});
    CHECK(analysed("Việt", "en") == Strings{"viet/viet"});
    CHECK(queried("VIẾT Nam", {"en", "vi"}) ==
          Strings{"viet:viet@en,viết@vi", "nam:nam@en+vi"});
  }

  TEST_CASE("words are folded and stemmed in the text's language") {
    CHECK(analysed("Treaties, don’t!", "en") == Strings{"treaties/treati", "don't/don't"});
    CHECK(analysed("Договоры 1961", "ru") == Strings{"договоры/договор", "1961/1961"});
    CHECK(analysed("북한은 DMZ는", "ko") == Strings{"북한은/북한", "dmz/dmz", "는/는"});
    CHECK(analysed("Treaties", "") == Strings{"treaties/treaties"});
    CHECK(analysed("", "en").empty());
    CHECK(analysed("— … \u00AD", "en").empty());
  }

  TEST_CASE("neighbouring ideographs make pairs behind the first of the two") {
    CHECK(analysed("核実験", "ja") ==
          Strings{"核/核", "[核実/核実]", "実/実", "[実験/実験]", "験/験"});
    CHECK(analysed("核 実", "ja") == Strings{"核/核", "実/実"});
    CHECK(analysed("核、実", "ja") == Strings{"核/核", "実/実"});
    CHECK(analysed("北DMZ米", "ja") == Strings{"北/北", "dmz/dmz", "米/米"});
    CHECK(analysed("ｶﾞﾗ", "ja") == Strings{"ガ/ガ", "[ガラ/ガラ]", "ラ/ラ"});
  }

  TEST_CASE("ranges point at the words in the text") {
    Analyser analyser;
    const std::string text = "Łódź: 核実 북한은";
    Strings words;
    std::vector<bool> pairs;
    for (const Token& token : analyser.analyse(text, "ko")) {
      words.push_back(text.substr(token.range.begin, token.range.size()));
      pairs.push_back(token.extra);
    }
    CHECK(words == Strings{"Łódź", "核", "核実", "実", "북한은"});
    CHECK(pairs == std::vector<bool>{false, false, true, false, false});
  }

  TEST_CASE("one analyser serves several languages in turn") {
    Analyser analyser;
    for (int i = 0; i < 3; ++i) {
      CHECK(analyser.analyse("trains", "en").front().stem == "train");
      CHECK(analyser.analyse("trains", "xx").front().stem == "trains");
      CHECK(analyser.analyse("Verträge", "de").front().stem == "vertrag");
    }
  }

  TEST_CASE("more languages than are kept are analysed like any") {
    Analyser analyser;
    for (int round = 0; round < 2; ++round) {
      for (int i = 0; i < 100; ++i) {
        const std::string unknown = {'q', static_cast<char>('a' + i / 10),
                                     static_cast<char>('a' + i % 10)};
        CHECK(analyser.analyse("Trains", unknown).front().stem == "trains");
        if (i % 40 == 0) CHECK(analyser.analyse("Trains", "en").front().stem == "train");
        CHECK(analyser.sentences("One. Two.", unknown).size() == 2);
      }
    }
  }

  TEST_CASE("words that are remembered are what they were at first") {
    Analyser used;
    std::mt19937 random(8);
    const Strings parts = {"Treaties", "РЕЖИМЫ", "북한은", "核実", "Łódź", "\u00AD", "don’t",
                           "ab",       "s",      "ing",    "ß",    "1950", "É",      "x"};
    for (std::size_t round = 0; round < support::rounds(3000); ++round) {
      std::string text;
      for (std::size_t i = random() % 12; i-- > 0;) {
        text += parts[random() % parts.size()];
        if (random() % 3 == 0) text += " ";
      }
      const std::string language = Strings{"en", "ru", "ko", ""}[random() % 4];
      Analyser fresh;
      const auto expected = fresh.analyse(text, language);
      const auto found = used.analyse(text, language);
      CAPTURE(text);
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].range == expected[i].range);
        CHECK(found[i].exact == expected[i].exact);
        CHECK(found[i].stem == expected[i].stem);
        CHECK(found[i].extra == expected[i].extra);
      }
    }
  }

  TEST_CASE("a query's word has its stem in each language") {
    CHECK(queried("договоры", {"en", "ru"}) == Strings{"договоры:договоры@en,договор@ru"});
    CHECK(queried("북한은", {"ko", "en"}) == Strings{"북한은:북한@ko,북한은@en"});
    CHECK(queried("nations", {"en", "fr", "de"}) == Strings{"nations:nation@en+fr+de"});
    CHECK(queried("area", {"en", "fr"}) == Strings{"area:area@en,are@fr"});
    CHECK(queried("trains", {}) == Strings{"trains:"});
    CHECK(queried("1950 DMZ", {"en", "ru"}) == Strings{"1950:1950@en+ru", "dmz:dmz@en+ru"});
    CHECK(queried("— !", {"en"}).empty());
  }

  TEST_CASE("a query's word finds itself in a text of another language, where it is not stemmed") {
    Analyser analyser;
    const Strings languages = {"", "en", "ru", "ko"};
    for (const std::string word : {"missions", "договоры", "북한은"}) {
      const auto asked = analyser.analyse_query(word, languages);
      for (const std::string language : {"en", "ru", "ko", ""}) {
        const std::string stem = analyser.analyse(word, language).front().stem;
        CAPTURE(word);
        CAPTURE(language);
        const auto& stems = asked.front().stems;
        const bool there = std::any_of(stems.begin(), stems.end(), [&](const auto& one) {
          const auto& in = one.languages;
          return one.text == stem && std::find(in.begin(), in.end(), language) != in.end();
        });
        CHECK(there);
      }
    }
  }

  TEST_CASE("ideographs of a query are pairs, but one alone is itself") {
    CHECK(queried("核", {"ja"}) == Strings{"核:核@ja"});
    CHECK(queried("核実", {"zh"}) == Strings{"核実:核実@zh"});
    CHECK(queried("核実験", {"ja", "en"}) == Strings{"核実:核実@ja+en", "実験:実験@ja+en"});
    CHECK(queried("核 実", {"ja"}) == Strings{"核:核@ja", "実:実@ja"});
    CHECK(queried("北朝鮮 核 talks", {"en"}) ==
          Strings{"北朝:北朝@en", "朝鮮:朝鮮@en", "核:核@en", "talks:talk@en"});
    CHECK(queried("한자漢字", {"ko"}) == Strings{"한자:한자@ko", "漢字:漢字@ko"});
  }

  TEST_CASE("what a query's words are found by stands in the index of the same text") {
    Analyser analyser;
    const std::string text = "核実験 Treaties 북한은 договоры が DMZ는 葛\U000E0100飾";
    for (const std::string language : {"en", "ru", "ko", "ja"}) {
      Strings stems;
      for (const Token& token : analyser.analyse(text, language)) stems.push_back(token.stem);
      for (const auto& word : analyser.analyse_query(text, {"en", "ru", "ko", "ja"})) {
        const bool found = std::any_of(word.stems.begin(), word.stems.end(), [&](const auto& stem) {
          return std::find(stems.begin(), stems.end(), stem.text) != stems.end();
        });
        CAPTURE(word.exact);
        CHECK(found);
      }
    }
  }
}
