// Words and sentences in several scripts.

#include "text/breaks.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

using pilcrow::Range;
using pilcrow::text::Breaker;
using pilcrow::text::is_ideograph;

namespace {

using Strings = std::vector<std::string>;

struct Row {
  std::string text;
  std::string language;
  Strings sentences;
};

Strings texts_of(const std::string& text, const std::vector<Range>& ranges) {
  Strings out;
  for (const Range range : ranges) out.push_back(text.substr(range.begin, range.size()));
  return out;
}

Strings words(const std::string& text) {
  Breaker breaker;
  return texts_of(text, breaker.words(text));
}

Strings sentences(const std::string& text, const std::string& language) {
  Breaker breaker;
  return texts_of(text, breaker.sentences(text, language));
}

// In order, without overlap, neither empty nor across a character, with nothing but white space
// between, before and after.
void check_cover(const std::string& text, const std::vector<Range>& ranges) {
  std::size_t at = 0;
  for (const Range range : ranges) {
    REQUIRE(at <= range.begin);
    REQUIRE(range.begin < range.end);
    REQUIRE(range.end <= text.size());
    REQUIRE(!pilcrow::is_continuation(text[range.begin]));
    REQUIRE((range.end == text.size() || !pilcrow::is_continuation(text[range.end])));
    REQUIRE(text.substr(at, range.begin - at).find_first_not_of(" \n\r\t") == std::string::npos);
    at = range.end;
  }
  REQUIRE(text.substr(at).find_first_not_of(" \n\r\t") == std::string::npos);
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("words of each script are found") {
    const std::vector<std::pair<std::string, Strings>> rows = {
        {"", {}},
        {"…—! ", {}},
        {"Six-Party Talks don't stop.", {"Six", "Party", "Talks", "don't", "stop"}},
        {"it’s 3.5 or 1,000, a_b", {"it’s", "3.5", "or", "1,000", "a_b"}},
        {"U.S. F-16s", {"U.S", "F", "16s"}},
        {"so\u00ADft Ünïcödé e\u0301", {"so\u00ADft", "Ünïcödé", "e\u0301"}},
        {"КНДР — шестисторонние переговоры 2003 года",
         {"КНДР", "шестисторонние", "переговоры", "2003", "года"}},
        {"DMZ는 1950년 북한과", {"DMZ", "는", "1950", "년", "북한과"}},
        {"한자漢字", {"한자", "漢", "字"}},
        {"核実験は中止。ガラス", {"核", "実", "験", "は", "中", "止", "ガ", "ラ", "ス"}},
        {"ラーメン カ\u3099", {"ラー", "メ", "ン", "カ\u3099"}},
        {"中国 2006年", {"中", "国", "2006", "年"}},
        {"ประเทศไทย", {"ประเทศไทย"}},
        {"हिन्दी राष्ट्रीय", {"हिन्दी", "राष्ट्रीय"}},
        {"😀 ok 👩‍👩‍👧!", {"ok"}}};
    for (const auto& row : rows) {
      const auto& text = row.first;
      CAPTURE(text);
      CHECK(words(text) == row.second);
    }
  }

  TEST_CASE("half-width kana keep their marks of voice and length") {
    CHECK(words("ｶﾞﾗｽ") == Strings{"ｶﾞ", "ﾗ", "ｽ"});
    CHECK(words("ﾊﾟｰﾃｨ") == Strings{"ﾊﾟｰ", "ﾃ", "ｨ"});
  }

  TEST_CASE("an ideograph keeps its variation selector") {
    CHECK(words("葛\U000E0100飾") == Strings{"葛\U000E0100", "飾"});
  }

  TEST_CASE("a Hangul word with an invisible character behind it is not lost") {
    CHECK(words("북한\uFEFF은") == Strings{"북한\uFEFF", "은"});
    CHECK(words("북한\u200D 좋다") == Strings{"북한\u200D", "좋다"});
    CHECK(words("북\u00AD한") == Strings{"북\u00AD", "한"});
    CHECK(words("북한\u200B은") == Strings{"북한", "은"});
  }

  TEST_CASE("ranges of words are bytes") {
    Breaker breaker;
    CHECK(breaker.words("é DMZ는") == std::vector<Range>{{0, 2}, {3, 6}, {6, 9}});
  }

  TEST_CASE("one Han or kana character is an ideograph") {
    for (const char* word : {"核", "が", "ガ", "ｶ", "々", "𠀀"}) CHECK(is_ideograph(word));
    for (const char* word : {"", "a", "é", "한", "1", "й", "ก", "😀"}) CHECK(!is_ideograph(word));
  }

  TEST_CASE("sentences of each language are found") {
    const std::vector<Row> rows = {
        {"", "en", {}},
        {" \n ", "en", {}},
        {"One. Two? Three!", "", {"One.", "Two?", "Three!"}},
        {" It cost 3.5 dollars. Really?!  Yes. ",
         "en",
         {"It cost 3.5 dollars.", "Really?!", "Yes."}},
        {"He said “no.” Then he left.", "en", {"He said “no.”", "Then he left."}},
        {"line one\nline two\r\n\r\nthree", "en", {"line one", "line two", "three"}},
        {"В 1961 г. был подписан договор. Он вступил в силу.",
         "ru",
         {"В 1961 г. был подписан договор.", "Он вступил в силу."}},
        {"북한은 핵실험을 했다. 중국은 반대했다.",
         "ko",
         {"북한은 핵실험을 했다.", "중국은 반대했다."}},
        {"核実験は中止。合意した。", "ja", {"核実験は中止。", "合意した。"}},
        {"他说：“不。”然后走了。", "zh", {"他说：“不。”", "然后走了。"}},
        {"One. Two.", "xx", {"One.", "Two."}}};
    for (const Row& row : rows) {
      const auto& text = row.text;
      CAPTURE(text);
      CHECK(sentences(text, row.language) == row.sentences);
    }
  }

  TEST_CASE("titles and initials end no sentence") {
    const std::vector<Row> rows = {
        {"Dr. Smith met Gen. Lee. Both left.", "en", {"Dr. Smith met Gen. Lee.", "Both left."}},
        {"U.S. forces came. The U.S. Army stayed.",
         "en",
         {"U.S. forces came.", "The U.S. Army stayed."}},
        {"Harry S. Truman and J. F. Kennedy spoke.",
         "en",
         {"Harry S. Truman and J. F. Kennedy spoke."}},
        {"Writing (Dr. Smith) ended. I left.", "en", {"Writing (Dr. Smith) ended.", "I left."}},
        {"И. В. Сталин подписал. Завод им. Ленина стоит.",
         "ru",
         {"И. В. Сталин подписал.", "Завод им. Ленина стоит."}},
        {"Dr. Meier kam. Er ging.", "de", {"Dr. Meier kam.", "Er ging."}},
        {"Signed, Dr.\nThe next line", "en", {"Signed, Dr.", "The next line"}},
        {"It ends with Dr.", "en", {"It ends with Dr."}}};
    for (const Row& row : rows) {
      const auto& text = row.text;
      CAPTURE(text);
      CHECK(sentences(text, row.language) == row.sentences);
    }
  }

  TEST_CASE("an acronym ends a sentence, although its last letter might be an initial") {
    CHECK(sentences("He joined NATO. She left the DPRK. They saw the USSR. So be it.", "en") ==
          Strings{"He joined NATO.", "She left the DPRK.", "They saw the USSR.", "So be it."});
    CHECK(sentences("Это КНДР. А это США. Подписал Ким. Он уехал.", "ru") ==
          Strings{"Это КНДР.", "А это США.", "Подписал Ким.", "Он уехал."});
    CHECK(sentences("Das war die DDR. Er ging.", "de") == Strings{"Das war die DDR.", "Er ging."});
  }

  TEST_CASE("no sentence is lost and none overlaps, whatever the text") {
    const Strings parts = {"Dr.",    "A.",   " ",    "\n",   "word", "слово", "북한은",
                           "核。",   "?!",   "...",  "U.S.", "\"",   "”",     "(",
                           ")",      "1950", ". ",   " - ",  "им.",  "😀",     "\u0301",
                           "\u200D", "。",   "\r\n", ",",    "x"};
    const Strings languages = {"en", "ru", "ko", "de", ""};
    std::mt19937 random(3);
    Breaker breaker;
    for (int round = 0; round < 1500; ++round) {
      std::string text;
      for (std::size_t i = random() % 30; i-- > 0;) text += parts[random() % parts.size()];
      CAPTURE(text);
      check_cover(text, breaker.sentences(text, languages[random() % languages.size()]));
      std::size_t at = 0;
      for (const Range word : breaker.words(text)) {
        REQUIRE(at <= word.begin);
        REQUIRE(word.begin < word.end);
        REQUIRE(pilcrow::is_utf8(text.substr(word.begin, word.size())));
        at = word.end;
      }
      REQUIRE(at <= text.size());
    }
  }

  TEST_CASE("huge texts are broken whole") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += i % 2 == 0 ? "A. " : "북한 ";
    Breaker breaker;
    check_cover(text, breaker.sentences(text, "en"));
    CHECK(breaker.words(text).size() == 20000);
    CHECK(breaker.words(std::string(100000, 'a')).size() == 1);
    CHECK(breaker.sentences(std::string(100000, '.'), "en").size() == 1);
    CHECK(breaker.words(std::string(100000, '(')).empty());
  }
}
