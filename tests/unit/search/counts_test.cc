// Exact counts, held against counting by hand.

#include "search/counts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using pilcrow::FacetCount;
using pilcrow::search::count_documents;
using pilcrow::search::count_facet;
using pilcrow::store::Columns;
using pilcrow::store::DocumentRecord;
using pilcrow::store::make_columns;

namespace {

using Keys = std::vector<std::uint32_t>;

struct Paragraph {
  std::uint32_t key = 0;
  std::string document = {};
  std::set<std::string> themes = {};  // with those above
};

// Documents of random size with random themes, and the same as a plain list.
struct Sample {
  std::vector<DocumentRecord> documents = {};
  std::vector<Paragraph> paragraphs = {};
  std::uint32_t last_key = 0;
};

Sample make_sample(std::mt19937& random) {
  static const std::vector<std::string> kThemes = {"a", "a/x", "a/x/1", "a/y", "b", "c/d"};
  Sample sample;
  std::uint32_t key = 1;
  for (std::size_t i = 0; i < 12; ++i) {
    DocumentRecord document;
    document.id = "doc" + std::to_string(random() % 1000) + "-" + std::to_string(i);
    document.first = key;
    for (std::size_t n = random() % 6; n-- > 0; ++key) {
      Paragraph paragraph{key, document.id, {}};
      pilcrow::store::ParagraphColumns columns;
      for (const auto& theme : kThemes) {
        if (random() % 3 != 0) continue;
        columns.themes.push_back(theme);
        for (std::size_t end = 0; end != std::string::npos;) {
          end = theme.find('/', end + 1);
          paragraph.themes.insert(theme.substr(0, end));
        }
      }
      document.paragraphs.push_back(columns);
      sample.paragraphs.push_back(paragraph);
    }
    key += static_cast<std::uint32_t>(random() % 3);  // what a document that was replaced has left
    sample.documents.push_back(std::move(document));
  }
  sample.last_key = key;
  std::shuffle(sample.documents.begin(), sample.documents.end(), random);
  return sample;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("counts are those of counting one by one") {
    std::mt19937 random(5);
    for (int round = 0; round < 100; ++round) {
      const Sample sample = make_sample(random);
      const Columns columns = make_columns(sample.documents, sample.last_key);
      Keys keys;
      std::set<std::string> documents;
      std::map<std::string, std::size_t> paragraphs_of;
      std::map<std::string, std::set<std::string>> documents_of;
      for (const Paragraph& paragraph : sample.paragraphs) {
        if (random() % 2 == 0) continue;
        keys.push_back(paragraph.key);
        documents.insert(paragraph.document);
        for (const auto& theme : paragraph.themes) {
          ++paragraphs_of[theme];
          documents_of[theme].insert(paragraph.document);
        }
      }
      CHECK(count_documents(columns, keys) == documents.size());
      const auto counts = count_facet(columns, columns.facets.at("theme"), keys);
      REQUIRE(counts.size() == paragraphs_of.size());
      for (const FacetCount& count : counts) {
        CHECK(count.paragraphs == paragraphs_of[count.value]);
        CHECK(count.documents == documents_of[count.value].size());
        CHECK(!count.selected);
      }
      const bool sorted = std::is_sorted(counts.begin(), counts.end(), [](auto& a, auto& b) {
        return a.paragraphs != b.paragraphs ? a.paragraphs > b.paragraphs : a.value < b.value;
      });
      CHECK(sorted);
      const auto by_document = count_facet(columns, columns.facets.at("document"), keys);
      CHECK(by_document.size() == documents.size());
    }
  }

  TEST_CASE("nothing is counted where nothing matches") {
    const Columns columns = make_columns({}, 0);
    CHECK(count_documents(columns, {}) == 0);
    CHECK(count_facet(columns, columns.facets.at("theme"), {}).empty());
  }
}
