// Which words of a query are a name's alias.

#include "theme/aliases.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using pilcrow::Names;
using pilcrow::text::Analyser;
using pilcrow::theme::Aliases;

namespace {

using Strings = std::vector<std::string>;

const char* const kNames = R"(
[[name]]
id = "korea"
kind = "place"
aliases = ["North Korea", "DPRK", "КНДР", "Северная Корея", "북한", "北朝鮮"]

[[name]]
id = "who"
kind = "org"
aliases = ["WHO", "World Health Organization"]

[[name]]
id = "states"
kind = "place"
aliases = ["US", "United States", "Соединённые Штаты"]

[[name]]
id = "party"
kind = "org"
aliases = ["The Party", "Korean party", "...", "北朝鮮"]
)";

// The ids that the words of a query, as written or in quotes, are an alias of.
Strings found(const std::string& query, bool quoted = false) {
  Analyser analyser;
  const Names names = Names::parse(kNames);
  const Aliases aliases(names, analyser);
  const Strings languages = {"en", "ko", "ru", "zh"};
  const auto words = analyser.analyse_query(query, languages);
  const auto tokens = analyser.analyse(query, {});
  std::vector<Aliases::Word> typed;
  for (const auto& word : words) {
    const auto text = std::string_view(query).substr(word.range.begin, word.range.size());
    if (!quoted) typed.push_back({text, word.exact, &word.stems});
  }
  for (const auto& token : tokens) {
    if (quoted && !token.extra) typed.push_back({query, token.exact, nullptr});
  }
  Strings out;
  for (const auto i : aliases.find(typed, analyser)) out.push_back(names.ids().at(i));
  return out;
}

}  // namespace

TEST_SUITE("theme") {
  TEST_CASE("words are an alias whatever their case, accents and inflection") {
    const Strings korea = {"korea"};
    CHECK(found("North Korea") == korea);
    CHECK(found("north koréa") == korea);
    CHECK(found("dprk") == korea);
    CHECK(found("Северной Кореи") == korea);
    CHECK(found("북한은") == korea);
    CHECK(found("соединенных штатов") == Strings{"states"});
    CHECK(found("Korean parties") == Strings{"party"});
    CHECK(found("北朝鮮") == Strings{"korea", "party"});
  }

  TEST_CASE("what is only a part of an alias, or more, is none") {
    for (const char* query : {"", "Korea", "North", "Korea North", "North Korea today", "Корея",
                              "北朝", "...", "the", "parties"}) {
      CAPTURE(query);
      CHECK(found(query).empty());
    }
  }

  TEST_CASE("in quotes words are as written but for case and accents") {
    CHECK(found("north KOREA", true) == Strings{"korea"});
    CHECK(found("北朝鮮", true) == Strings{"korea", "party"});
    CHECK(found("Северной Кореи", true).empty());
    CHECK(found("US", true) == Strings{"states"});
  }

  TEST_CASE("capitals that are a word otherwise are to be typed so") {
    CHECK(found("US") == Strings{"states"});
    CHECK(found("us").empty());
    CHECK(found("WHO") == Strings{"who"});
    CHECK(found("who").empty());
    CHECK(found("who", true).empty());
  }
}
