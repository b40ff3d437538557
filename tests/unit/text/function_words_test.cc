// Words that say nothing about a subject.

#include "text/function_words.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/fold.h"

using pilcrow::text::fold;
using pilcrow::text::fold_case;
using pilcrow::text::is_function_word;

TEST_SUITE("text") {
  TEST_CASE("questions of each language are made with function words, and not of the next") {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"what", "en"},   {"Каков", "ru"}, {"welche", "de"},  {"أين", "ar"},   {"কোথায়", "bn"},
        {"kolik", "cs"},  {"πώς", "el"},   {"τους", "el"},    {"چرا", "fa"},   {"Milloin", "fi"},
        {"מתי", "he"},    {"कितने", "hi"},  {"mennyi", "hu"},  {"siapa", "id"}, {"무엇을", "ko"},
        {"który", "pl"},  {"câți", "ro"},  {"när", "sv"},     {"nini", "sw"},  {"ఎవరు", "te"},
        {"อะไร", "th"},   {"nasıl", "tr"}, {"скільки", "uk"}, {"什么", "zh"}};
    for (const auto& row : rows) {
      CAPTURE(row.first);
      CHECK(is_function_word(fold(row.first), row.second));
      CHECK(!is_function_word(fold(row.first), "fr"));
    }
    for (const std::string word : {"", " ", "договор", "treaty", "什", "אי"}) {
      CHECK(!is_function_word(word, "ru"));
      CHECK(!is_function_word(word, "zh"));
    }
  }

  TEST_CASE("accents tell function words of Vietnamese from other words") {
    CHECK(is_function_word(fold_case("LÀ"), "vi"));
    CHECK(!is_function_word("la", "vi"));
    CHECK(!is_function_word(fold_case("lá"), "vi"));
    CHECK(fold_case("LÀ ẢNH Straße Ł") == "là ảnh strasse ł");
  }
}
