// Sentences of texts in which full stops mean other things too.

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/support.h"
#include "text/breaks.h"
#include "text/sentence_ends.h"

namespace {

// A paragraph, and where its sentences end but for the last.
struct Golden {
  std::string text = {};
  std::set<std::size_t> ends = {};
};

// One sentence on a line; paragraphs between blank lines.
std::vector<Golden> read_golden(const std::string& language) {
  std::istringstream lines(support::read_file(std::string(PILCROW_SOURCE_DIR) +
                                              "/tests/unit/text/sentences/" + language + ".txt"));
  std::vector<Golden> out(1);
  for (std::string line; std::getline(lines, line);) {
    Golden& now = out.back();
    if (line.empty()) {
      if (!now.text.empty()) out.emplace_back();
      continue;
    }
    if (!now.text.empty()) {
      now.ends.insert(now.text.size());
      now.text += ' ';
    }
    now.text += line;
  }
  return out;
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("of 400 ends of sentences in six languages 98 in 100 are found, and as few are wrong") {
    pilcrow::text::Breaker breaker;
    std::size_t all = 0;
    std::size_t wrong = 0;
    std::string seen;
    for (const char* language : {"en", "ru", "de", "fr", "es", "ko"}) {
      for (const Golden& golden : read_golden(language)) {
        all += golden.ends.size();
        std::set<std::size_t> found;
        for (const auto range : breaker.sentences(golden.text, language)) {
          if (range.end < golden.text.size()) found.insert(range.end);
        }
        const auto show = [&](const char* what, std::size_t end) {
          ++wrong;
          const std::size_t begin = end > 30 ? end - 30 : 0;
          seen +=
              std::string(language) + ' ' + what + ": …" + golden.text.substr(begin, 60) + "…\n";
        };
        for (const auto end : golden.ends) {
          if (found.count(end) == 0) show("missed", end);
        }
        for (const auto end : found) {
          if (golden.ends.count(end) == 0) show("too many", end);
        }
      }
    }
    CAPTURE(seen);
    CHECK(all >= 400);
    CHECK(100 * wrong <= 2 * all);
  }

  TEST_CASE("ends of sentences by the rules of Unicode are those of ICU") {
    pilcrow::text::Breaker breaker;
    for (const char* language : {"en", "ru", "de", "fr", "es", "ko"}) {
      for (const Golden& golden : read_golden(language)) {
        CAPTURE(golden.text);
        CHECK(pilcrow::text::sentence_ends(golden.text) ==
              breaker.sentence_ends_by_icu(golden.text, language));
      }
    }
    const std::vector<std::string> parts = {
        "a", "B", "c.", "D.", ".", "!", "?", "...", " ", "  ", "\n", "\r\n", "\r", "\u2029", "\u0085",
        "3", "3.5", ",", ";", ":", "-", "\u2014", "(", ")", "\"", "\u00BB", "\u00AB ", "'", "\u2019",
        "e\u0301", "\u00AD", "\u200D", "\u200B", "\uFEFF", "北。", "한국", "か！", "я", "Я.", "\u00A0",
        "\t", "\u3000", "א", "ع؟", "\U0001F600", "ǅ", "ª", "٣", "\u2026", "।", "&"};
    std::mt19937 random(12);
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      for (std::size_t i = random() % 14; i > 0; --i) text += parts[random() % parts.size()];
      CAPTURE(text);
      REQUIRE(pilcrow::text::sentence_ends(text) == breaker.sentence_ends_by_icu(text, "en"));
    }
  }
}
