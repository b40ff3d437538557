// In which order hits come, how many of a document there are, and groups.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <thread>

#include "api/fixture.h"

using fixture::code_of;
using fixture::paragraph;
using fixture::places;
using pilcrow::Group;
using pilcrow::SearchRequest;
using pilcrow::Sort;
using support::TempDir;
using Places = std::vector<std::string>;

namespace {

pilcrow::Document dated(std::string id, std::vector<std::string> dates,
                        std::vector<std::string> texts) {
  std::vector<pilcrow::Block> blocks;
  for (auto& text : texts) blocks.push_back(paragraph(std::move(text)));
  auto out = fixture::document(std::move(id), std::move(blocks));
  if (!dates.empty()) out.metadata["date"] = std::move(dates);
  return out;
}

// In three segments, ids not in the order of the index. "oil" is in all paragraphs but one.
pilcrow::Index make_dated(const TempDir& folder) {
  pilcrow::IndexWriter writer(folder / "index");
  writer.add(dated("m", {"2019-03-02"}, {"Oil was sold here by the barrel.", "Oil, oil and oil."}));
  writer.add(dated("z", {}, {"Some oil without a date."}));
  writer.commit();
  writer.add(dated("a", {"last spring", "2024"}, {"No date is known of this oil but a year."}));
  writer.add(dated("gone", {"2030"}, {"Oil that will be deleted."}));
  writer.commit();
  writer.add(dated("k", {"2019-03-02T00:00Z"}, {"Nothing.", "Oil of the same day as another."}));
  writer.add(dated("b", {"1887"}, {"Old oil, oil."}));
  writer.remove("gone");
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

Places sorted(const pilcrow::Index& index, Sort sort, bool reverse = false,
              std::size_t limit = 100, std::size_t offset = 0) {
  return places(index.search(
      {.query = "oil", .limit = limit, .offset = offset, .sort = sort, .reverse = reverse}));
}

}  // namespace

TEST_SUITE("order") {
  TEST_CASE("hits are sorted by document, and turned round by document only") {
    const TempDir folder;
    const auto index = make_dated(folder);
    CHECK(sorted(index, Sort::document) == Places{"a:1", "b:1", "k:2", "m:1", "m:2", "z:1"});
    CHECK(sorted(index, Sort::document, true) == Places{"z:1", "m:1", "m:2", "k:2", "b:1", "a:1"});
    CHECK(sorted(index, Sort::document, false, 2, 3) == Places{"m:1", "m:2"});
  }

  TEST_CASE("hits are sorted by date: the newest first, those without last, equal ones by score") {
    const TempDir folder;
    const auto index = make_dated(folder);
    const auto by_date = sorted(index, Sort::date);
    REQUIRE(by_date.size() == 6);
    CHECK(by_date[0] == "a:1");
    CHECK(by_date[4] == "b:1");
    CHECK(by_date[5] == "z:1");
    // The three of 2019-03-02 are as their scores are.
    Places same(by_date.begin() + 1, by_date.begin() + 4);
    Places by_score;
    for (const auto& place : sorted(index, Sort::score)) {
      if (place[0] == 'm' || place[0] == 'k') by_score.push_back(place);
    }
    CHECK(same == by_score);
    auto turned = sorted(index, Sort::date, true);
    CHECK(turned[0] == "b:1");
    CHECK(Places(turned.begin() + 1, turned.begin() + 4) == same);
    CHECK(turned[4] == "a:1");
    CHECK(turned[5] == "z:1");
  }

  TEST_CASE("scores turned round begin with the worst") {
    const TempDir folder;
    const auto index = make_dated(folder);
    const auto hits = index.search({.query = "oil", .sort = Sort::score, .reverse = true}).hits;
    REQUIRE(hits.size() == 6);
    for (std::size_t i = 1; i < hits.size(); ++i) CHECK(hits[i - 1].score <= hits[i].score);
  }

  TEST_CASE("equal hits come by document and paragraph, also when documents were replaced since") {
    // "oil" is worth the same in each, and there are more than are looked at closely.
    const auto put = [](pilcrow::IndexWriter& writer, int number) {
      const std::string n = std::to_string(1000 + number);
      writer.add(dated(n, {}, {"Word of oil " + n + " a.", "Word of oil " + n + " b."}));
    };
    const TempDir folder;
    for (const auto* name : {"whole", "renewed"}) {
      pilcrow::IndexWriter writer(folder / name);
      for (int i = 0; i < 300; ++i) put(writer, i);
      writer.commit();
    }
    pilcrow::IndexWriter writer(folder / "renewed");
    for (const int i : {200, 3, 299, 0}) put(writer, i);
    writer.commit();
    const auto whole = pilcrow::Index::open(folder / "whole");
    const auto renewed = pilcrow::Index::open(folder / "renewed");
    for (const auto* query : {"oil", "word oil", "\"word of oil\"", ""}) {
      CAPTURE(query);
      SearchRequest request = {.query = query, .limit = 7, .offset = 4};
      request.fold = false;
      const auto expected = places(whole.search(request));
      CHECK(expected == Places{"1002:1", "1002:2", "1003:1", "1003:2", "1004:1", "1004:2", "1005:1"});
      CHECK(places(renewed.search(request)) == expected);
      SearchRequest grouped = request;
      grouped.group = Group::document;
      const auto groups = renewed.search(grouped).groups;
      REQUIRE(groups.size() == 7);
      for (int i = 0; i < 7; ++i) {
        CHECK(groups[static_cast<std::size_t>(i)].document.id == std::to_string(1004 + i));
      }
    }
  }

  TEST_CASE("orders hold for rankings, for later generations, and for many threads at once") {
    const TempDir folder;
    const auto index = make_dated(folder);
    std::vector<std::string> ids;
    for (const auto& item : index.rank({.query = "oil", .sort = Sort::date},
                                       pilcrow::RankUnit::document)) {
      ids.push_back(item.id);
    }
    REQUIRE(ids.size() == 5);
    CHECK(ids.front() == "a");
    CHECK(ids.back() == "z");
    pilcrow::IndexWriter writer(folder / "index");
    writer.add(dated("c", {"2025-01-01"}, {"Newer oil."}));
    writer.commit();
    CHECK(index.refresh());
    std::vector<std::thread> threads;
    std::vector<Places> answers(8);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      threads.emplace_back([&, i] {
        answers[i] = sorted(index, i % 2 == 0 ? Sort::date : Sort::document);
      });
    }
    for (auto& thread : threads) thread.join();
    for (std::size_t i = 0; i < answers.size(); ++i) {
      REQUIRE(answers[i].size() == 7);
      CHECK(answers[i][i % 2 == 0 ? 0 : 2] == "c:1");
    }
  }

