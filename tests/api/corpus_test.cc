#include <doctest/doctest.h>

#include <map>
#include <set>

#include "api/fixture.h"

namespace {

pilcrow::Index corpus_index(const support::TempDir& folder, pilcrow::IndexReport& report) {
  pilcrow::WriterOptions options;
  options.themes = pilcrow::Taxonomy::load(support::source_path("corpus/themes.toml"));
  options.names = pilcrow::Names::load(support::source_path("corpus/names.toml"));
  pilcrow::IndexWriter writer(folder / "index", options);
  report = writer.index_paths({support::source_path("corpus")});
  writer.commit();
  return pilcrow::Index::open(folder / "index");
}

}  // namespace

TEST_SUITE("corpus") {
  TEST_CASE("the corpus is read whole: documents, paragraphs, languages, themes") {
    const support::TempDir folder;
    pilcrow::IndexReport report;
    const auto index = corpus_index(folder, report);
    CHECK(report.problems.empty());
    std::map<std::string, std::set<std::string>> files;  // by language
    std::set<std::string> formats;
    for (const auto& document : index.documents()) {
      CAPTURE(document.id);
      CHECK(document.paragraphs > 0);
      const std::string below = document.path.substr(support::source_path("corpus/").size());
      files[document.language].insert(below);
      formats.insert(below.substr(below.rfind('.')));
    }
    CHECK(files["en"].size() >= 15);  // the article and 14 more
    CHECK(files["ru"].size() >= 5);
    CHECK(files["ko"].size() >= 5);
    CHECK(files["en"].size() + files["ru"].size() + files["ko"].size() >= 25);
    CHECK(files.size() == 3);
    CHECK(formats == std::set<std::string>{".html", ".jsonl", ".md", ".txt"});
    CHECK(index.stats().paragraphs >= 300);
    std::set<std::string> top;
    for (const auto& id : index.themes().ids()) {
      if (id.find('/') == std::string::npos) top.insert(id);
    }
    CHECK(top == std::set<std::string>{"history", "economy", "sanctions", "nuclear", "military",
                                       "diplomacy", "regional-security", "china", "united-states",
                                       "outlook"});
    // Every theme, and children too, has paragraphs.
    pilcrow::SearchRequest all;
    all.facets = {"theme"};
    CHECK(index.search(all).facets.at("theme").size() == index.themes().ids().size());
  }

  TEST_CASE("the article's railway is on line 25 and the split on line 10") {
    const support::TempDir folder;
    pilcrow::IndexReport report;
    const auto index = corpus_index(folder, report);
    CHECK(
        fixture::search(index, "Rajin-Khasan railway doc:article.txt").hits.at(0).paragraph.line ==
        25);
    CHECK(fixture::search(index, "Sino-Soviet split doc:article.txt").hits.at(0).paragraph.line ==
          10);
    // Two comments stand in it twice: each is one hit that names the other.
    const auto comment = fixture::search(index, "\"well-sourced account\" doc:article.txt");
    CHECK(comment.total_paragraphs == 2);
    REQUIRE(comment.hits.size() == 1);
    CHECK(comment.hits[0].duplicates.size() == 1);
  }

  TEST_CASE(
      "queries and judgements: enough of them, in three languages, of paragraphs that stand") {
    const support::TempDir folder;
    pilcrow::IndexReport report;
    const auto index = corpus_index(folder, report);
    std::set<std::string> queries;
    for (const auto& row : support::read_table("corpus/queries.tsv")) {
      REQUIRE(row.size() == 2);
      CHECK(queries.insert(row[0]).second);
      CHECK_FALSE(row[1].empty());
    }
    CHECK(queries.size() >= 60);
    std::set<std::string> judged;
    for (const auto& row : support::read_table("corpus/qrels.tsv")) {
      REQUIRE(row.size() == 3);
      CAPTURE(row[1]);
      CHECK(queries.count(row[0]) == 1);
      CHECK(index.paragraph(row[1]));
      CHECK(std::set<std::string>{"1", "2", "3"}.count(row[2]) == 1);
      judged.insert(row[0]);
    }
    CHECK(judged == queries);
  }
}
