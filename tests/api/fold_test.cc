// Paragraphs with the same words, or nearly the same, are one hit, and none is lost.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "api/fixture.h"

using fixture::paragraph;
using pilcrow::Group;
using pilcrow::SearchRequest;
using support::TempDir;

namespace {

using Words = std::vector<std::string>;

std::string text_of(const Words& words) {
  std::string out;
  for (const auto& word : words) out += word + ' ';
  return out;
}

// Forty words, each another.
Words forty(const std::string& stem) {
  Words out = {"oil"};
  while (out.size() < 40) out.push_back(stem + std::to_string(out.size()));
  return out;
}

Words with(Words words, std::size_t at, const std::string& word) {
  words[at] = word;
  return words;
}

pilcrow::Index make(const TempDir& folder, const std::vector<std::vector<std::string>>& documents,
                    bool many_segments) {
  pilcrow::IndexWriter writer(folder / "index");
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::vector<pilcrow::Block> blocks;
    for (const auto& text : documents[i]) blocks.push_back(paragraph(text));
    writer.add(fixture::document("d" + std::to_string(i), std::move(blocks)));
    if (many_segments && i % 3 == 0) writer.commit();
  }
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

// The Jaccard coefficient of the sets of three words in a row.
double resemblance(const Words& a, const Words& b) {
  const auto shingles = [](const Words& words) {
    std::set<std::string> out;
    for (std::size_t i = 2; i < words.size(); ++i) {
      out.insert(words[i - 2] + ' ' + words[i - 1] + ' ' + words[i]);
    }
    return out;
  };
  const auto of_a = shingles(a);
  const auto of_b = shingles(b);
  double common = 0;
  for (const auto& each : of_a) common += static_cast<double>(of_b.count(each));
  return common / (static_cast<double>(of_a.size() + of_b.size()) - common);
}

// Every match once: as a hit or as a duplicate.
std::multiset<std::string> all_of(const std::vector<pilcrow::Hit>& hits) {
  std::multiset<std::string> out;
  for (const auto& hit : hits) {
    out.insert(hit.paragraph.anchor);
    CHECK(hit.duplicates.size() == hit.duplicate_count);
    for (const auto& other : hit.duplicates) out.insert(other.anchor);
  }
  return out;
}

}  // namespace

