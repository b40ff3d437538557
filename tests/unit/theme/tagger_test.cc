// Themes and names of a paragraph: the formula in <pilcrow/themes.h>, and the evidence.

#include "theme/tagger.h"

#include <doctest/doctest.h>

#include <cmath>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "theme/model.h"
#include "theme/rule_book.h"

using pilcrow::Names;
using pilcrow::Taxonomy;
using pilcrow::ThemeAssignment;
using pilcrow::text::Analyser;
using pilcrow::theme::Access;
using pilcrow::theme::Heading;
using pilcrow::theme::Tagger;
using pilcrow::theme::Tags;
using pilcrow::theme::Trees;

namespace {

using Strings = std::vector<std::string>;

Tags tag(const std::string& themes, const std::string& names, const std::string& text,
         const Strings& headings = {}, const std::string& language = "en",
         const pilcrow::Metadata& metadata = {}) {
  Analyser analyser;
  Tagger tagger(Taxonomy::parse(themes), Names::parse(names));
  const auto tokens = analyser.analyse(text, language);
  std::deque<Heading> kept;
  std::vector<Heading*> above;
  for (const auto& heading : headings) {
    kept.push_back({heading, analyser.analyse(heading, language), {}});
    above.push_back(&kept.back());
  }
  return tagger.tag({{text, &tokens}, language, above, "doc", &metadata}, analyser);
}

// One theme "t" with these members.
std::string theme(const std::string& members) { return "[[theme]]\nid = 't'\n" + members + "\n"; }

double score(const std::string& members, const std::string& text, const Strings& headings = {}) {
  const Tags tags = tag(theme(members + "\nthreshold = 0"), "", text, headings);
  return tags.themes.empty() ? 0 : tags.themes.front().score;
}

// "id: text" of each name.
Strings named(const std::string& toml, const std::string& text,
              const std::string& language = "en") {
  Strings out;
  for (const auto& name : tag("", toml, text, {}, language).names) {
    out.push_back(name.id + ": " + text.substr(name.range.begin, name.range.size()));
  }
  return out;
}

std::string name(const std::string& id, const std::string& aliases) {
  return "[[name]]\nid = '" + id + "'\nkind = 'place'\naliases = [" + aliases + "]\n";
}

doctest::Approx six_digits(double value) { return doctest::Approx(value).epsilon(1e-7); }

}  // namespace

