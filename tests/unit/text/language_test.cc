// Which language a paragraph is in.

#include "text/language.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

using pilcrow::text::find_language;
using pilcrow::text::primary_language;

namespace {

struct Row {
  std::string text;
  std::string prior;
  std::string language;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.prior);
    CHECK(find_language(row.text, row.prior) == row.language);
  }
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("a sentence or two tell the language, whatever was declared") {
    const std::vector<Row> rows = {
        {"North Korea and the Soviet Union signed a treaty of friendship in 1961, and it was "
         "renewed several times.",
         "", "en"},
        {"Договор о дружбе, сотрудничестве и взаимной помощи между двумя странами был подписан в "
         "Москве в 1961 году.",
         "", "ru"},
        {"북한과 소련은 1961년에 우호 조약을 체결하였다.", "", "ko"},
        {"Der Vertrag über Freundschaft zwischen der Sowjetunion und Nordkorea wurde im Jahr 1961 "
         "unterzeichnet und trat in Kraft.",
         "", "de"},
        {"Le traité d'amitié entre l'Union soviétique et la Corée du Nord a été signé en 1961 à "
         "Moscou par les deux dirigeants.",
         "", "fr"},
        {"苏联与朝鲜于一九六一年签订了友好合作互助条约。", "", "zh"},
        {"ソ連と北朝鮮は1961年に友好条約に調印した。", "", "ja"},
        {"ประเทศไทยเป็นประเทศที่ตั้งอยู่ในเอเชียตะวันออกเฉียงใต้ และมีประชากรมาก", "", "th"}};
    check(rows);
    for (const Row& row : rows) {
      for (const std::string prior : {"en", "ru", "ko"}) {
        CHECK(find_language(row.text, prior) == row.language);
      }
    }
  }

  TEST_CASE("kin of a document's language are not taken for it") {
    // From the Universal Declaration of Human Rights.
    const std::vector<Row> rows = {
        {"Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені "
         "розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.",
         "", "uk"},
        {"Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах. Яны надзелены "
         "розумам і сумленнем і павінны ставіцца адзін да аднаго ў духу брацтва.",
         "", "be"},
        {"Всеки човек има право на свобода на мирни събрания и сдружения.", "", "bg"},
        {"Сва људска бића рађају се слободна и једнака у достојанству и правима. Она су обдарена "
         "разумом и свешћу и треба једни према другима да поступају у духу братства.",
         "", "sr"},
        {"Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med "
         "fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.",
         "", "da"},
        {"Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd "
         "met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap "
         "te gedragen.",
         "", "nl"},
        {"Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués "
         "de raison et de conscience et doivent agir les uns envers les autres dans un esprit de "
         "fraternité.",
         "", "fr"}};
    check(rows);
    for (const Row& row : rows) {
      for (const std::string prior : {"en", "ru", "de"}) {
        CHECK(find_language(row.text, prior) == row.language);
      }
    }
  }

  TEST_CASE("a paragraph with words of another language in it is in its document's") {
    check({{"The treaty was first described in „Der Vertrag und die Folgen“ by a member of the "
            "staff, and in „Договор“ by another who was there at the time.",
            "en", "en"},
           {"В этой статье, которая была опубликована в 1961 году, говорится, что были и другие "
            "договоры, например Treaty of Friendship.",
            "ru", "ru"}});
  }

  TEST_CASE("a few words take what their document is in") {
    check({{"Treaty", "en", "en"},
           {"Treaty", "de", "de"},
           {"Договор", "ru", "ru"},
           {"Договор", "uk", "uk"}});
  }

  TEST_CASE("a few words do not take a language of another script") {
    check({{"Договор", "en", ""},
           {"Treaty", "ru", ""},
           {"Treaty", "ko", ""},
           {"북한", "en", "ko"},
           {"中国", "ru", "zh"},
           {"北朝鮮の核実験", "en", "ja"}});
  }

  TEST_CASE("text without letters takes what its document is in") {
    check({{"1961", "ru", "ru"}, {"— 3,5 %", "ko", "ko"}, {"", "en", "en"}, {"1961", "", ""}});
  }

  TEST_CASE("a middle dot does not make Chinese Japanese") {
    check({{"约翰・史密斯是中国人民的老朋友，他说的话大家都记得。", "", "zh"}});
  }

  TEST_CASE("a few ideographs in a Japanese document are Japanese") {
    check({{"朝鮮民主主義人民共和国", "ja", "ja"},
           {"朝鮮民主主義人民共和国", "en", "zh"},
           {"苏联与朝鲜于一九六一年签订了友好合作互助条约，后来又多次延长。", "ja", "zh"}});
  }

  TEST_CASE("a name in another script does not change a text's language") {
    check({{"The leader of the DPRK (북한), Kim Jong Un (김정은), met the president in Vladivostok "
            "in April 2019 for their first talks.",
            "", "en"},
           {"DPRK (북한)", "en", "en"},
           {"북한(DPRK)은 조약을 체결하였다.", "en", "ko"}});
  }

  TEST_CASE("huge and hostile texts give a code or nothing") {
    std::string english;
    while (english.size() < std::size_t{1} << 20) english += "The line to the harbour is open. ";
    CHECK(find_language(english, "") == "en");
    std::string korean;  // cut within a sequence at any fixed size
    while (korean.size() < 100000) korean += "가";
    CHECK(find_language(korean, "") == "ko");
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (std::size_t i = random() % 60; i-- > 0;) {
        const char32_t c = 1 + static_cast<char32_t>(random() % 0x2FFFF);
        pilcrow::append_utf8(text, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
      }
      const std::string found = find_language(text, "");
      CHECK((found.empty() || primary_language(found) == found));
    }
  }

  TEST_CASE("short texts are in the document's language rather than in one of its kin, as was so") {
    check({{"По Версальскому договору платили.", "ru", "ru"},
           {"О Версальском договоре писали много. По Версальскому договору платили долго.", "ru", "ru"},
           {"Договорились о Тордесильясском договоре; после Великого пожара Пушкина видели в городе "
            "Пушкине.", "ru", "ru"},
           {"Прем'єр-міністр України заявив, що їхні переговори тривають.", "ru", "uk"},
           {"Председник Србије је изјавио да ће се преговори наставити сутра у Београду.", "ru", "sr"},
           {"Pemerintah akan membangun jalan kereta api dan pelabuhan baru di pulau itu.", "id", "id"},
           {"Regjeringen vil bygge en ny jernbane til havnen i nord neste år.", "nb", "nb"}});
  }

  TEST_CASE("Hebrew is he, not iw, as it was") {
    check({{"כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון", "", "he"}});
  }

  TEST_CASE("the primary subtag of a tag is its language") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"en", "en"},   {"en-GB", "en"}, {"EN", "en"},     {"zh_Hant", "zh"}, {"ko-KR", "ko"},
        {"xyz", "xyz"}, {"", ""},        {"x", ""},        {"english", ""},   {"e1", ""},
        {"-", ""},      {"é", ""},       {"i-klingon", ""},
        {"iw", "he"},   {"in-ID", "id"}, {"xx-Cher", ""}};
    for (const auto& [tag, language] : rows) CHECK(primary_language(tag) == language);
  }
}
