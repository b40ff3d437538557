#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
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
    for (const auto& heading : paragraph.section) {
      std::size_t size = std::min<std::size_t>(heading.size(), 256);  // as the facet has it
      while (size < heading.size() && (heading[size] & 0xC0) == 0x80) --size;
      path += (path.empty() ? "" : " › ") + heading.substr(0, size);
      out.insert(path);
    }
  } else if (facet == "period") {
    for (const auto& period : paragraph.periods) {
      const bool century = period.id.find("XX") != std::string::npos;
      const bool about = period.id.find('~') != std::string::npos;
      const bool one_decade = period.first_year / 10 == period.last_year / 10;
      for (int year = period.first_year; year <= period.last_year; ++year) {
        const std::string digits = std::to_string(10'000 + year).substr(1);
        out.insert(digits.substr(0, 2) + "XX");
        if (century || (about && !one_decade)) continue;
        out.insert(digits.substr(0, 3) + "X");
        if (!about && period.id.find('X') == std::string::npos) out.insert(digits);
      }
    }
  } else if (facet == "keywords") {
    const auto found = paragraph.document.metadata.find(facet);
    if (found == paragraph.document.metadata.end()) return out;
    for (const auto& value : found->second) out.insert(value);
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

const std::vector<std::string> kFacets = {"theme",  "section", "document", "language", "person",
                                          "place",  "org",     "treaty",   "event",    "period"};

// All that match, each once: the hits and the duplicates folded into them.
std::vector<Paragraph> all_of(const pilcrow::Index& index, const pilcrow::SearchResult& result) {
  std::vector<Paragraph> out;
  const auto add = [&](const std::string& document, std::size_t number) {
    out.push_back(index.paragraphs(document, number, number).at(0));
  };
  for (const auto& hit : result.hits) {
    add(hit.paragraph.document.id, hit.paragraph.number);
    for (const auto& other : hit.duplicates) add(other.document, other.number);
  }
  return out;
}

Counts counted(const std::vector<pilcrow::FacetCount>& counts) {
  Counts out;
  std::size_t before = SIZE_MAX;
  for (const auto& count : counts) {
    out[count.value] = {count.paragraphs, count.documents};
    CHECK(count.paragraphs <= before);
    before = count.paragraphs;
  }
  return out;
}

void check_counts(const pilcrow::Index& index, const std::vector<std::string>& queries) {
  for (const auto& query : queries) {
    CAPTURE(query);
    pilcrow::SearchRequest request;
    request.query = query;
    request.facets.assign(kFacets.begin(), kFacets.end());
    request.limit = 10'000;
    const auto result = index.search(request);
    const std::vector<Paragraph> matching = all_of(index, result);
    std::set<std::string> documents;
    for (const auto& paragraph : matching) documents.insert(paragraph.document.id);
    CHECK(result.total_paragraphs == matching.size());
    CHECK(result.total_documents == documents.size());
    for (const auto& facet : kFacets) {
      CAPTURE(facet);
      CHECK(counted(result.facets.at(facet)) == brute_force(matching, facet));
    }
  }
}

// Whether a paragraph passes the selections, but for what is chosen of one facet.
bool passes(const Paragraph& paragraph, const std::vector<pilcrow::FacetSelection>& selections,
            const std::string& without) {
  std::map<std::string, bool> chosen;
  for (const auto& selection : selections) {
    if (selection.facet == without && !selection.exclude) continue;
    const auto own = values(paragraph, selection.facet);
    const bool any = std::any_of(selection.values.begin(), selection.values.end(),
                                 [&](const auto& value) { return own.count(value) > 0; });
    if (selection.exclude && any) return false;
    if (!selection.exclude) chosen[selection.facet] = chosen[selection.facet] || any;
  }
  return std::all_of(chosen.begin(), chosen.end(), [](const auto& one) { return one.second; });
}

// Random queries with random selections of values that there are, all counts held against looking at
// each paragraph.
void check_random(const pilcrow::Index& index, const std::vector<std::string>& words,
                  std::size_t rounds, unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&](const auto& from) { return from[random() % from.size()]; };
  pilcrow::SearchRequest everything;
  everything.facets.assign(kFacets.begin(), kFacets.end());
  const auto all = index.search(everything).facets;
  for (std::size_t round = 0; round < rounds; ++round) {
    pilcrow::SearchRequest request;
    request.query = random() % 4 == 0 ? "" : pick(words);
    if (random() % 3 == 0 && !request.query.empty()) request.query += " " + pick(words);
    if (random() % 4 == 0 && !request.query.empty()) request.query += " -" + pick(words);
    request.limit = 10'000;
    request.duplicates = 100'000;
    const std::vector<Paragraph> matching = all_of(index, index.search(request));
    if (matching.size() >= 10'000) continue;
    for (std::size_t i = random() % 4; i-- > 0;) {
      const std::string facet = pick(kFacets);
      if (all.at(facet).empty()) continue;
      pilcrow::FacetSelection selection{facet, {}, random() % 3 == 0};
      for (std::size_t j = 1 + random() % 2; j-- > 0;) {
        selection.values.push_back(pick(all.at(facet)).value);
      }
      request.select.push_back(selection);
    }
    request.limit = 0;
    request.facets.assign(kFacets.begin(), kFacets.end());
    const auto result = index.search(request);
    CAPTURE(request.query);
    std::set<std::string> documents;
    std::size_t selected = 0;
    for (const auto& paragraph : matching) {
      if (!passes(paragraph, request.select, {})) continue;
      ++selected;
      documents.insert(paragraph.document.id);
    }
    CHECK(result.total_paragraphs == selected);
    CHECK(result.total_documents == documents.size());
    for (const auto& facet : kFacets) {
      CAPTURE(facet);
      std::vector<Paragraph> beside;
      for (const auto& paragraph : matching) {
        if (passes(paragraph, request.select, facet)) beside.push_back(paragraph);
      }
      CHECK(counted(result.facets.at(facet)) == brute_force(beside, facet));
    }
  }
}

pilcrow::WriterOptions corpus_rules() {
  pilcrow::WriterOptions options;
  options.themes = pilcrow::Taxonomy::load(support::source_path("corpus/themes.toml"));
  options.names = pilcrow::Names::load(support::source_path("corpus/names.toml"));
  return options;
}

pilcrow::Index make_corpus(const std::string& folder) {
  pilcrow::IndexWriter writer(folder, corpus_rules());
  CHECK(writer.index_paths({support::source_path("corpus")}).failed() == 0);
  writer.commit();
  return pilcrow::Index::open(folder);
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
    check_counts(make_corpus(folder / "index"),
                 {"railway", "sanction* -coal", "theme:nuclear AND lang:ru",
                  "doc:en/ \"six-party talks\"", "советский союз", "북한의 제재"});
  }

  TEST_CASE("a selected theme is told apart") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    pilcrow::SearchRequest request;
    request.select = {{"theme", {"war"}}};
    request.facets = {"theme"};
    const auto result = index.search(request);
    CHECK(result.facets.at("theme").size() == 3);
    for (const auto& count : result.facets.at("theme")) {
      CHECK(count.selected == (count.value == "war"));
    }
  }

  TEST_CASE("with selections, too, counts are those of brute force, and sideways ones") {
    const support::TempDir folder;
    const auto index = make_corpus(folder / "index");
    check_random(index, {"railway", "sanction*", "treaty", "санкции", "북한", "Soviet", "\"North Korea\"",
                         "missile", "договор", "trade", "China", "war"},
                 30, 5);
  }

  TEST_CASE("branches open, limits cut, and labels sort as people do") {
    const support::TempDir folder;
    const auto index = make_corpus(folder / "index");
    pilcrow::SearchRequest request;
    pilcrow::FacetRequest sorted = "theme";
    sorted.order = pilcrow::FacetOrder::label;
    sorted.levels = 1;
    request.facets = {"theme/economy", "theme:3", "period:decade", "period/195X", "document/en/"};
    const auto facets = index.search(request).facets;
    for (const auto& count : facets.at("theme/economy")) CHECK(count.value.starts_with("economy/"));
    CHECK(facets.at("theme/economy").size() == 7);
    CHECK(facets.at("theme").size() == 3);
    for (const auto& count : facets.at("period:decade")) {
      CHECK(count.value.size() == 4);
      CHECK(count.value.back() == 'X');
      CHECK(count.value[2] != 'X');
    }
    CHECK(!facets.at("period/195X").empty());
    for (const auto& count : facets.at("period/195X")) {
      CHECK(count.value.starts_with("195"));
      CHECK(count.value != "195X");
    }
    for (const auto& count : facets.at("document/en/")) CHECK(count.value.starts_with("en/"));
    request.facets = {sorted};
    CHECK(index.search(request).facets.at("theme").size() == 10);
  }

  TEST_CASE("labels are sorted as readers of their language do") {
    const support::TempDir folder;
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::parse(
        "[[theme]]\nid = 'a'\nlabel = 'Zebra'\ncues = ['x']\n"
        "[[theme]]\nid = 'b'\nlabel = 'apple'\ncues = ['x']\n"
        "[[theme]]\nid = 'c'\nlabel = 'Émile'\ncues = ['x', 'y']\n");
    pilcrow::IndexWriter writer(folder / "index", options);
    pilcrow::Document document;
    document.id = "d";
    document.blocks.resize(2);
    document.blocks[0].text = "x";
    document.blocks[1].text = "y";
    writer.add(document);
    writer.commit();
    pilcrow::SearchRequest request;
    pilcrow::FacetRequest theme = "theme";
    theme.order = pilcrow::FacetOrder::label;
    const auto labels = [&] {
      request.facets = {theme};
      std::string out;
      const auto result = pilcrow::Index::open(folder / "index").search(request);
      for (const auto& count : result.facets.at("theme")) {
        out += count.label + ' ';
      }
      return out;
    };
    CHECK(labels() == "apple Émile Zebra ");
    theme.limit = 1;
    CHECK(labels() == "Émile ");  // the one with the most paragraphs
  }

  TEST_CASE("metadata is a facet, by its values without case, with what was written for a label") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    const auto add = [&](const std::string& id, std::vector<std::string> tags) {
      pilcrow::Document document;
      document.id = id;
      document.metadata["Tags"] = std::move(tags);
      document.blocks.push_back({});
      document.blocks.back().text = "one text";
      document.blocks.push_back(document.blocks.back());
      writer.add(document);
    };
    add("a", {"Energy", "energy", "2019"});
    add("b", {"ENERGY", "2019-05"});
    add("c", {});
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    pilcrow::SearchRequest request;
    request.facets = {"tags"};
    request.fold = false;
    const auto counts = index.search(request).facets.at("tags");
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].value == "energy");
    CHECK(counts[0].label == "Energy");
    CHECK(counts[0].paragraphs == 4);
    CHECK(counts[0].documents == 2);
    request.select = {{"tags", {"2019"}}};
    const auto chosen = index.search(request);
    CHECK(chosen.total_documents == 1);
    CHECK(chosen.facets.at("tags").size() == 3);
  }

  TEST_CASE("facets and selections that cannot be are refused") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto refused = [&](const pilcrow::SearchRequest& request) {
      try {
        index.search(request);
      } catch (const pilcrow::Error& error) {
        return error.code() == pilcrow::ErrorCode::bad_argument;
      }
      return false;
    };
    CHECK(refused({.facets = {"zebra"}}));
    CHECK(refused({.facets = {"theme/zebra"}}));
    CHECK(refused({.facets = {"language/en"}}));
    CHECK(refused({.facets = {"theme:decade"}}));
    CHECK(refused({.select = {{"zebra", {"x"}}}}));
    CHECK(refused({.select = {{"theme", {"zebra"}}}}));
    CHECK(refused({.select = {{"period", {"now"}}}}));
    CHECK(!refused({.select = {{"place", {"nowhere"}}}}));
  }

  // By hand, over texts of any kind: the folder is named by PILCROW_COUNTS_FOLDER.
  TEST_CASE("facets of a large index are those of brute force") {
    const char* const texts = std::getenv("PILCROW_COUNTS_FOLDER");
    if (texts == nullptr) return;
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index", corpus_rules());
    writer.index_paths({texts});
    writer.commit();
    check_random(pilcrow::Index::open(folder / "index"),
                 {"river", "railway", "king*", "\"the first\"", "music", "war", "water", "song", "ship",
                  "century", "north", "letter"},
                 500, 7);
  }
}
