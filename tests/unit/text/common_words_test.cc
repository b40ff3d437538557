// Function words, and what they say of a text.

#include "text/common_words.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/fold.h"

using pilcrow::text::CommonWords;
using pilcrow::text::count_common_words;
using pilcrow::text::fold;
using pilcrow::text::is_common;

namespace {

using Row = std::pair<std::string, std::string>;

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("function words of each language are common in it") {
    for (const Row& row : std::vector<Row>{{"the", "en"},
                                           {"while", "en"},
                                           {"и", "ru"},
                                           {"которая", "ru"},
                                           {"Её", "ru"},
                                           {"der", "de"},
                                           {"für", "de"},
                                           {"daß", "de"},
                                           {"été", "fr"},
                                           {"qu’il", "fr"},
                                           {"también", "es"},
                                           {"più", "it"},
                                           {"não", "pt"},
                                           {"het", "nl"}}) {
      CAPTURE(row.first);
      CHECK(is_common(fold(row.first), row.second));
      CHECK(is_common(fold(row.first)));
    }
  }

  TEST_CASE("other words, and words of other languages, are not common") {
    for (const Row& row : std::vector<Row>{{"treaty", "en"},
                                           {"time", "en"},
                                           {"th", "en"},
                                           {"thee", "en"},
                                           {"", "en"},
                                           {" ", "en"},
                                           {std::string(1, '\0'), "en"},
                                           {std::string(1, '\0') + "the", "en"},
                                           {std::string(10000, 'a'), "en"},
                                           {"the", "de"},
                                           {"the", ""},
                                           {"the", "xx"},
                                           {"договор", "ru"},
                                           {"and", "ru"},
                                           {"и", "en"}}) {
      CAPTURE(row.first);
      CHECK(!is_common(row.first, row.second));
    }
  }

  TEST_CASE("without a language a word is common if it is so in any") {
    for (const std::string word : {"the", "und", "и", "het"}) CHECK(is_common(word));
    for (const std::string word : {"treaty", "договор", "북한", "", "1950"})
      CHECK(!is_common(word));
  }

  TEST_CASE("a text's words are counted as they are written") {
    CommonWords count = count_common_words("THE end of It, and a “Treaty” — that’s all.", "en");
    CHECK(count.words == 9);
    CHECK(count.own == 4);  // the, of, it, and; one letter does not count
    CHECK(count.foreign == 0);
    count = count_common_words("Она была ЕЁ дочерью — и Всё же ты…", "ru");
    CHECK(count.words == 8);
    CHECK(count.own == 4);
    CHECK(count.typical == 2);
    CHECK(count_common_words("Das Maß für Größe, daß es sei", "de").own == 4);
  }

  TEST_CASE("words of other languages and letters are told from a text's own") {
    CHECK(count_common_words("the treaty ist der Anfang und die Mitte", "en").foreign == 4);
    CHECK(count_common_words("in was is", "en").foreign == 0);  // Dutch too
    CHECK(count_common_words("the Договор о дружбе", "en").foreign == 3);
    CHECK(count_common_words("або її дружба", "ru").foreign == 1);
    CHECK(count_common_words("and это the", "ru").foreign == 2);
  }

  TEST_CASE("texts without words, of other scripts or broken are counted too") {
    for (const std::string language : {"en", "ru", "xx", ""}) {
      CHECK(count_common_words("", language).words == 0);
      CHECK(count_common_words("1950 — “”!", language).words == 0);
    }
    CHECK(count_common_words("북한 核実験 ประเทศ", "en").own == 0);
    for (int byte = 0; byte < 256; ++byte) {
      for (int next = 0; next < 256; ++next) {
        const std::string text = {static_cast<char>(byte), static_cast<char>(next)};
        CHECK(count_common_words(text, "en").words <= 1);
        CHECK(count_common_words("the" + text, "en").words >= 1);
      }
    }
    const std::string the(100000, 't');
    CHECK(count_common_words(the, "en").words == 1);
    CHECK(count_common_words(the, "en").own == 0);
  }
}
