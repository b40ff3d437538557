// The order of what matches, and what selects and expands beside the query's words.

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "base/codec.h"
#include "index/best.h"
#include "index/counters.h"
#include "index/match.h"
#include "search/parser.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::best;
using pilcrow::index::Matches;
using pilcrow::index::PhraseCounter;
using pilcrow::index::SetCounter;
using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using sample::Strings;
using support::TempDir;

namespace {

using Keys = std::vector<std::uint32_t>;

// An index of one document.
class Index {
 public:
  explicit Index(const sample::InputDocument& document) : writer_(folder_.path(), {}) {
    writer_.put(document);
    sample::commit(writer_);
  }

  Matches find(const std::string& text, const Strings& themes = {}) {
    auto query = pilcrow::search::parse(text, snapshot().languages(), analyser_);
    pilcrow::search::weigh_words(query, snapshot().languages(), analyser_);
    return pilcrow::index::match(snapshot(), query.root, query.leaves, sample::selection(themes));
  }
  // Numbers of the paragraphs that match, from 1 where there are no headings.
  Keys keys(const std::string& text, const Strings& themes = {}) {
    Keys out;
    const Matches matches = find(text, themes);
    for (const auto& hit : matches.segments.front()) out.push_back(hit.block);
    return out;
  }
  const Snapshot& snapshot() const { return *writer_.committed(); }

 private:
  TempDir folder_;
  Writer writer_;
  pilcrow::text::Analyser analyser_;
};

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("the best come by score and then by key, and go on over pages") {
    Index index(
        sample::document_of("d", {"oil here", "gas there", "oil oil here", "oil here", "oil gas"}));
    const Matches matches = index.find("oil gas");
    const auto all = best(index.snapshot(), matches, 0, 10);
    Keys keys;
    for (std::size_t i = 0; i < all.size(); ++i) {
      keys.push_back(all[i].key);
      if (i > 0) CHECK(all[i - 1].score >= all[i].score);
      const auto one = best(index.snapshot(), matches, i, 1);
      REQUIRE(one.size() == 1);
      CHECK(one.front().key == all[i].key);
    }
    CHECK(keys == Keys{5, 2, 3, 1, 4});
    CHECK(best(index.snapshot(), matches, 5, 10).empty());
    CHECK(best(index.snapshot(), matches, 99, 10).empty());
    CHECK(best(index.snapshot(), matches, 0, 0).empty());
    const auto filtered = best(index.snapshot(), index.find("lang:en"), 0, 10);
    REQUIRE(filtered.size() == 5);
    CHECK(filtered.front().key == 1);
    CHECK(filtered.back().score == 0);
  }

  TEST_CASE("scores are those of the formula") {
    Index index(sample::document_of("d", {"#oil wells", "oil and gas", "gas"}));
    const auto all = best(index.snapshot(), index.find("oil"), 0, 10);
    REQUIRE(all.size() == 2);
    const double idf = std::log(1 + (2 - 1 + 0.5) / (1 + 0.5));  // one paragraph of two says it
    const double x = 1 / (1 - 0.75 + 0.75 * 3 / 2) + 1;
    const double first = idf * 2.2 * x / (1.2 + x);
    const double second = idf;  // by the heading alone
    CHECK(all[0].key == 2);
    // Each is the best other one of its section and of its document.
    CHECK(all[0].score == doctest::Approx(first + second / 8).epsilon(1e-4));
    CHECK(all[1].score == doctest::Approx(second + first / 8).epsilon(1e-4));
  }

  TEST_CASE("words of a set are counted alike as bytes and as numbers") {
    sample::Random random(3);
    for (int round = 0; round < 300; ++round) {
      std::string list;
      for (std::size_t i = random() % 60; i > 0; --i) {
        pilcrow::append_varint(list, random() % (random() % 2 == 0 ? 40 : 40000));
      }
      std::set<std::uint32_t> numbers;
      while (numbers.size() < 1 + random() % 8) numbers.insert(random() % 300);
      const std::vector<std::uint32_t> few(numbers.begin(), numbers.end());
      CHECK(PhraseCounter({few}).count(list) == SetCounter(few, 50000).count(list));
    }
  }

  TEST_CASE("function words count less beside others, and as much as others alone") {
    Index index(sample::document_of("d", {"the oil", "gas", "tin"}));
    const auto score = [&](const std::string& text) {
      return best(index.snapshot(), index.find(text), 0, 1).at(0).score;
    };
    CHECK(score("the \"zinc\"") == doctest::Approx(score("the") / 4).epsilon(1e-3));
    CHECK(score("+the \"zinc\"") == doctest::Approx(score("the")).epsilon(1e-3));
    CHECK(score("THE zinc") == doctest::Approx(score("the")).epsilon(1e-3));
    CHECK(score("A 7 THE ZINC") == doctest::Approx(score("THE ZINC")).epsilon(1e-3));
    CHECK(score("THE ZINC") == doctest::Approx(score("the") / 4).epsilon(1e-3));
    CHECK(score("the the") == doctest::Approx(2 * score("the")).epsilon(1e-3));
  }