  TEST_CASE("a document has so many hits at most, and the page is full all the same") {
    const TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    std::vector<std::string> many;
    for (int i = 0; i < 500; ++i) many.push_back("Oil oil oil, number " + std::to_string(i) + ".");
    writer.add(dated("many", {}, many));
    for (int i = 0; i < 20; ++i) {
      const std::string n = std::to_string(i);
      writer.add(dated("d" + n, {}, {"There is oil in document " + n + " as well as water.",
                                     "More is said of oil in " + n + " than is good for it."}));
    }
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto one = index.search({.query = "oil", .limit = 15, .per_document = 1});
    CHECK(one.hits.size() == 15);
    CHECK(one.hits[0].paragraph.document.id == "many");
    CHECK(one.total_paragraphs == 540);
    const auto all = places(index.search({.query = "oil", .limit = 100, .per_document = 2}));
    CHECK(all.size() == 42);
    std::map<std::string, int> counts;
    for (const auto& place : all) ++counts[place.substr(0, place.find(':'))];
    for (const auto& [id, count] : counts) CHECK(count == 2);
    // Pages continue each other.
    Places pages;
    for (std::size_t offset = 0; offset < 50; offset += 7) {
      const auto page = places(
          index.search({.query = "oil", .limit = 7, .offset = offset, .per_document = 2}));
      pages.insert(pages.end(), page.begin(), page.end());
    }
    CHECK(pages == all);
  }

  TEST_CASE("groups are documents, by their scores, with the best of each") {
    const TempDir folder;
    const auto index = make_dated(folder);
    const auto result = index.search({.query = "oil", .group = Group::document});
    CHECK(result.hits.empty());
    CHECK(result.total_paragraphs == 6);
    CHECK(result.total_documents == 5);
    REQUIRE(result.groups.size() == 5);
    const auto ranking = index.rank({.query = "oil"}, pilcrow::RankUnit::document);
    const auto best = index.search({.query = "oil"}).hits;
    for (std::size_t i = 0; i < 5; ++i) {
      const auto& group = result.groups[i];
      CHECK(group.rank == i + 1);
      CHECK(group.document.id == ranking[i].id);
      CHECK(group.score == ranking[i].score);
      REQUIRE(!group.hits.empty());
      CHECK(group.hits[0].score <= group.score);
      if (group.total_paragraphs == 1) CHECK(group.hits[0].score == group.score);
      CHECK(group.hits[0].rank == 1);
      CHECK(group.total_paragraphs == (group.document.id == "m" ? 2 : 1));
      CHECK(group.hits.size() == group.total_paragraphs);
    }
    CHECK(result.groups[0].score == best[0].score);
    const auto page = index.search(
        {.query = "oil", .limit = 2, .offset = 1, .per_document = 1, .group = Group::document});
    REQUIRE(page.groups.size() == 2);
    CHECK(page.groups[0].rank == 2);
    CHECK(page.groups[0].document.id == result.groups[1].document.id);
    for (const auto& group : page.groups) CHECK(group.hits.size() == 1);
    const auto by_date =
        index.search({.query = "oil", .sort = Sort::date, .group = Group::document});
    CHECK(by_date.groups.front().document.id == "a");
    CHECK(by_date.groups.back().document.id == "z");
    CHECK(index.search({.query = "zeppelin", .group = Group::document}).groups.empty());
  }

  TEST_CASE("groups are limited together") {
    const TempDir folder;
    const auto index = make_dated(folder);
    const auto code = [&](std::size_t limit, std::size_t each) {
      return code_of([&] {
        index.search(
            {.query = "oil", .limit = limit, .per_document = each, .group = Group::document});
      });
    };
    CHECK(code(100, 100) == 0);
    CHECK(code(101, 100) == 1);
    CHECK(code(3334, 0) == 1);
    CHECK(code(1, SIZE_MAX) == 1);
  }
}
