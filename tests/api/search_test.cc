#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "api/fixture.h"

using fixture::places;
using fixture::search;
using Places = std::vector<std::string>;

namespace {

Places sorted(Places places) {
  std::sort(places.begin(), places.end());
  return places;
}

std::vector<std::string> marked(const pilcrow::Hit& hit) {
  std::vector<std::string> out;
  for (const auto& fragment : hit.snippet.fragments) {
    for (const auto& mark : fragment.marks) {
      out.push_back(fragment.text.substr(mark.bytes.begin, mark.bytes.size()));
    }
  }
  return out;
}

}  // namespace

TEST_SUITE("search") {
  TEST_CASE("each form of query finds what it says") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const struct {
      const char* query;
      Places found;  // in byte order
    } rows[] = {
        {"train", {"ports/harbour.txt:1"}},
        {"\"train\"", {}},
        {"\"trains bring\"", {"ports/harbour.txt:1"}},
        {"\"bring trains\"", {}},
        {"ferr*", {"ports/fleet.txt:3"}},
        {"coal AND trade", {"ports/harbour.txt:2"}},
        {"coal -trade", {"ports/harbour.txt:1"}},
        {"coal AND NOT trade", {"ports/harbour.txt:1"}},
        {"+coal train", {"ports/harbour.txt:1", "ports/harbour.txt:2"}},
        {"(tanker OR ferries) AND petrov", {"ports/fleet.txt:3"}},
        {"theme:war",
         {"ko/war.txt:1", "ports/harbour.txt:2", "ports/harbour.txt:3", "ru/ugol.txt:2"}},
        {"theme:war lang:ru", {"ru/ugol.txt:2"}},
        {"lang:ru lang:ko", {"ko/war.txt:1", "ko/war.txt:2", "ru/ugol.txt:1", "ru/ugol.txt:2"}},
        {"doc:ko/war.txt", {"ko/war.txt:1", "ko/war.txt:2"}},
        {"doc:ports/ copied", {"ports/fleet.txt:2"}},
        {"section:tankers gas", {"ports/fleet.txt:1", "ports/fleet.txt:2"}},
        {"+section:tankers +gas", {"ports/fleet.txt:1"}},
        {"поезд", {"ru/ugol.txt:2"}},
        {"углем", {"ru/ugol.txt:1"}},
        {"무역이", {"ko/war.txt:2"}},
        {"북한이", {"ko/war.txt:1", "ko/war.txt:2", "ports/fleet.txt:3", "ru/ugol.txt:1"}},
        {"항구", {"ko/war.txt:1", "ko/war.txt:2"}},
        {"zebra", {}},
    };
    for (const auto& row : rows) {
      CAPTURE(row.query);
      const auto result = search(index, row.query);
      if (std::string_view(row.query) == "doc:ports/ copied") {
        // Two paragraphs with the same words are one hit that names the other.
        REQUIRE(result.hits.size() == 1);
        CHECK(result.total_paragraphs == 2);
        CHECK(result.hits.front().duplicates.size() == 1);
        CHECK(result.hits.front().duplicate_count == 1);
        const auto counted = index.search({.query = row.query, .duplicates = 0});
        CHECK(counted.hits.front().duplicates.empty());
        CHECK(counted.hits.front().duplicate_count == 1);
        continue;
      }
      CHECK(sorted(places(result)) == row.found);
      CHECK(result.total_paragraphs == row.found.size());
    }
  }

  TEST_CASE("hits without snippets are the same hits") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto with = index.search({.query = "train"});
    const auto without = index.search({.query = "train", .snippet = {.fragments = 0}});
    REQUIRE(with.hits.size() == 1);
    REQUIRE(without.hits.size() == 1);
    CHECK(with.hits[0].snippet.fragments.size() == 1);
    CHECK(without.hits[0].snippet.fragments.empty());
    CHECK(without.hits[0].paragraph.anchor == with.hits[0].paragraph.anchor);
    CHECK(without.hits[0].score == with.hits[0].score);
    CHECK(without.total_paragraphs == with.total_paragraphs);
  }

  TEST_CASE("headings and titles are found, and their paragraphs open unmarked") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto result = search(index, "wonsan");
    CHECK(result.total_paragraphs == 4);
    CHECK(result.total_documents == 1);
    for (const auto& hit : result.hits) {
      REQUIRE(hit.snippet.fragments.size() == 1);
      CHECK(hit.snippet.fragments.front().marks.empty());
      CHECK(hit.snippet.fragments.front().bytes.begin == 0);
    }
  }

  TEST_CASE("marks name words that matched, by bytes and UTF-16 units") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    CHECK(marked(search(index, "coal \"carried by rail\" -gas").hits.front()) ==
          std::vector<std::string>{"coal", "carried by rail"});
    const auto hit = search(index, "торговля").hits.front();
    REQUIRE(marked(hit) == std::vector<std::string>{"Торговля"});
    const auto& mark = hit.snippet.fragments.front().marks.front();
    CHECK(mark.utf16.size() == 8);
    CHECK(mark.bytes.size() == 16);
    // Half of an AND that fails is not marked, though the other half of the query matches.
    CHECK(marked(search(index, "(coal AND zebra) OR winter").hits.front()) ==
          std::vector<std::string>{"winter"});
  }

  TEST_CASE("names, metadata and titles select paragraphs, and what is unknown is a word") {
    const support::TempDir folder;
    pilcrow::WriterOptions options;
    options.names = pilcrow::Names::parse(fixture::kNames);
    {
      pilcrow::IndexWriter writer(folder / "index", options);
      auto documents = fixture::documents();
      documents[0].metadata = {{"Date", {"2019-05-31"}}, {"author", {"J. Smith", "Kim"}}};
      documents[1].metadata = {{"Date", {"2024-12-31"}}, {"author", {"Kim"}}, {"pages", {"9"}}};
      documents[2].metadata = {{"pages", {"10"}}};
      for (const auto& each : documents) {
        writer.add(each);
        writer.commit();  // fields are those of all segments
      }
    }
    const pilcrow::Index index = pilcrow::Index::open(folder / "index");
    using Places = std::vector<std::string>;
    CHECK(places(search(index, "place:КНДР")) ==
          Places{"ko/war.txt:1", "ko/war.txt:2", "ports/fleet.txt:3", "ru/ugol.txt:1"});
    CHECK(places(search(index, "place:\"north korea\" person:ivan-petrov")) ==
          Places{"ports/fleet.txt:3"});
    CHECK(places(search(index, "place:north-korea -person:\"Иван Петров\" doc:ports/")).empty());
    CHECK(search(index, "date:2019..2024").total_paragraphs == 7);
    CHECK(search(index, "DATE:2020.. trade").total_paragraphs == 1);
    CHECK(search(index, "date:2019").total_documents == 1);
    CHECK(search(index, "author:\"j. smith\"").total_documents == 1);
    CHECK(search(index, "author:kim pages:..9.5").total_documents == 1);
    CHECK(search(index, "pages:9..10").total_documents == 2);
    CHECK(search(index, "author:smith").total_paragraphs == 0);
    CHECK(search(index, "title:harbour").total_paragraphs == 4);
    CHECK(search(index, "title:coal").total_paragraphs == 0);
    const auto titled = search(index, "title:harbour AND armistice");
    REQUIRE(titled.hits.size() == 1);
    CHECK(marked(titled.hits.front()) == std::vector<std::string>{"armistice"});
    const auto unknown = search(index, "place:harbour editor:coal");
    CHECK(unknown.interpreted == "harbour editor coal");
    REQUIRE(unknown.notes.size() == 2);
    CHECK(unknown.notes[0] == "there is no place 'harbour': it was taken as a word of the text");
    CHECK(unknown.notes[1].starts_with("there is no field 'editor:' "));
    CHECK(fixture::code_of([&] { (void)index.search({.query = "place:x", .strict = true}); }) ==
          static_cast<int>(pilcrow::ErrorCode::bad_query));
    // Marks agree with what a filter among alternatives selects.
    CHECK(marked(search(index, "(date:2024 AND trade) OR (author:smith AND natural)").hits.front()) ==
          std::vector<std::string>{"trade"});
  }

  TEST_CASE("a bad query is an error that points at the place") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const struct {
      std::string query;
      std::size_t where;
    } rows[] = {
        {"coal theme:", 5}, {"coal \"open", 5},  {"(((", 2},    {"coal)", 4},
        {"coal AND", 5},    {"OR coal", 0},      {"a () b", 2}, {"theme:zebra", 0},
        {"a NOT", 2},       {"coal \"...\"", 5}, {"+ +", 0},
    };
    for (const auto& row : rows) {
      CAPTURE(row.query);
      if (row.query != "theme:zebra") {
        const auto forgiven = search(index, row.query);
        CHECK(!forgiven.notes.empty());
        const auto again = index.search({.query = forgiven.interpreted, .strict = true});
        // What holds nothing to look for cannot be said in the language.
        const bool nothing = forgiven.interpreted.empty();
        CHECK(forgiven.total_paragraphs == (nothing ? 0 : again.total_paragraphs));
      }
      try {
        (void)index.search({.query = row.query, .strict = true});
        FAIL_CHECK("no error");
      } catch (const pilcrow::Error& error) {
        CHECK(error.code() == pilcrow::ErrorCode::bad_query);
        CHECK(error.where() == row.where);
      }
    }
    std::string endless;
    while (endless.size() < 100'000) endless += "a OR ";
    CHECK(fixture::code_of([&] { search(index, endless); }) ==
          static_cast<int>(pilcrow::ErrorCode::bad_query));
  }

  TEST_CASE("pages follow one another without gap or repetition") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto all = places(search(index, ""));
    CHECK(all.size() == 10);  // eleven paragraphs, two of them alike
    Places paged;
    for (std::size_t offset = 0; offset < 12; offset += 3) {
      pilcrow::SearchRequest request;
      request.offset = offset;
      request.limit = 3;
      const auto page = index.search(request);
      CHECK(page.total_paragraphs == 11);
      const auto found = places(page);
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(page.hits[i].rank == paged.size() + 1);
        paged.push_back(found[i]);
      }
    }
    CHECK(paged == all);
  }

  TEST_CASE("limits and unknown names are errors") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto code = [&](const pilcrow::SearchRequest& request) {
      return fixture::code_of([&] { (void)index.search(request); });
    };
    const int bad = static_cast<int>(pilcrow::ErrorCode::bad_argument);
    CHECK(code({.limit = 10'001}) == bad);
    CHECK(code({.offset = SIZE_MAX}) == bad);
    CHECK(code({.select = {{"theme", {"zebra"}}}}) == bad);
    CHECK(code({.facets = {"zebra"}}) == bad);
    CHECK(code({.limit = 0}) == 0);
  }

  TEST_CASE("an unknown field is taken as a word, with a note") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto result = search(index, "colour:coal");
    CHECK(result.total_paragraphs == 2);
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes.front().find("'colour:'") != std::string::npos);
  }

  TEST_CASE("paragraphs, anchors and outlines") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto fleet = index.paragraphs("ports/fleet.txt");
    REQUIRE(fleet.size() == 3);
    CHECK(fleet[2].section == std::vector<std::string>{"Ships", "Ferries"});
    CHECK(index.paragraphs("ports/fleet.txt", 2, 2).front().text == fleet[1].text);
    CHECK(index.paragraphs("zebra").empty());
    const auto again = index.paragraph(fleet[1].anchor);
    REQUIRE(again);
    CHECK(again->text == fleet[1].text);
    CHECK_FALSE(index.paragraph("ports/fleet.txt#p2-00000000"));
    CHECK_FALSE(index.paragraph("ports/fleet.txt#p9-" +
                                fleet[1].anchor.substr(fleet[1].anchor.size() - 8)));
    CHECK_FALSE(index.paragraph("nonsense"));
    const auto outline = index.outline("ports/fleet.txt");
    REQUIRE(outline);
    REQUIRE(outline->sections.size() == 1);
    REQUIRE(outline->sections[0].children.size() == 2);
    CHECK(outline->sections[0].children[1].paragraph == 3);
    CHECK(index.outline("empty.txt")->sections.front().paragraph == 1);
    CHECK_FALSE(index.outline("zebra"));
    CHECK(index.documents().size() == 5);
  }

  TEST_CASE("themes carry their cues, names their kind") {
    const support::TempDir folder;
    const pilcrow::Index index = fixture::make_index(folder);
    const auto fleet = index.paragraphs("ports/fleet.txt");
    REQUIRE(fleet[0].themes.size() == 2);
    CHECK(fleet[0].themes[0].id == "economy/energy");
    CHECK(fleet[0].themes[0].label == "Energy");
    CHECK(fleet[0].themes[0].score == doctest::Approx(2));
    REQUIRE(fleet[0].themes[0].cues.size() == 1);
    const auto& cue = fleet[0].themes[0].cues[0];
    REQUIRE(cue.ranges.size() == 1);
    CHECK(fleet[0].text.substr(cue.ranges[0].begin, cue.ranges[0].size()) == "Natural gas");
    REQUIRE(fleet[2].names.size() == 2);
    CHECK(fleet[2].names[0].kind == "place");
    CHECK(fleet[2].names[1].id == "ivan-petrov");
    const auto ugol = index.paragraphs("ru/ugol.txt", 1, 1, "ru");
    // "Торговля" once in the text and once in the heading, "Уголь" once.
    std::set<std::string> labels;
    for (const auto& theme : ugol[0].themes) labels.insert(theme.label);
    CHECK(labels == std::set<std::string>{"Экономика", "Energy"});
    CHECK(ugol[0].themes[0].score == doctest::Approx(2));
    CHECK(ugol[0].themes[1].score == doctest::Approx(1));
  }
}
