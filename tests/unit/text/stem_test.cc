// Inflections that must meet, and words that must not.

#include "text/stem.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"

using pilcrow::text::fold;
using pilcrow::text::languages_of_script;
using pilcrow::text::stem_korean;
using pilcrow::text::Stemmer;

namespace {

using Words = std::vector<std::string>;

// All words of a row have one stem, and no other row has it.
void check_classes(const std::string& language, const std::vector<Words>& classes) {
  Stemmer stemmer(language);
  Words seen;
  for (const Words& words : classes) {
    const std::string stem = stemmer.stem(fold(words.front()));
    for (const auto& word : words) {
      CAPTURE(word);
      CHECK(stemmer.stem(fold(word)) == stem);
    }
    for (const auto& other : seen) CHECK(other != stem);
    seen.push_back(stem);
  }
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("English inflections meet") {
    check_classes("en", {{"train", "trains", "training", "trained"},
                         {"treaty", "treaties"},
                         {"sanction", "sanctions", "sanctioned"},
                         {"railway", "railways"},
                         {"nuclear"},
                         {"Korea"}});
  }

  TEST_CASE("German inflections meet") {
    check_classes("de", {{"Vertrag", "Verträge", "Vertrages", "Verträgen"},
                         {"Sanktion", "Sanktionen"},
                         {"Haus", "Häuser", "Hauses"}});
  }

  TEST_CASE("Russian inflections meet") {
    check_classes("ru", {{"договор", "договора", "договору", "договором", "договоре", "договоры",
                          "договоров", "договорами"},
                         {"санкция", "санкции", "санкций", "санкцию", "санкциями", "санкциях"},
                         {"Россия", "России", "Россию", "Россией"},
                         {"ядерный", "ядерного", "ядерной", "ядерные", "ядерных"}});
  }

  TEST_CASE("Russian words whose stem looks like it ends in an ending meet too") {
    check_classes("ru", {{"Корея", "Кореи", "Корее", "Корею", "Кореей"},
                         {"Китай", "Китая", "Китаю", "Китаем", "Китае"},
                         {"режим", "режима", "режиму", "режимом", "режимы"},
                         {"Пхеньян", "Пхеньяна", "Пхеньяну", "Пхеньяном", "Пхеньяне"},
                         {"Медведев", "Медведева", "Медведеву", "Медведевым"},
                         {"саммит", "саммита", "саммите", "саммитов"}});
    Stemmer stemmer("ru");
    CHECK(stemmer.stem("воевать") == "воев");  // never down to its first letters
  }

  TEST_CASE("Korean particles and endings come off") {
    check_classes(
        "ko", {{"북한", "북한은", "북한이", "북한의", "북한을", "북한과", "북한도", "북한에",
                "북한에서", "북한으로", "북한까지", "북한부터", "북한만", "북한이다"},
               {"러시아", "러시아는", "러시아가", "러시아의", "러시아를", "러시아와", "러시아로",
                "러시아에게", "러시아에서는", "러시아로부터"},
               {"김정은", "김정은은", "김정은이", "김정은의", "김정은을", "김정은과"},
               {"체결", "체결한", "체결했다", "체결하였다", "체결하고", "체결된", "체결됐다",
                "체결을", "체결하면서"},
               {"핵실험", "핵실험을", "핵실험은", "핵실험이", "핵실험들"},
               {"회의", "회의는", "회의의", "회의에서"},
               {"제재", "제재가", "제재를"}});
  }

  TEST_CASE("Korean particles of speech and of emphasis come off, too") {
    check_classes("ko", {{"북한", "북한마저", "북한이라도", "북한께서", "북한한테", "북한입니다",
                          "북한에선", "북한에겐", "북한이라면", "북한이야말로", "북한은커녕"},
                         {"부산", "부산한테서", "부산이었습니다", "부산이라며"},
                         {"러시아", "러시아한테", "러시아였습니다", "러시아야말로"}});
  }

  TEST_CASE("what an apostrophe joins to a word comes off") {
    check_classes("fr", {{"accord", "l'accord", "l’accord", "d’accords"},
                         {"organisation", "l’Organisation", "qu'organisation"},
                         {"année", "l'année", "années"},
                         {"aujourd'hui"}});
    check_classes("it", {{"economia", "L'economia", "dell'economia", "economie"},
                         {"Italia", "dell’Italia", "un'Italia"}});
    check_classes("ca", {{"estat", "l'Estat", "d’estat"}});
    check_classes("tr", {{"Türkiye", "Türkiye'nin", "Türkiye’de"}, {"İstanbul", "İstanbul'a"}});
    check_classes("en", {{"Russia", "Russia's"}, {"o'clock"}});
    Stemmer french("fr");
    CHECK(french.stem("l'") == "l'");  // nothing is left to be found
    CHECK(french.stem("'") == "'");
  }

  TEST_CASE("Korean words of two syllables stay whole, whatever they end in") {
    for (const std::string word :
         {"회의", "국가", "도로", "결과", "평가", "이는", "한은", "은", ""}) {
      CHECK(stem_korean(word) == word);
    }
    CHECK(stem_korean("dmz는") == "dmz는");
    CHECK(stem_korean("ㅋㅋ는은") == "ㅋㅋ는은");  // letters that make no syllables
  }

  TEST_CASE("a particle that does not fit the sound before it stays") {
    CHECK(stem_korean("러시아은") == "러시아은");
    CHECK(stem_korean("북한는") == "북한는");
    CHECK(stem_korean("북한를") == "북한를");
  }

  TEST_CASE("words with digits are their own stems") {
    for (const std::string language : {"en", "ru", "de", "ko"}) {
      Stemmer stemmer(language);
      for (const std::string word : {"1950s", "f16s", "3.5", "1950년은", "2010-х"}) {
        CHECK(stemmer.stem(word) == word);
      }
    }
  }

  TEST_CASE("languages without rules, and words of another script, keep their words") {
    for (const std::string language : {"zh", "ja", "", "xx", "not a language", "../en"}) {
      CHECK(Stemmer(language).stem("trains") == "trains");
    }
    CHECK(Stemmer("en").stem("договоры") == "договоры");
    CHECK(Stemmer("ru").stem("treaties") == "treaties");
    CHECK(Stemmer("en").stem("").empty());
    CHECK(Stemmer("en").stem("북한은") == "북한은");
  }

  TEST_CASE("long words and very many of them are stemmed like others") {
    Stemmer stemmer("ko");
    std::string word = "북한";
    for (int i = 0; i < 20000; ++i) word += "은";
    CHECK(stemmer.stem(word) == "북한");
    Stemmer english("en");
    const std::string letters(64 * 1024, 'a');
    for (int i = 0; i < 300; ++i) {
      std::string plural = letters;
      plural[static_cast<std::size_t>(i)] = 'b';
      CHECK(english.stem(plural + "s") == plural);
    }
    CHECK(english.stem("trains") == "train");
  }

  TEST_CASE("a word's script tells which languages it may be of") {
    const Words among = {"en", "ru", "de", "ko", "ja", "zh", "el"};
    CHECK(languages_of_script("treaty", among) == Words{"en", "de"});
    CHECK(languages_of_script("договор", among) == Words{"ru"});
    CHECK(languages_of_script("북한", among) == Words{"ko"});
    CHECK(languages_of_script("中国", among) == Words{"zh"});
    CHECK(languages_of_script("が", among) == Words{"ja"});
    CHECK(languages_of_script("αθηνα", among) == Words{"el"});
    CHECK(languages_of_script("treaty", {"ru"}).empty());
    CHECK(languages_of_script("treaty", {}).empty());
    CHECK(languages_of_script("1950", among) == among);
    CHECK(languages_of_script("", among) == among);
  }
}
