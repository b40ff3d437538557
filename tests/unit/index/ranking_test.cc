// The order of what matches, and what selects and expands beside the query's words.

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "index/database.h"
#include "search/parser.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Reader;
using pilcrow::index::Writer;
using pilcrow::search::Clause;
using sample::Strings;
using support::TempDir;

namespace {

using Keys = std::vector<std::uint32_t>;

Clause parse(const std::string& query) {
  pilcrow::text::Analyser analyser;
  return pilcrow::search::parse(query, {"en"}, analyser).root;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("the best come by score and then by key, and go on over pages") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    sample::put(writer, "d", {"oil here", "gas there", "oil oil here", "oil here", "oil gas"});
    writer.commit();
    const Reader reader(folder.path());
    const auto match = reader.match(parse("oil gas"), {});
    const auto all = match.best(0, 10);
    Keys keys;
    for (std::size_t i = 0; i < all.size(); ++i) {
      keys.push_back(all[i].key);
      if (i > 0) CHECK(all[i - 1].score >= all[i].score);
      const auto one = match.best(i, 1);
      REQUIRE(one.size() == 1);
      CHECK(one.front().key == all[i].key);
    }
    CHECK(keys == Keys{5, 2, 3, 1, 4});
    CHECK(match.best(5, 10).empty());
    const auto filtered = reader.match(parse("lang:en"), {}).best(0, 10);
    REQUIRE(filtered.size() == 5);
    CHECK(filtered.front().key == 1);
    CHECK(filtered.back().score == 0);
  }

  TEST_CASE("themes beside the query select too, with those below them") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    sample::put(
        writer,
        {"d", {{"oil", {}, {"x/y"}, "en"}, {"oil", {}, {"z"}, "en"}, {"oil", {}, {}, "en"}}, ""});
    writer.commit();
    const Reader reader(folder.path());
    CHECK(reader.match(parse("oil"), {"x"}).all() == Keys{1});
    CHECK(reader.match(parse("oil"), {"x/y", "z"}).all() == Keys{1, 2});
    CHECK(reader.match(parse(""), {"z"}).all() == Keys{2});
    CHECK(reader.match(parse("oil"), {"none"}).all().empty());
  }

  TEST_CASE("a prefix of very many words stands for the most frequent, and says so") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    Strings texts = {"x300", "x301"};  // twice each: they stay
    for (int i = 0; i < 302; ++i) texts.push_back("x" + std::to_string(i));
    sample::put(writer, "d", texts);
    writer.commit();
    const Reader reader(folder.path());
    const auto match = reader.match(parse("x*"), {});
    CHECK(match.notes() == Strings{"x* stands for its 256 most frequent words of 302"});
    CHECK(match.all().size() == 258);
    CHECK(reader.match(parse("x30*"), {}).notes().empty());
    CHECK(reader.match(parse("y*"), {}).all().empty());
  }

  TEST_CASE("rarity is the inverse document frequency") {
    const TempDir folder;
    Writer writer(folder.path(), 0);
    sample::put(writer, "d", {"oil gas", "oil", "oil", "tin"});
    writer.commit();
    const Reader reader(folder.path());
    CHECK(reader.rarity(parse("oil")) == doctest::Approx(std::log(1 + 4.0 / 3)));
    CHECK(reader.rarity(parse("oils")) == doctest::Approx(std::log(1 + 4.0 / 3)));
    CHECK(reader.rarity(parse("\"oil tin\"")) ==
          doctest::Approx(std::log(1 + 4.0 / 3) + std::log(5.0)));
    CHECK(reader.rarity(parse("none")) == doctest::Approx(std::log(5.0)));
  }
}
