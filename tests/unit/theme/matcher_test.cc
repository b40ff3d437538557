// Cues in texts: which match, and where.

#include "theme/matcher.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/support.h"

using pilcrow::text::Analyser;
using pilcrow::theme::Cue;
using pilcrow::theme::Matcher;
using pilcrow::theme::parse_alias;
using pilcrow::theme::parse_cue;

namespace {

using Strings = std::vector<std::string>;

// "cue=matched text" for each match.
Strings matches(const Strings& cues, const std::string& text, const std::string& language) {
  Analyser analyser;
  Matcher matcher;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    matcher.add(parse_cue(cues[i], "test"), i, language, analyser);
  }
  const auto tokens = analyser.analyse(text, language);
  Strings out;
  Matcher::Memory memory;
  for (const auto& match : matcher.match({text, &tokens}, memory)) {
    out.push_back(cues[match.cue] + "=" + text.substr(match.range.begin, match.range.size()));
  }
  return out;
}

bool found(const std::string& cue, const std::string& text, const std::string& language) {
  return !matches({cue}, text, language).empty();
}

}  // namespace

TEST_SUITE("theme") {
  TEST_CASE("a cue is a word, a phrase or a prefix, with a weight") {
    const Cue word = parse_cue("trade", "w");
    CHECK(word.kind == Cue::Kind::words);
    CHECK(word.text == "trade");
    CHECK(word.weight == 1);
    const Cue phrase = parse_cue("\"joint venture\"^2.5", "w");
    CHECK(phrase.kind == Cue::Kind::words);
    CHECK(phrase.text == "joint venture");
    CHECK(phrase.source == "\"joint venture\"^2.5");
    CHECK(phrase.weight == 2.5);
    const Cue prefix = parse_cue("invest*^3", "w");
    CHECK(prefix.kind == Cue::Kind::prefix);
    CHECK(prefix.text == "invest");
    for (const char* capitals : {"DMZ", "U.S.", "КНДР", "MIG-29"}) {
      CHECK(parse_cue(capitals, "w").kind == Cue::Kind::capitals);
      CHECK(parse_alias(capitals, "w").kind == Cue::Kind::capitals);
    }
    for (const char* words : {"Dmz", "A", "F-16", "1950", "\"DMZ\"", "북한", "UN treaty"}) {
      CHECK(parse_cue(words, "w").kind == Cue::Kind::words);
    }
    CHECK(parse_alias("a* \"b\"^2", "w").text == "a* \"b\"^2");  // an alias has no syntax
  }

  TEST_CASE("words match in any inflection of the text's language") {
    CHECK(matches({"trade"}, "Trading in trades. Traders did not TRADE.", "en") ==
          Strings{"trade=Trading", "trade=trades", "trade=TRADE"});
    CHECK(found("Vertrag", "die Verträge", "de"));
    CHECK(!found("trade", "trademark", "en"));
    CHECK(!found("trade", "", "en"));
  }

  TEST_CASE("inflections match in Russian and Korean") {
    CHECK(matches({"договор", "\"Северная Корея\""},
                  "Договоры с Северной Кореей. О договоре в Северную Корею",
                  "ru") == Strings{"договор=Договоры", "\"Северная Корея\"=Северной Кореей",
                                   "договор=договоре", "\"Северная Корея\"=Северную Корею"});
    CHECK(matches({"북한", "\"핵 실험\""}, "북한은 핵 실험을 했다. 북한의 핵실험", "ko") ==
          Strings{"북한=북한은", "\"핵 실험\"=핵 실험을", "북한=북한의"});
    CHECK(found("DMZ", "DMZ는 넓다", "ko"));
  }

  TEST_CASE("a phrase matches its words in order, whatever stands between them but words") {
    CHECK(matches({"\"joint venture\""}, "joint ventures, joint-venture; joint (venture)", "en") ==
          Strings{"\"joint venture\"=joint ventures", "\"joint venture\"=joint-venture",
                  "\"joint venture\"=joint (venture"});
    CHECK(!found("\"joint venture\"", "venture joint", "en"));
    CHECK(!found("\"joint venture\"", "joint new venture", "en"));
    CHECK(!found("\"joint venture\"", "a joint", "en"));
    CHECK(found("joint venture", "a joint venture", "en"));  // without quotes likewise
  }

  TEST_CASE("all matches are given, overlapping ones too, by their first words") {
    CHECK(matches({"North Korea", "Korea", "Korea talks", "korea*", "North Korea talks"},
                  "North Korea talks",
                  "en") == Strings{"North Korea=North Korea", "North Korea talks=North Korea talks",
                                   "Korea=Korea", "Korea talks=Korea talks", "korea*=Korea"});
    CHECK(matches({"a a"}, "a a a", "en") == Strings{"a a=a a", "a a=a a"});
    CHECK(matches({"oil", "oil"}, "oil", "en").size() == 2);
  }

  TEST_CASE("a prefix matches words that begin so, itself too") {
    CHECK(matches({"invest*", "inv*"}, "Investors INVESTED, an invest; reinvest in", "en") ==
          Strings{"invest*=Investors", "inv*=Investors", "invest*=INVESTED", "inv*=INVESTED",
                  "invest*=invest", "inv*=invest"});
    CHECK(matches({"e*", "ec*", "éco*"}, "e ec ecology", "en") ==
          Strings{"e*=e", "e*=ec", "ec*=ec", "e*=ecology", "ec*=ecology", "éco*=ecology"});
    CHECK(found("Éco*", "ECONOMY", "en"));
    CHECK(found("эконом*", "Экономический", "ru"));
    CHECK(found("협상*", "협상하는", "ko"));
    CHECK(!found("é*", "Ünder", "en"));
    CHECK(!found("북*", "부", "ko"));  // no comparing of half a syllable
  }

  TEST_CASE("a prefix of several words matches too, only its last word being open") {
    CHECK(matches({"joint vent*"}, "Joint ventures, joints vent, joint adventures", "en") ==
          Strings{"joint vent*=Joint ventures", "joint vent*=joints vent"});
    CHECK(found("co-oper*", "Co-operation", "en"));
    CHECK(!found("co-oper*", "co", "en"));
    CHECK(found("核実*", "核実験", "ja"));
    CHECK(!found("核実*", "核兵器", "ja"));
  }

  TEST_CASE("capitals match as written") {
    CHECK(matches({"US", "DMZ"}, "Us in the US, us; dmz Dmz DMZ", "en") ==
          Strings{"US=US", "DMZ=DMZ"});
    CHECK(matches({"U.S."}, "the U.S. and u.s.", "en") == Strings{"U.S.=U.S"});
    CHECK(matches({"КНДР"}, "КНДР и кндр", "ru") == Strings{"КНДР=КНДР"});
    CHECK(matches({"\"US\""}, "us US", "en").size() == 2);  // in quotes: a word like others
    CHECK(!found("US", "USA", "en"));
  }

  TEST_CASE("ideographs match one by one, pairs are passed over") {
    CHECK(matches({"核実験", "実"}, "核実験は実に", "ja") ==
          Strings{"核実験=核実験", "実=実", "実=実"});
  }

  TEST_CASE("cues of another script match words as they stand") {
    CHECK(matches({"북한", "КНДР", "договор"}, "The 북한 of КНДР, договор, договоры", "en") ==
          Strings{"북한=북한", "КНДР=КНДР", "договор=договор"});
  }

  TEST_CASE("the place of a match among the words does not count pairs") {
    Analyser analyser;
    Matcher matcher;
    matcher.add(parse_cue("\"test site\"", "w"), 7, "en", analyser);
    const std::string text = "核実 a test site";
    const auto tokens = analyser.analyse(text, "en");
    Matcher::Memory memory;
    const auto all = matcher.match({text, &tokens}, memory);
    REQUIRE(all.size() == 1);
    CHECK(all.front().cue == 7);
    CHECK(all.front().word == 3);
    CHECK(all.front().words == 2);
  }

  TEST_CASE("what is remembered of words does not change what is found, however many there are") {
    Analyser analyser;
    Matcher matcher;
    for (std::size_t i = 0; i < 100; ++i) {
      matcher.add(parse_cue("w" + std::to_string(i * 991), "w"), 3 * i, "en", analyser);
      matcher.add(parse_cue("w" + std::to_string(i) + "*", "w"), 3 * i + 1, "en", analyser);
      const std::string pair = "\"w" + std::to_string(i * 991) + " w" + std::to_string(i) + "\"";
      matcher.add(parse_cue(pair, "w"), 3 * i + 2, "en", analyser);
    }
    Matcher packed = matcher;
    packed.pack();
    // What is found by looking at each cue.
    const auto plain = [](const std::vector<std::string>& words) {
      std::vector<std::pair<std::size_t, std::size_t>> out;  // word, cue
      for (std::size_t at = 0; at < words.size(); ++at) {
        for (std::size_t i = 0; i < 100; ++i) {
          const bool is_word = words[at] == "w" + std::to_string(i * 991);
          const bool goes_on = at + 1 < words.size() && words[at + 1] == "w" + std::to_string(i);
          if (is_word) out.emplace_back(at, 3 * i);
          if (words[at].starts_with("w" + std::to_string(i))) out.emplace_back(at, 3 * i + 1);
          if (is_word && goes_on) out.emplace_back(at, 3 * i + 2);
        }
      }
      return out;
    };
    Matcher::Memory memory;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < 3000; ++i) {
      std::vector<std::string> words;
      std::string text;
      for (std::size_t k = 0; k < 40; ++k) {
        const std::size_t number = k % 8 < 6 ? (i * 7919 + k * k * 104729) % 100000
                                             : (i + k / 8) % 100 * (k % 8 == 6 ? 991 : 1);
        text += words.emplace_back("w" + std::to_string(number)) + " ";
      }
      const auto tokens = analyser.analyse(text, "en");
      Matcher::Memory fresh;
      const auto expected = matcher.match({text, &tokens}, fresh);
      const auto found = packed.match({text, &tokens}, memory);
      const bool same = std::equal(
          found.begin(), found.end(), expected.begin(), expected.end(),
          [](const auto& a, const auto& b) { return a.cue == b.cue && a.range == b.range; });
      if (!same) FAIL_CHECK(text);
      if (i >= support::rounds(3000)) continue;
      std::vector<std::pair<std::size_t, std::size_t>> places;
      for (const auto& one : found) {
        places.emplace_back(one.word, one.cue);
        if (one.words == 2) ++pairs;
      }
      std::sort(places.begin(), places.end());
      if (places != plain(words)) FAIL_CHECK(text);
      const std::set<std::string> different(words.begin(), words.end());
      CHECK(packed.count_stems({text, &tokens}, memory) == different.size());
    }
    CHECK(pairs > 0);
  }

  TEST_CASE("cues of signs alone match nothing, and no cues match nothing") {
    CHECK(!found("— …", "— … a", "en"));
    CHECK(!found("…*", "a…", "en"));
    CHECK(matches({}, "text", "en").empty());
  }
}
