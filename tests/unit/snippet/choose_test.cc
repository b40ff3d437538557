// Which sentences are shown.

#include "snippet/choose.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/breaks.h"

using pilcrow::Fragment;
using pilcrow::Mark;
using pilcrow::Range;
using pilcrow::Snippet;
using pilcrow::snippet::choose;
using pilcrow::text::Breaker;

namespace {

using Strings = std::vector<std::string>;

// Marks every place of each word, whose number is its clause.
std::vector<Mark> mark_words(const std::string& text, const Strings& words) {
  std::vector<Mark> marks;
  for (std::size_t clause = 0; clause < words.size(); ++clause) {
    for (std::size_t at = 0; (at = text.find(words[clause], at)) != std::string::npos; ++at) {
      marks.push_back({{at, at + words[clause].size()}, {}, clause, {}});
    }
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.bytes.begin != b.bytes.begin ? a.bytes.begin < b.bytes.begin
                                          : a.bytes.end > b.bytes.end;
  });
  return marks;
}

Snippet snippet(const std::string& text, const Strings& words, std::size_t length = 320,
                std::size_t fragments = 3, const std::vector<double>& weights = {}) {
  Breaker breaker;
  return choose(text, breaker.sentences(text, "en"), mark_words(text, words), weights,
                {length, fragments});
}

// The fragments' texts between bars, with … where a sentence was cut and [ ] around marks.
std::string shown(const Snippet& snippet) {
  std::string out;
  for (const Fragment& fragment : snippet.fragments) {
    std::string text = fragment.text;
    for (auto mark = fragment.marks.rbegin(); mark != fragment.marks.rend(); ++mark) {
      text.insert(mark->bytes.end, "]").insert(mark->bytes.begin, "[");
    }
    out += (out.empty() ? "" : " | ") + std::string(fragment.cut_front ? "…" : "") + text +
           (fragment.cut_back ? "…" : "");
  }
  return out;
}

std::size_t units(const std::string& text, std::size_t bytes) {
  return pilcrow::count_utf16(std::string_view(text).substr(0, bytes));
}

// What <pilcrow/snippet.h> promises of every snippet.
void check_promises(const std::string& text, const Snippet& snippet, std::size_t length,
                    std::size_t fragments) {
  REQUIRE(snippet.fragments.size() <= std::max<std::size_t>(fragments, 1));
  std::size_t at = 0;
  std::size_t code_points = 0;
  for (const Fragment& fragment : snippet.fragments) {
    REQUIRE(at <= fragment.bytes.begin);
    REQUIRE(fragment.text == text.substr(fragment.bytes.begin, fragment.bytes.size()));
    REQUIRE(pilcrow::is_utf8(fragment.text));
    code_points += pilcrow::count_code_points(fragment.text);
    std::size_t marked = 0;
    for (const Mark& mark : fragment.marks) {
      REQUIRE(marked <= mark.bytes.begin);
      REQUIRE(mark.bytes.begin < mark.bytes.end);
      REQUIRE(mark.bytes.end <= fragment.text.size());
      REQUIRE(mark.utf16.begin == units(fragment.text, mark.bytes.begin));
      REQUIRE(mark.utf16.end == units(fragment.text, mark.bytes.end));
      marked = mark.bytes.end;
    }
    at = fragment.bytes.end + 1;  // fragments do not touch
  }
  REQUIRE(code_points <= length);
}

}  // namespace