TEST_SUITE("fold") {
  TEST_CASE("a paragraph with one other word of forty is folded, and says how near it is") {
    const Words words = forty("w");
    const Words other = with(words, 20, "different");
    for (const bool many_segments : {false, true}) {
      const TempDir folder;
      const auto index = make(folder,
                              {{text_of(words)}, {"Some oil stands between them."},
                               {text_of(other)}, {text_of(words)}, {text_of(forty("v"))}},
                              many_segments);
      const auto result = index.search({.query = "oil"});
      CHECK(result.total_paragraphs == 5);
      REQUIRE(result.hits.size() == 3);
      const auto folded = std::find_if(result.hits.begin(), result.hits.end(), [](const auto& hit) {
        return hit.paragraph.document.id == "d0";
      });
      REQUIRE(folded != result.hits.end());
      CHECK(folded->duplicate_count == 2);
      REQUIRE(folded->duplicates.size() == 2);
      CHECK(folded->duplicates[0].document == "d2");
      CHECK(folded->duplicates[0].similarity == doctest::Approx(resemblance(words, other)));
      CHECK(folded->duplicates[0].similarity == doctest::Approx(35.0 / 41));
      CHECK(folded->duplicates[1].document == "d3");
      CHECK(folded->duplicates[1].similarity == 1);
      // Each by itself when that is asked for.
      const auto all = index.search({.query = "oil", .fold = false});
      CHECK(all.hits.size() == 5);
      for (const auto& hit : all.hits) CHECK(hit.duplicate_count == 0);
    }
  }

  // Summaries of long texts are larger than those of shorter ones: of each pair it is told by itself
  // whether the texts are near.
  TEST_CASE("of texts of any length those are folded whose shingles are nearly the same") {
    std::mt19937 random(11);
    std::size_t folded = 0;
    for (int round = 0; round < 60; ++round) {
      const std::size_t size = 5 + random() % (round % 2 == 0 ? 60 : 900);
      Words one = {"oil"};
      while (one.size() < size) one.push_back("w" + std::to_string(random() % (2 * size)));
      Words other = one;
      // Repeated, cut or with words changed, about as much as may still be near.
      if (random() % 3 == 0) other.insert(other.end(), one.begin(), one.end());
      if (random() % 2 == 0) other.resize(1 + (other.size() - 1) * (75 + random() % 25) / 100);
      for (std::size_t i = random() % (1 + size / 12); i > 0; --i) other[random() % other.size()] = "x";
      const TempDir folder;
      const auto index = make(folder, {{text_of(one)}, {"oil " + text_of(other)}}, round % 3 == 0);
      other.insert(other.begin(), "oil");
      const double expected = resemblance(one, other);
      CAPTURE(size);
      CAPTURE(expected);
      const auto result = index.search({.query = "oil"});
      REQUIRE(result.hits.size() == (expected >= 0.8 ? 1 : 2));
      if (result.hits.size() == 2) continue;
      ++folded;
      REQUIRE(result.hits[0].duplicates.size() == 1);
      CHECK(result.hits[0].duplicates[0].similarity == doctest::Approx(expected));
    }
    CHECK(folded > 10);
    CHECK(folded < 50);
  }

  TEST_CASE("what is less near is a hit of its own, and so are short paragraphs") {
    const Words words = forty("w");
    const Words three = with(with(with(words, 8, "x"), 18, "y"), 28, "z");
    REQUIRE(resemblance(words, three) < 0.8);
    const TempDir folder;
    const auto index = make(folder,
                            {{text_of(words)}, {text_of(three)}, {"Oil of Baku."}, {"Oil of Grozny."},
                             {"Oil."}, {"Oil it is."}},
                            false);
    CHECK(index.search({.query = "oil"}).hits.size() == 6);
  }

  TEST_CASE("folding follows the order: the first of it is the hit") {
    const TempDir folder;
    const auto index = make(
        folder, {{text_of(forty("w"))}, {text_of(with(forty("w"), 20, "different"))}}, false);
    const auto last = index.search({.query = "oil", .sort = pilcrow::Sort::document, .reverse = true});
    REQUIRE(last.hits.size() == 1);
    CHECK(last.hits[0].paragraph.document.id == "d1");
  }

  TEST_CASE("where a document may have one hit, its other paragraphs do not hide their copies") {
    const TempDir folder;
    const auto index = make(folder,
                            {{"Oil oil oil oil.", "Oil and water do not mix at all."},
                             {"Oil and water do not mix at all."}},
                            false);
    const auto result = index.search({.query = "oil", .per_document = 1});
    REQUIRE(result.hits.size() == 2);
    CHECK(result.hits[1].paragraph.document.id == "d1");
    CHECK(result.hits[1].duplicate_count == 1);
  }

  TEST_CASE("in groups paragraphs are folded within their document only") {
    const Words words = forty("w");
    const TempDir folder;
    const auto index = make(folder,
                            {{text_of(words), text_of(with(words, 20, "other")), "More oil."},
                             {text_of(words)}},
                            false);
    const auto result = index.search({.query = "oil", .group = Group::document});
    REQUIRE(result.groups.size() == 2);
    for (const auto& group : result.groups) {
      if (group.document.id == "d1") {
        CHECK(group.hits[0].duplicate_count == 0);
        continue;
      }
      CHECK(group.total_paragraphs == 3);
      CHECK(group.hits.size() == 2);
      CHECK(all_of(group.hits).size() == 3);
    }
  }

  TEST_CASE("pages are full, the same however cut, and lose nothing") {
    std::mt19937 random(7);
    // Families of texts, some of them more than what is looked at for near duplicates, many exact.
    std::vector<std::vector<std::string>> documents;
    std::size_t count = 0;
    for (int family = 0; family < 60; ++family) {
      const Words words = forty("f" + std::to_string(family) + "x");
      const std::size_t members = family == 0 ? 150 : random() % 8 + 1;
      for (std::size_t i = 0; i < members; ++i, ++count) {
        if (count % 4 == 0) documents.emplace_back();
        Words member = words;
        if (random() % 3 != 0) member[5 + random() % 30] = "n" + std::to_string(random() % 9);
        if (random() % 4 == 0) member.push_back("oil");
        documents.back().push_back(text_of(member));
      }
    }
    std::vector<std::string> first_cut;
    for (const bool many_segments : {false, true}) {
      const TempDir folder;
      const auto index = make(folder, documents, many_segments);
      const std::size_t most = 10000;
      const auto whole = index.search({.query = "oil", .limit = 1000, .duplicates = most});
      CHECK(whole.total_paragraphs == count);
      const auto everything = all_of(whole.hits);
      CHECK(everything.size() == count);
      CHECK(std::set<std::string>(everything.begin(), everything.end()).size() == count);
      CHECK(whole.hits.size() < count * 3 / 4);
      for (const std::size_t limit : {1U, 7U, 10U, 90U}) {
        std::vector<pilcrow::Hit> pages;
        for (std::size_t offset = 0;; offset += limit) {
          auto page = index.search(
              {.query = "oil", .limit = limit, .offset = offset, .duplicates = most});
          CHECK(page.total_paragraphs == count);
          for (auto& hit : page.hits) pages.push_back(std::move(hit));
          if (page.hits.size() < limit) break;
        }
        REQUIRE(pages.size() == whole.hits.size());
        for (std::size_t i = 0; i < pages.size(); ++i) {
          CHECK(pages[i].rank == i + 1);
          CHECK(pages[i].paragraph.anchor == whole.hits[i].paragraph.anchor);
          CHECK(pages[i].duplicate_count == whole.hits[i].duplicate_count);
        }
        CHECK(all_of(pages) == everything);
      }
      std::vector<std::string> cut;
      for (const auto& hit : whole.hits) {
        cut.push_back(hit.paragraph.anchor);
        for (const auto& other : hit.duplicates) {
          cut.push_back(other.anchor + ' ' + std::to_string(other.similarity));
        }
      }
      if (first_cut.empty()) first_cut = cut;
      CHECK(cut == first_cut);  // segments change nothing
    }
  }
}
