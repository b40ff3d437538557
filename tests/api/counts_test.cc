#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <set>

#include "api/fixture.h"

namespace {

using pilcrow::Paragraph;

// The values that a paragraph has of a facet, straight from what the API shows of it.
std::set<std::string> values(const Paragraph& paragraph, const std::string& facet) {
  std::set<std::string> out;
  if (facet == "theme") {
    for (const auto& theme : paragraph.themes) {
      for (std::string id = theme.id;; id.resize(id.rfind('/'))) {
        out.insert(id);
        if (id.find('/') == std::string::npos) break;
      }
    }
  } else if (facet == "document") {
    out.insert(paragraph.document.id);
  } else if (facet == "language") {
    if (!paragraph.language.empty()) out.insert(paragraph.language);
  } else if (facet == "section") {
    std::string path;
    for (const auto& heading : paragraph.section) path += (path.empty() ? "" : " › ") + heading;
    if (!path.empty()) out.insert(path);
  } else {
    for (const auto& name : paragraph.names) {
      if (name.kind == facet) out.insert(name.id);
    }
  }
  return out;
}

using Counts = std::map<std::string, std::pair<std::size_t, std::size_t>>;

Counts brute_force(const std::vector<Paragraph>& matching, const std::string& facet) {
  std::map<std::string, std::pair<std::size_t, std::set<std::string>>> tally;
  for (const auto& paragraph : matching) {
    for (const auto& value : values(paragraph, facet)) {
      ++tally[value].first;
      tally[value].second.insert(paragraph.document.id);
    }
  }
  Counts out;
  for (const auto& [value, count] : tally) out[value] = {count.first, count.second.size()};
  return out;
}

void check_counts(const pilcrow::Index& index, const std::vector<std::string>& queries) {
  const std::vector<std::string> facets = {"theme", "section", "document", "language", "person",
                                           "place", "org",     "treaty",   "event"};
  for (const auto& query : queries) {
    CAPTURE(query);
    pilcrow::SearchRequest request;
    request.query = query;
    request.facets = facets;
    request.limit = 10'000;
    const auto result = index.search(request);
    // All that match: the hits and the duplicates folded into them.
    std::vector<Paragraph> matching;
    std::set<std::string> documents;
    const auto add = [&](const std::string& document, std::size_t number) {
      matching.push_back(index.paragraphs(document, number, number).at(0));
      documents.insert(document);
    };
    for (const auto& hit : result.hits) {
      add(hit.paragraph.document.id, hit.paragraph.number);
      for (const auto& other : hit.duplicates) add(other.document, other.number);
    }
    CHECK(result.total_paragraphs == matching.size());
    CHECK(result.total_documents == documents.size());
    for (const auto& facet : facets) {
      CAPTURE(facet);
      Counts counted;
      std::size_t before = SIZE_MAX;
      for (const auto& count : result.facets.at(facet)) {
        counted[count.value] = {count.paragraphs, count.documents};
        CHECK(count.paragraphs <= before);
        before = count.paragraphs;
      }
      CHECK(counted == brute_force(matching, facet));
    }
  }
}

}  // namespace

TEST_SUITE("counts") {
  TEST_CASE("facets and totals of a small index are those of brute force") {
    const support::TempDir folder;
    check_counts(fixture::make_index(folder),
                 {"", "coal", "copied", "theme:economy", "zebra", "the -war"});
  }

  TEST_CASE("facets and totals of the corpus are those of brute force") {
    const support::TempDir folder;
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::load(support::source_path("corpus/themes.toml"));
    options.names = pilcrow::Names::load(support::source_path("corpus/names.toml"));
    pilcrow::IndexWriter writer(folder / "index", options);
    CHECK(writer.index_paths({support::source_path("corpus")}).failed() == 0);
    writer.commit();
    check_counts(pilcrow::Index::open(folder / "index"),
                 {"railway", "sanction* -coal", "theme:nuclear AND lang:ru",
                  "doc:en/ \"six-party talks\"", "советский союз", "북한의 제재"});
  }

  TEST_CASE("a selected theme is told apart") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    pilcrow::SearchRequest request;
    request.themes = {"war"};
    request.facets = {"theme"};
    const auto result = index.search(request);
    CHECK(result.facets.at("theme").size() == 3);
    for (const auto& count : result.facets.at("theme")) {
      CHECK(count.selected == (count.value == "war"));
    }
  }
}