  TEST_CASE("words that stand near one another lift a paragraph") {
    Index index(sample::document_of(
        "d", {"treaty a b c d e f g h i coal", "treaty a b coal d e f g h i c",
              "coal treaties a b c d e f g h i"}));
    const auto all = best(index.snapshot(), index.find("treaty coal"), 0, 10);
    REQUIRE(all.size() == 3);
    CHECK(all[0].key == 3);
    CHECK(all[1].key == 2);
    const double idf = std::log(1 + 0.5 / 3.5);
    CHECK(all[0].score - all[2].score == doctest::Approx(0.5 * idf).epsilon(1e-3));
    CHECK(all[1].score - all[2].score == doctest::Approx(0.5 * idf / 3).epsilon(1e-2));
  }

  TEST_CASE("words of a phrase lift what else is found, and find nothing by themselves") {
    Index index(sample::document_of(
        "d", {"a cable", "cable of trade in oil", "the oil trade", "oil", "cable and oil trade"}));
    const auto order = [&](const std::string& text) {
      Keys out;
      for (const auto& one : best(index.snapshot(), index.find(text), 0, 9)) out.push_back(one.key);
      return out;
    };
    CHECK(order("cable \"oil trade\"") == Keys{5, 3, 2, 1});
    CHECK(order("+cable \"oil trade\"") == Keys{5, 2, 1});
    CHECK(order("\"oil trade\"") == Keys{3, 5});
    CHECK(index.keys("cable AND \"oil trade\"") == Keys{5});
    CHECK(index.keys("cable -\"oil trade\"") == Keys{1, 2});
    const auto score = [&](const std::string& text) {
      return best(index.snapshot(), index.find(text), 0, 1).at(0).score;
    };
    CHECK(score("+a \"oil trade\"") == score("+a"));
  }

  TEST_CASE("a phrase has a bounded number of words that lift") {
    std::string words;
    for (int i = 0; i < 500; ++i) words += "w" + std::to_string(i) + " ";
    pilcrow::text::Analyser analyser;
    auto query = pilcrow::search::parse("a \"" + words + "\" \"b c\"", {"en"}, analyser);
    CHECK(query.leaves == 3);
    pilcrow::search::weigh_words(query, {"en"}, analyser);
    CHECK(query.leaves == 3 + 64);
    CHECK(query.root.children.size() == 3 + 64);
  }

  TEST_CASE("accents tell Vietnamese words apart where a query has them") {
    pilcrow::Document document;
    document.id = "d";
    document.language = "vi";
    for (const std::string text : {"Má nuôi con ở quê nhà", "Con ma trắng ở trong nhà",
                                   "Mà không ai biết được điều đó", "The ma of English texts"}) {
      document.blocks.push_back(sample::block_of(text));
    }
    Index index(sample::prepare(document));
    CHECK(index.keys("má") == Keys{1});
    CHECK(index.keys("MÀ") == Keys{3});
    CHECK(index.keys("ma") == Keys{1, 2, 3, 4});
    CHECK(index.keys("\"ma\"") == Keys{1, 2, 3, 4});
    CHECK(index.keys("mạ").empty());
    CHECK(index.keys("mát").empty());
  }

  TEST_CASE("Korean compounds are found by their parts, written together or apart") {
    Index index(sample::document_of("d", {"자유무역을 늘렸다", "무역 자유가 있다", "자유 무역의 길", "없다"}));
    CHECK(index.keys("무역") == Keys{1, 2, 3});
    CHECK(index.keys("자유무역") == Keys{1});
    CHECK(index.keys("자유무역의 길") == Keys{1, 2, 3});
    CHECK(best(index.snapshot(), index.find("자유무역 늘렸다"), 0, 1).at(0).key == 1);
    CHECK(index.keys("무역*") == Keys{2, 3});
    CHECK(index.keys("\"무역\"") == Keys{2});
  }