TEST_SUITE("theme") {
  TEST_CASE("languages without stems share rules, but for those that a cue is for") {
    const std::string rules = theme("cues = {ja = ['x'], en = ['y']}\nthreshold = 0");
    for (const std::string& language : {"ja", "zh", "th", "en", "ja"}) {
      CAPTURE(language);
      CHECK(tag(rules, "", "x", {}, language).themes.empty() == (language != "ja"));
      CHECK(tag(rules, "", "y", {}, language).themes.empty() == (language != "en"));
    }
    const auto book = std::make_shared<pilcrow::theme::RuleBook>(Taxonomy::parse(rules), Names());
    Analyser analyser;
    CHECK(&book->of("zh", analyser) == &book->of("th", analyser));
    CHECK(&book->of("zh", analyser) != &book->of("ja", analyser));
    CHECK(&book->of("zh", analyser) != &book->of("en", analyser));
    CHECK(&book->of("de", analyser) != &book->of("en", analyser));
  }

  TEST_CASE("repetition counts w, 1.5 w, 1.75 w and never 2 w") {
    const std::string cues = "cues = ['oil^3']";
    std::string text;
    const std::vector<double> expected = {0, 3, 4.5, 5.25, 5.625, 5.8125};
    for (const double value : expected) {
      CHECK(score(cues, text) == six_digits(value));
      text += "oil ";
    }
    for (int i = 0; i < 2000; ++i) text += "oil ";
    CHECK(score(cues, text) == six_digits(6));
  }

  TEST_CASE("cues add up, those under not subtract likewise") {
    CHECK(score("cues = ['oil', 'gas^0.25']", "oil gas") == six_digits(1.25));
    CHECK(score("cues = ['oil^2', 'o*']", "oil oil ore") == six_digits(3 + 1.75));
    CHECK(score("cues = ['oil^3']\nnot = ['\"olive oil\"']", "olive oil, oil") ==
          six_digits(4.5 - 1));
    CHECK(score("cues = ['oil^3']\nnot = ['olive']", "olive olive oil") == six_digits(3 - 1.5));
    CHECK(score("cues = ['oil']\nnot = ['olive^2']", "olive oil") == 0);
  }

  TEST_CASE("headings count w, half for each further one outwards") {
    const Strings four = {"Oil", "Oil oil", "none", "oil"};
    CHECK(score("cues = ['oil^3']", "text", four) == six_digits(3 * (1 + 0.5 + 0.125)));
    CHECK(score("cues = ['oil^3']\nheading = 0.3", "oil oil", four) ==
          six_digits(4.5 + 0.3 * 3 * 1.625));
    CHECK(score("cues = ['oil']\nheading = 0", "text", four) == 0);
    CHECK(score("cues = ['oil^3']\nnot = ['olive^4']", "oil oil", {"x", "olive"}) ==
          six_digits(4.5 - 2));
    CHECK(score("cues = ['oil']", "text", {"", "", "", "", "", "oil"}) == six_digits(1.0 / 32));
  }

  TEST_CASE("a theme is assigned from its threshold on") {
    const auto assigned = [](const std::string& members, const std::string& text) {
      return !tag(theme(members), "", text).themes.empty();
    };
    CHECK(assigned("cues = ['oil']", "oil"));
    CHECK(!assigned("cues = ['oil^0.9']", "oil"));
    CHECK(assigned("cues = ['oil^0.9']", "oil oil"));
    CHECK(assigned("cues = ['oil^2']\nthreshold = 3", "oil oil"));
    CHECK(!assigned("cues = ['oil^2']\nthreshold = 3.000001", "oil oil"));
    CHECK(!assigned("cues = ['oil']\nthreshold = 0", "water"));
    // Tenths have no exact binary form: a sum of them still reaches what it reads like.
    CHECK(assigned("cues = ['a^0.1', 'b^0.2', 'c^0.3', 'd^0.1', 'e^0.2', 'f^0.1']", "a b c d e f"));
  }

  TEST_CASE("themes come best first, then in the file's order") {
    const std::string toml =
        "[[theme]]\nid = 'one'\ncues = ['oil']\n[[theme]]\nid = 'two'\ncues = ['oil^5']\n"
        "[[theme]]\nid = 'two/a'\ncues = ['oil']\n[[theme]]\nid = 'none'\ncues = ['gas']\n";
    Strings ids;
    for (const auto& assigned : tag(toml, "", "oil").themes) ids.push_back(assigned.id);
    CHECK(ids == Strings{"two", "one", "two/a"});
  }

  TEST_CASE("evidence points at the places of each cue and says what it added") {
    const std::string text = "No Öl: the oil, gas and oils.";
    const Strings headings = {"On oil", "Gas"};
    const Tags tags =
        tag(theme("cues = ['oil^4', '\"gas and\"^8']\nnot = ['gas^2']"), "", text, headings);
    REQUIRE(tags.themes.size() == 1);
    Strings lines;
    for (const auto& cue : tags.themes.front().cues) {
      const std::string& where = cue.above == 0 ? text : headings[cue.above - 1];
      std::string line = cue.cue + " " + std::to_string(cue.score) + std::string(cue.above, '^');
      for (const auto range : cue.ranges) line += " " + where.substr(range.begin, range.size());
      lines.push_back(std::move(line));
    }
    CHECK(lines == Strings{"\"gas and\"^8 8.000000 gas and", "oil^4 6.000000 oil oils",
                           "oil^4 4.000000^ oil", "gas^2 -2.000000 gas", "gas^2 -1.000000^^ Gas"});
    CHECK(tags.themes.front().cues[1].ranges.front() == pilcrow::Range{12, 15});
    double sum = 0;
    for (const auto& cue : tags.themes.front().cues) sum += cue.score;
    CHECK(tags.themes.front().score == six_digits(sum));
  }

  TEST_CASE("one tagger serves paragraphs of several languages") {
    Analyser analyser;
    Tagger tagger(Taxonomy::parse(theme("cues = ['договор', 'treaty', '조약', 'DMZ']")), Names());
    const std::vector<std::pair<std::string, std::string>> texts = {
        {"ru", "о договорах"}, {"en", "two treaties"}, {"ko", "조약을"},
        {"ko", "DMZ는"},       {"ru", "в DMZ"},        {"", "treaty"}};
    for (int i = 0; i < 2; ++i) {
      for (const auto& each : texts) {
        const auto& language = each.first;
        const auto& text = each.second;
        CAPTURE(text);
        const auto tokens = analyser.analyse(text, language);
        CHECK(tagger.tag({{text, &tokens}, language, {}, {}, nullptr}, analyser).themes.size() == 1);
      }
    }
  }

  TEST_CASE("without rules nothing is found") {
    CHECK(tag("", "", "oil").themes.empty());
    CHECK(tag("", "", "oil").names.empty());
    CHECK(tag(theme("cues = ['oil']"), "", "").themes.empty());
  }

  TEST_CASE("the longest name wins, and each stands once where it is first") {
    const std::string toml = name("north", "'North Korea', 'DPRK', 'КНДР', '북한'") +
                             name("south", "'South Korea'") + name("korea", "'Korea'") +
                             name("talks", "'North Korea Talks'");
    CHECK(named(toml, "South Korea, North Korea and the DPRK") ==
          Strings{"south: South Korea", "north: North Korea"});
    CHECK(named(toml, "Korea; North Korea talks") ==
          Strings{"korea: Korea", "talks: North Korea talks"});
    CHECK(named(toml, "dprk DPRK") == Strings{"north: DPRK"});
    CHECK(named(toml, "북한은 DPRK", "ko") == Strings{"north: 북한은"});
    CHECK(named(toml, "").empty());
    CHECK(named(toml, "North Koreas", "en") == Strings{"north: North Koreas"});
  }

  TEST_CASE("a name that is covered by a longer one is not found in it, but beside it") {
    const std::string toml = name("kim", "'Kim'") + name("kim-il-sung", "'Kim Il Sung'");
    CHECK(named(toml, "Kim Il Sung") == Strings{"kim-il-sung: Kim Il Sung"});
    CHECK(named(toml, "Kim Il Sung and Kim") == Strings{"kim-il-sung: Kim Il Sung", "kim: Kim"});
  }

  TEST_CASE("names carry their kinds") {
    const Tags tags = tag("", name("x", "'Pyongyang'"), "in Pyongyang");
    REQUIRE(tags.names.size() == 1);
    CHECK(tags.names.front().kind == "place");
    CHECK(tags.names.front().range == pilcrow::Range{3, 12});
  }

  TEST_CASE("cues may be trees of the query language") {
    const auto holds = [](const std::string& cue, const std::string& text,
                          const Strings& headings = {}) {
      return score("cues = ['" + cue + "']", text, headings);
    };
    CHECK(holds("oil AND gas", "oil and gas") == 1);
    CHECK(holds("oil AND gas", "oil, oil") == 0);
    CHECK(holds("oil AND gas", "oil oil gas") == 1);        // the least
    CHECK(holds("oil OR gas", "oil oil gas") == 1.75);      // the sum
    CHECK(holds("(oil OR gas) AND NOT olive", "oil") == 1);
    CHECK(holds("(oil OR gas) AND NOT olive", "olive oil") == 0);
    CHECK(holds("oil NEAR/3 prices", "prices of the oils") == 1);
    CHECK(holds("oil NEAR/3 prices", "prices of all the good oils") == 0);
    CHECK(holds("oil ADJ/3 price", "prices of oil") == 0);
    CHECK(holds("\"olive oil\" OR pric*^3", "olive oils, pricing") == 3 * 1.5);
    CHECK(holds("US AND oil", "us oil") == 0);
    CHECK(holds("US AND oil", "US oil") == 1);
    CHECK(holds("section:oil AND gas", "gas", {"Oil", "Title"}) == 1);
    CHECK(holds("section:oil AND gas", "gas", {"Title oil"}) == 0);
    CHECK(holds("title:oil AND gas", "gas", {"Gas", "Title oil"}) == 1);
    CHECK(holds("lang:en AND gas", "gas") == 1);
    CHECK(holds("lang:ru AND gas", "gas") == 0);
    CHECK(holds("doc:doc", "anything") == 1);
    CHECK(holds("oil AND gas^2", "none", {"Oil and gas"}) == 2);
    CHECK(holds("period:1950..1953", "In 1951 and 1952.") == 1.5);
    CHECK(holds("period:195X AND war", "the war of 1953") == 1);
    CHECK(holds("period:1950..1953", "In 1961.") == 0);
  }

  TEST_CASE("evidence of a tree points at all that it holds for, and at nothing else") {
    const std::string names = name("north", "'North Korea', 'КНДР', '북한'");
    const auto places = [&](const std::string& cue, const std::string& text,
                            const Strings& headings = {}) {
      std::string out;
      const Tags tags = tag(theme("cues = ['" + cue + "']"), names, text, headings);
      if (tags.themes.empty()) return std::string("none");
      for (const auto& one : tags.themes.front().cues) {
        const std::string& where = one.above == 0 ? text : headings[one.above - 1];
        for (const auto range : one.ranges) out += where.substr(range.begin, range.size()) + '.';
      }
      return out;
    };
    CHECK(places("(oil AND gas) OR coal", "Oil; coal and coal") == "coal.coal.");
    CHECK(places("(oil OR gas) AND NOT olive", "gas, oil, gas") == "gas.oil.gas.");
    CHECK(places("oil AND NOT (gas AND coal)", "gas, oil") == "oil.");
    CHECK(places("oil NEAR/3 price", "the price of oil") == "price of oil.");
    CHECK(places("oil OR (oil AND gas)", "oil, gas") == "oil.gas.");
    CHECK(places("place:north AND talks", "Talks in 북한, КНДР too") == "Talks.북한.КНДР.");
    CHECK(places("period:1950..1953 AND war", "War in 1951, 1952 and 1999") == "War.1951.1952.");
    CHECK(places("section:oil AND gas", "gas and oil", {"Oil", "Title"}) == "gas.");
    CHECK(places("oil AND gas", "none", {"Oil", "Oil and gas"}) == "none");
    CHECK(places("oil AND gas^2", "none", {"Oil", "Oil and gas"}) == "Oil.gas.");
    CHECK(places("lang:en", "oil").empty());
    std::string many;
    std::string expected;
    for (std::size_t i = 0; i < 20; ++i) {
      many += "oil ";
      if (i < pilcrow::CueEvidence::kMaxRanges) expected += "oil.";
    }
    CHECK(places("oil", many) == expected);
    CHECK(places("oil OR gas", many) == expected);
  }

  TEST_CASE("a cue may be a name, under any of its aliases, or a field of the document") {
    const std::string names = name("north", "'North Korea', 'КНДР', '북한'");
    const std::string themes = theme("cues = ['place:north AND talks', 'tags:energy']");
    const auto found = [&](const std::string& text, const pilcrow::Metadata& metadata) {
      return !tag(themes, names, text, {}, "en", metadata).themes.empty();
    };
    CHECK(found("talks with 북한", {}));
    CHECK(!found("talks with others", {}));
    CHECK(found("anything", {{"Tags", {"Energy", "other"}}}));
    CHECK(!found("anything", {{"tags", {"other"}}}));
  }

  TEST_CASE("a theme may require cues, and say how far up headings count") {
    const std::string required = "cues = ['oil']\nrequire = ['price', 'market']";
    CHECK(tag(theme(required), "", "oil").themes.empty());
    CHECK(tag(theme(required), "", "oil markets").themes.size() == 1);
    CHECK(tag(theme(required), "", "oil", {"Prices"}).themes.size() == 1);
    const Strings two = {"Oil", "Oil"};
    CHECK(score("cues = ['oil']", "text", two) == six_digits(1.5));
    CHECK(score("cues = ['oil']\nheading-levels = 1", "text", two) == six_digits(1));
    CHECK(score("cues = ['oil']\nheading-levels = 0", "text", two) == 0);
  }

  TEST_CASE("cues by language count in that language only") {
    const std::string members = "cues = {en = ['die'], ru = ['путь']}\nthreshold = 0";
    CHECK(tag(theme(members), "", "to die", {}, "en").themes.size() == 1);
    CHECK(tag(theme(members), "", "die Straße", {}, "de").themes.empty());
    CHECK(tag(theme(members), "", "о пути", {}, "ru").themes.size() == 1);
  }

  TEST_CASE("scores by length are divided by the root of the distinct words") {
    CHECK(score("cues = ['oil^3']\nby-length = true", "oil oil and gas and") ==
          six_digits(4.5 / std::sqrt(3.0)));
  }

  TEST_CASE("near misses are rated, with what they lack") {
    Analyser analyser;
    Tagger tagger(Taxonomy::parse("[[theme]]\nid = 'a'\ncues = ['oil^0.5']\n"
                                  "[[theme]]\nid = 'b'\ncues = ['oil^2']\nrequire = ['gas']\n"
                                  "[[theme]]\nid = 'c'\ncues = ['oil']\n"
                                  "[[theme]]\nid = 'd'\ncues = ['gas']\n"),
                  Names());
    const std::string text = "oil";
    const auto tokens = analyser.analyse(text, "en");
    const auto ratings = tagger.rate({{text, &tokens}, "en", {}, {}, nullptr}, analyser);
    REQUIRE(ratings.size() == 3);
    CHECK(ratings[0].found.id == "c");
    CHECK(ratings[0].assigned);
    CHECK(ratings[1].found.id == "b");
    CHECK(ratings[1].lacks_required);
    CHECK(ratings[2].found.id == "a");
    CHECK(!ratings[2].assigned);
  }

  TEST_CASE("an alias that several names share is the one that something else speaks for, or none") {
    const std::string toml = name("kim-il-sung", "'Kim Il Sung', 'Kim'") +
                             name("kim-jong-il", "'Kim Jong Il', 'Kim'");
    CHECK(named(toml, "Kim spoke.").empty());
    CHECK(named(toml, "Kim Jong Il came. Kim spoke.") == Strings{"kim-jong-il: Kim Jong Il"});
    CHECK(named(toml, "Kim Jong Il met Kim Il Sung. Kim spoke.") ==
          Strings{"kim-jong-il: Kim Jong Il", "kim-il-sung: Kim Il Sung"});
    CHECK(tag("", toml, "Kim spoke.", {"Kim Il Sung"}).names.front().id == "kim-il-sung");
  }

  TEST_CASE("an alias may ask for other words beside it") {
    const std::string toml =
        name("city", "'Washington'") +
        name("man", "{alias = 'Washington', with = ['president', 'George']}") +
        name("envoy", "{alias = 'Hill', with = ['envoy']}");
    CHECK(named(toml, "in Washington") == Strings{"city: Washington"});
    CHECK(named(toml, "President Washington") == Strings{"man: Washington"});
    CHECK(named(toml, "Hill spoke").empty());
    CHECK(named(toml, "the envoy Hill, on a hill") == Strings{"envoy: Hill"});
    CHECK(tag("", toml, "Hill spoke", {"Envoys"}).names.size() == 1);
  }

  TEST_CASE("a name of one word begins with a capital where the text has any") {
    const std::string toml = name("bush", "'Bush'") + name("geneva", "'Женева'");
    CHECK(named(toml, "Behind a bush stood Bush") == Strings{"bush: Bush"});
    CHECK(named(toml, "A bush").empty());
    CHECK(named(toml, "bush spoke") == Strings{"bush: bush"});
    CHECK(named(toml, "В Женеве", "ru") == Strings{"geneva: Женеве"});
  }

  TEST_CASE("an index's taxonomy parses trees of cues when something is tagged") {
    Analyser analyser;
    const std::string text = "The port ships coal.";
    const auto tokens = analyser.analyse(text, "en");
    const auto stored = [](const std::string& toml) {
      return Access::parse(toml, "stored", Trees::later);
    };
    const auto tagged = [&](const std::string& cue) {
      Tagger tagger(stored(theme("label = 'Coal'\ncues = ['" + cue + "']")), {});
      return tagger.tag({{text, &tokens}, "en", {}, "doc", nullptr}, analyser).themes.size();
    };
    CHECK(tagged("port AND coal") == 1);
    CHECK(tagged("port AND oil") == 0);

    const std::string broken = theme("label = 'Coal'\ncues = ['port AND']");
    CHECK(stored(broken).label("t", "en") == "Coal");
    CHECK_THROWS_WITH(tagged("port AND"), doctest::Contains("cue 'port AND'"));
    CHECK_THROWS(Taxonomy::parse(broken, "read"));
  }
}