TEST_SUITE("snippet") {
  TEST_CASE("without marks the opening sentences are shown, as many as fit") {
    const std::string text = "One is here. Two is there. Three.";
    CHECK(shown(snippet(text, {})) == text);
    CHECK(shown(snippet(text, {}, 30)) == "One is here. Two is there.");
    CHECK(shown(snippet(text, {}, 12)) == "One is here.");
    CHECK(snippet("", {"a"}).fragments.empty());
    CHECK(snippet("  ", {}).fragments.empty());
  }

  TEST_CASE("sentences that cover more of the query go first") {
    const std::string text = "An oil field. No word. More oil and gas here. The end. Some coal.";
    CHECK(shown(snippet(text, {"oil", "gas"}, 22)) == "More [oil] and [gas] here.");
    CHECK(shown(snippet(text, {"oil", "gas", "coal"}, 33)) ==
          "More [oil] and [gas] here. | Some [coal].");
    // A clause seen again is worth a tenth: four of one are less than one each of two.
    CHECK(shown(snippet("x x x x. Both x b here.", {"x", "b"}, 14)) == "Both [x] [b] here.");
  }

  TEST_CASE("weights say which clause matters more") {
    const std::string text = "Here is oil. Here is gas.";
    CHECK(shown(snippet(text, {"oil", "gas"}, 12)) == "Here is [oil].");
    CHECK(shown(snippet(text, {"oil", "gas"}, 12, 3, {0.5, 2})) == "Here is [gas].");
  }

  TEST_CASE("what is left of the budget goes to what follows, then to what leads to it") {
    const std::string text = "Aaaa. Bbbb. Oil. Cccc. Dddd.";
    const std::vector<std::pair<std::size_t, std::string>> rows = {
        {4, "[Oil]."},
        {9, "[Oil]."},
        {10, "[Oil]. Cccc."},
        {16, "[Oil]. Cccc. Dddd."},
        {22, "Bbbb. [Oil]. Cccc. Dddd."},
        {28, "Aaaa. Bbbb. [Oil]. Cccc. Dddd."}};
    for (const auto& [length, expected] : rows) {
      CHECK(shown(snippet(text, {"Oil"}, length)) == expected);
    }
  }

  TEST_CASE("the space between two sentences counts, so that neither is cut for it") {
    CHECK(shown(snippet("Aaaa. Oil.", {"Oil"}, 9)) == "[Oil].");
    CHECK(shown(snippet("Aaaa. Oil.", {"Oil"}, 10)) == "Aaaa. [Oil].");
    CHECK(shown(snippet("Oil." + std::string(50, ' ') + "Gas.", {"Oil", "Gas"}, 20)) == "[Oil].");
  }

  TEST_CASE("no more fragments are given than asked for, but one") {
    const std::string text = "Oil. Some. Gas. Some. Tin.";
    CHECK(shown(snippet(text, {"Oil", "Gas", "Tin"}, 13, 2)) == "[Oil]. | [Gas].");
    CHECK(shown(snippet(text, {"Oil", "Gas", "Tin"}, 4, 0)) == "[Oil].");
    CHECK(shown(snippet(text, {"Oil", "Gas", "Tin"}, 12, 3)) == "[Oil]. | [Gas]. | [Tin].");
    CHECK(shown(snippet(text, {"Oil", "Gas"}, 20, 1)) == "[Oil]. Some. [Gas].");
  }

  TEST_CASE("of sentences with the same clauses the one with them closest together is shown") {
    const std::string text =
        "Oil came by ship and in the end gas too. Gas and oil came. Oil and then, gas.";
    CHECK(shown(snippet(text, {"il", "as"}, 20)) == "G[as] and o[il] came.");
    // One that adds a clause comes before one that repeats others.
    CHECK(shown(snippet("X aa aa aa. X aa bb. X cc.", {"aa", "bb", "cc"}, 14)) ==
          "X [aa] [bb]. X [cc].");
  }

  TEST_CASE("a sentence longer than the budget is cut where a clause ends, if one does near by") {
    const std::string text =
        "When the line was finished, trains ran daily; nobody had expected that, not even those who "
        "had built it.";
    CHECK(shown(snippet(text, {"daily"}, 60)) == "…trains ran [daily]; nobody had expected that,…");
    CHECK(shown(snippet(text, {"When"}, 40)) == "[When] the line was finished, trains ran…");
    CHECK(shown(snippet(text, {"When"}, 34)) == "[When] the line was finished,…");
  }

  TEST_CASE("the budget counts what people take for characters, and cuts none of them") {
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    const std::string accented = "e\u0301";
    std::string text;
    for (int i = 0; i < 20; ++i) text += family + accented;
    Breaker breaker;
    const auto clusters = breaker.clusters(text);
    REQUIRE(clusters.size() == 40);
    const auto cut = choose(text, {{0, text.size()}}, {}, {}, {7, 1}, clusters);
    REQUIRE(cut.fragments.size() == 1);
    CHECK(cut.fragments[0].text ==
          family + accented + family + accented + family + accented + family);
    CHECK(cut.fragments[0].cut_back);
    CHECK_FALSE(choose(text, {{0, text.size()}}, {}, {}, {40, 1}, clusters).fragments[0].cut_back);
    CHECK(breaker.clusters("Прямой текст, 한글 그리고 漢字 и ё.").empty());
    CHECK(breaker.clusters("").empty());
    CHECK(breaker.clusters("a\r\nb").size() == 3);
    CHECK(breaker.clusters("x" + accented).size() == 2);
  }

  TEST_CASE("a sentence longer than the budget is cut between words around its first mark") {
    const std::string text =
        "one two three four five six seven eight nine ten eleven twelve thirteen";
    CHECK(shown(snippet(text, {"nine"}, 20)) == "…eight [nine] ten…");
    CHECK(shown(snippet(text, {"one"}, 20)) == "[one] two three four…");
    CHECK(shown(snippet(text, {"thirteen"}, 20)) == "…[thirteen]");
    CHECK(shown(snippet(text, {}, 18)) == "one two three four…");
    CHECK(shown(snippet("One. " + text + ".", {"seven", "eight"}, 25)) ==
          "…six [seven] [eight] nine ten…");
  }

  TEST_CASE("text without spaces is cut between characters") {
    const std::string text = "核実験核実験核実験核実験核実験核実験";
    const Snippet cut = snippet(text, {}, 5);
    REQUIRE(cut.fragments.size() == 1);
    CHECK(cut.fragments.front().text == "核実験核実");
    CHECK(cut.fragments.front().cut_back);
    check_promises(text, snippet(text, {"験"}, 7), 7, 1);
    check_promises(text, snippet(text, {"験"}, 0), 0, 1);
  }

  TEST_CASE("of overlapping marks the first is kept") {
    CHECK(shown(snippet("North Korea talks.", {"Korea", "Korea talks", "talks"})) ==
          "North [Korea talks].");
    CHECK(shown(snippet("abc", {"ab", "bc"})) == "[ab]c");
  }

  TEST_CASE("marks are in bytes and in UTF-16 units") {
    const std::string text = "😀 북한은 é oil. 핵 😀😀 gas.";
    const Snippet all = snippet(text, {"북한", "oil", "핵", "gas"});
    REQUIRE(all.fragments.size() == 1);
    std::vector<Range> utf16;
    for (const Mark& mark : all.fragments.front().marks) utf16.push_back(mark.utf16);
    CHECK(utf16 == std::vector<Range>{{3, 5}, {9, 12}, {14, 15}, {21, 24}});
    check_promises(text, all, 320, 3);
  }

  TEST_CASE("whatever the text, its marks and the options, the promises hold") {
    const Strings parts = {
        "oil", "gas ", "북한은 ", "核実験", "😀", ". ", "? ", "。", " ", "A. ", "longer words here ",
        "é",   "\n",   "Tin. ",   "coal, "};
    const Strings words = {"oil", "gas", "북한", "核", "実験", "😀", "Tin", "words here", "coal"};
    std::mt19937 random(6);
    for (int round = 0; round < 1500; ++round) {
      std::string text;
      for (std::size_t i = random() % 40; i-- > 0;) text += parts[random() % parts.size()];
      Strings some;
      for (const auto& word : words) {
        if (random() % 3 == 0) some.push_back(word);
      }
      const std::size_t length = random() % 120;
      const std::size_t fragments = random() % 4;
      CAPTURE(text);
      CAPTURE(length);
      check_promises(text, snippet(text, some, length, fragments), length, fragments);
    }
  }

  TEST_CASE("thousands of sentences with thousands of marks are chosen from in no great time") {
    std::string text;
    Strings words;
    for (int i = 0; i < 300; ++i) words.push_back("W" + std::to_string(i) + ".");
    for (int i = 0; i < 6000; ++i) text += words[static_cast<std::size_t>(i % 300)] + " ";
    for (const std::size_t length : {320U, 3000U, 1000000U}) {
      const std::size_t fragments = length == 320 ? 3 : 10000;
      check_promises(text, snippet(text, words, length, fragments), length, fragments);
    }
  }
}