  TEST_CASE("weights multiply scores, and the sum of many ends where scores do") {
    Index index(sample::document_of("d", {"oil gas", "oil", "tin"}));
    const auto score = [&](const std::string& text) {
      return best(index.snapshot(), index.find(text), 0, 1).at(0).score;
    };
    CHECK(score("gas^100") == doctest::Approx(100 * score("gas")).epsilon(1e-4));
    CHECK(score("(\"oil gas\" OR \"gas\"^2)^0.5") ==
          doctest::Approx((score("\"oil gas\"") + 2 * score("\"gas\"")) / 2).epsilon(1e-3));
    CHECK(score("gas^0.001") > 0);
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "gas^100 ";
    const Matches matches = index.find(many + "oil");
    const auto all = best(index.snapshot(), matches, 0, 9);
    REQUIRE(all.size() == 2);
    CHECK(all[0].key == 1);
    CHECK(all[0].score == pilcrow::index::kMaxScore / pilcrow::index::kScoreUnit);
    CHECK(all[1].score < all[0].score);
  }

  TEST_CASE("themes beside the query select too, with those below them") {
    auto document = sample::document_of("d", {"oil", "oil", "oil"});
    document.blocks[1].evidence = pilcrow::store::Evidence{{{"x/y", {}, 1, {}}}};
    document.blocks[2].evidence = pilcrow::store::Evidence{{{"z", {}, 1, {}}}};
    Index index(document);
    CHECK(index.keys("oil", {"x"}) == Keys{1});
    CHECK(index.keys("oil", {"x/y", "z"}) == Keys{1, 2});
    CHECK(index.keys("", {"z"}) == Keys{2});
    CHECK(index.keys("oil", {"none"}).empty());
  }

  TEST_CASE("a prefix of very many words stands for the most frequent, and says so") {
    Strings texts = {"x300", "x301"};  // twice each: they stay
    for (int i = 0; i < 302; ++i) texts.push_back("x" + std::to_string(i));
    Index index(sample::document_of("d", texts));
    const Matches matches = index.find("x*");
    CHECK(matches.notes == Strings{"x* stands for words of its 256 most frequent stems of 302"});
    CHECK(matches.size() == 258);
    CHECK(index.find("x30*").notes.empty());
    CHECK(index.keys("y*").empty());
  }

  TEST_CASE("rarity is the inverse document frequency") {
    Index index(sample::document_of("d", {"oil gas", "oil", "oil", "tin"}));
    const auto rarity = [&](const std::string& text) { return index.find(text).rarity.front(); };
    CHECK(rarity("oil") == doctest::Approx(std::log(1 + 4.0 / 3)));
    CHECK(rarity("oils") == doctest::Approx(std::log(1 + 4.0 / 3)));
    CHECK(rarity("\"oil tin\"") == doctest::Approx(std::log(1 + 4.0 / 3) + std::log(5.0)));
    CHECK(rarity("none") == doctest::Approx(std::log(5.0)));
  }

  TEST_CASE("weights do not depend on which languages stand in which segment") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    Strings english(9, "words of no matter here");
    english.push_back("he dies in the end");
    writer.put(sample::document_of("a", english));
    sample::commit(writer);
    pilcrow::Document german{"b", "", "", "de", {}, {}};
    for (int i = 0; i < 9; ++i) german.blocks.push_back(sample::block_of("die Tage und die Zeit"));
    writer.put(sample::prepare(german));
    sample::commit(writer);
    pilcrow::text::Analyser analyser;
    const auto query = pilcrow::search::parse("dies", {"de", "en"}, analyser);
    const auto rarity = [&] {
      return pilcrow::index::match(*writer.committed(), query.root, query.leaves, {})
          .rarity.front();
    };
    const double cut = rarity();
    writer.optimize(sample::no_tags);
    CHECK(cut == rarity());
  }

  TEST_CASE("a group of all kinds of clauses is excluded whole") {
    Index index(sample::document_of("d", {"gas oil", "gas", "oil"}));
    CHECK(index.keys("\"gas\" -(lang:en ga* +oil)") == Keys{2});
    CHECK(index.keys("NOT (lang:en gas +oil)") == Keys{2});
    CHECK(index.keys("gas AND NOT (lang:en ga* +oil)") == Keys{2});
  }

  TEST_CASE("phrases that overlap themselves are counted once for each of their words") {
    Index index(sample::document_of("d", {"a a a a", "b a a b", "b a b a b a b"}));
    CHECK(index.keys("\"a a\"") == Keys{1, 2});
    CHECK(index.keys("\"a a a\"") == Keys{1});
    CHECK(index.keys("\"b a b\"") == Keys{3});
    CHECK(index.keys("\"a a a a a\"").empty());
  }

  TEST_CASE("nothing is found in an index without documents") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    pilcrow::text::Analyser analyser;
    for (const std::string text : {"", "oil", "\"oil gas\"", "o*", "NOT oil", "lang:en"}) {
      const auto query = pilcrow::search::parse(text, {}, analyser);
      const auto matches = pilcrow::index::match(*writer.committed(), query.root, query.leaves, {});
      CHECK(matches.size() == 0);
      CHECK(best(*writer.committed(), matches, 0, 10).empty());
    }
  }
}
