// Names across scripts: each alias finds what the others name, and it is said where.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "api/fixture.h"

using fixture::places;
using fixture::search;

namespace {

using Strings = std::vector<std::string>;

Strings sorted(Strings strings) {
  std::sort(strings.begin(), strings.end());
  return strings;
}

// "document kind:text kind:text" of each hit.
Strings marks(const pilcrow::SearchResult& result) {
  Strings out;
  for (const auto& hit : result.hits) {
    std::string& line = out.emplace_back(hit.paragraph.document.id);
    for (const auto& fragment : hit.snippet.fragments) {
      for (const auto& mark : fragment.marks) {
        line += " " + std::string(to_string(mark.kind)) + ":" +
                fragment.text.substr(mark.bytes.begin, mark.bytes.size());
      }
    }
  }
  return out;
}

pilcrow::SearchResult search_plainly(const pilcrow::Index& index, const std::string& query) {
  pilcrow::SearchRequest request;
  request.query = query;
  request.aliases = false;
  return index.search(request);
}

// Headings and texts that say one thing in three scripts, and what only looks like it.
pilcrow::Index make_names(const support::TempDir& folder) {
  using namespace fixture;
  pilcrow::WriterOptions options;
  options.names = pilcrow::Names::parse(kNames);
  pilcrow::IndexWriter writer(folder / "index", options);
  writer.add(document("a", {heading("КНДР"), paragraph("Rice and coal."),
                            heading("Elsewhere"), paragraph("Rice and fish.")}));
  writer.add(document("b", {paragraph("North Korea and its coal; the DPRK, 북한.")}));
  writer.commit();
  writer.add(document("c", {paragraph("Korea, south and north.")}));
  writer.add(document("d", {paragraph("Coal alone, for once, and rice.")}, "DPRK today"));
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("all aliases of a name find the same paragraphs") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const Strings all = {"ko/war.txt:1", "ko/war.txt:2", "ports/fleet.txt:3", "ru/ugol.txt:1"};
    for (const char* query : {"КНДР", "북한", "북한의", "DPRK", "dprk", "North Korea",
                              "\"North Korea\"", "+DPRK", "КНДР AND северной OR dprk"}) {
      CAPTURE(query);
      CHECK(sorted(places(search(index, query))) == all);
      CHECK(search_plainly(index, query).total_paragraphs < all.size());
    }
    CHECK(places(search(index, "DPRK ivan -\"North Korea\"")).empty());
    CHECK(places(search(index, "КНДР AND (ports OR monday)")) == Strings{"ports/fleet.txt:3"});
  }

  TEST_CASE("what was typed is not an alias, what stands for it is") {
    const support::TempDir folder;
    const pilcrow::Index index = make_names(folder);
    CHECK(sorted(marks(search(index, "DPRK"))) ==
          Strings{"a", "b alias:North Korea exact:DPRK alias:북한", "d"});
    CHECK(sorted(marks(search(index, "north korea coal"))) ==
          Strings{"a exact:coal", "b exact:North exact:Korea exact:coal alias:DPRK alias:북한",
                  "c exact:Korea exact:north", "d exact:Coal"});
    CHECK(sorted(marks(search(index, "section:DPRK"))) == Strings{"a"});
    CHECK(marks(search(index, "fish -КНДР")) == Strings{"a exact:fish"});
    CHECK(search(index, "DPRK korea").interpreted == "(dprk OR place:north-korea) korea");
    CHECK(search(index, "a North Korea b").interpreted ==
          "a ((north korea) OR place:north-korea) b");
  }

  TEST_CASE("signs and fields end a run of words") {
    const support::TempDir folder;
    const pilcrow::Index index = make_names(folder);
    CHECK(search(index, "North +Korea").interpreted == "north +korea");
    CHECK(search(index, "North section:Korea").interpreted == "north section:korea");
    CHECK(search(index, "(North Korea) AND rice").interpreted ==
          "((north korea) OR place:north-korea) AND rice");
    CHECK(search(index, "North Kor*").interpreted == "north kor*");
  }

  TEST_CASE("a name adds nothing to the score of what was typed, as the better of the two counts") {
    const support::TempDir folder;
    const pilcrow::Index index = make_names(folder);
    std::map<std::string, double> named;
    for (const auto& hit : search(index, "DPRK").hits) named[hit.paragraph.anchor] = hit.score;
    CHECK(named.size() == 3);
    const auto plain = search_plainly(index, "DPRK");
    REQUIRE(plain.hits.size() == 2);
    for (const auto& hit : plain.hits) CHECK(named.at(hit.paragraph.anchor) == hit.score);
  }
}
