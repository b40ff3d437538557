// What a reading application stands on.

#include <doctest/doctest.h>

#include <chrono>
#include <numeric>

#include "api/fixture.h"

namespace {

using Numbers = std::vector<std::size_t>;

std::string marked(const pilcrow::Paragraph& paragraph, const std::vector<pilcrow::Mark>& marks) {
  std::string out;
  for (const auto& mark : marks) {
    out += (out.empty() ? "" : ",") + paragraph.text.substr(mark.bytes.begin, mark.bytes.size());
    CHECK(mark.utf16.size() <= mark.bytes.size());
  }
  return out;
}

// A document of many sections, each of so many paragraphs.
pilcrow::Document long_document(std::size_t sections, std::size_t paragraphs) {
  std::vector<pilcrow::Block> blocks;
  for (std::size_t i = 0; i < sections; ++i) {
    blocks.push_back(fixture::heading("Section " + std::to_string(i)));
    for (std::size_t k = 0; k < paragraphs; ++k) {
      const std::size_t number = i * paragraphs + k + 1;
      blocks.push_back(fixture::paragraph("This is paragraph " + std::to_string(number) +
                                          (number % 1000 == 0 ? ", a milestone." : ".")));
    }
  }
  return fixture::document("long.txt", std::move(blocks));
}

std::size_t milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                      std::chrono::steady_clock::now() - begin)
                                      .count());
}

}  // namespace

TEST_SUITE("reading") {
  TEST_CASE("a document has its paragraphs, its outline and what is around a paragraph") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    CHECK_FALSE(index.read("nowhere.txt"));
    const auto document = index.read("ports/harbour.txt");
    REQUIRE(document);
    CHECK(document->info().title == "The harbour of Wonsan");
    CHECK(document->info().paragraphs == 4);
    CHECK(document->paragraph(3).text.starts_with("An armistice"));
    CHECK(document->paragraph(3).section == std::vector<std::string>{"History"});
    CHECK_FALSE(document->paragraph(3).themes.empty());
    CHECK(document->paragraphs(2, 99).size() == 3);
    CHECK(document->paragraphs(5, 4).empty());
    CHECK(document->paragraphs(9, 12).empty());
    for (const std::size_t bad : {std::size_t{0}, std::size_t{5}, SIZE_MAX}) {
      CHECK(fixture::code_of([&] { document->paragraph(bad); }) ==
            static_cast<int>(pilcrow::ErrorCode::bad_argument));
      CHECK(fixture::code_of([&] { document->context(bad, 1, 1); }) ==
            static_cast<int>(pilcrow::ErrorCode::bad_argument));
    }
    const auto outline = document->outline();
    REQUIRE(outline.size() == 2);
    CHECK(outline[0].paragraph == 1);
    CHECK(outline[0].end == 3);
    CHECK(outline[1].end == 5);
    CHECK(document->context(2, 1, 1) == pilcrow::Range{1, 4});
    CHECK(document->context(2, 5, SIZE_MAX) == pilcrow::Range{1, 5});
    CHECK(document->context(2, 5, 5, true) == pilcrow::Range{1, 3});
    CHECK(document->context(3, 5, 0, true) == pilcrow::Range{3, 4});
    CHECK(document->context(3, SIZE_MAX, 9, true) == pilcrow::Range{3, 5});
  }

  TEST_CASE("sections end where a heading of any level begins, and may have children") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto document = index.read("ports/fleet.txt");
    REQUIRE(document);
    const auto outline = document->outline();
    REQUIRE(outline.size() == 1);
    CHECK(outline[0].end == 4);
    REQUIRE(outline[0].children.size() == 2);
    CHECK(outline[0].children[0].paragraph == 1);
    CHECK(outline[0].children[0].end == 3);
    CHECK(document->context(1, 9, 9, true) == pilcrow::Range{1, 3});
    CHECK(document->context(3, 9, 9, true) == pilcrow::Range{3, 4});
  }

  TEST_CASE("a query's matches in a document come in reading order with all their marks") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto document = index.read("ports/harbour.txt");
    REQUIRE(document);
    const auto found = document->find({.query = "coal OR harbour"});
    CHECK(found.numbers() == Numbers{1, 2, 3, 4});  // the title says harbour
    CHECK(marked(document->paragraph(1), found.marks(1)) == "harbour,coal");
    CHECK(marked(document->paragraph(2), found.marks(2)) == "coal");
    CHECK(found.marks(4).empty());
    const auto coal = document->find({.query = "coal"});
    CHECK(coal.numbers() == Numbers{1, 2});
    CHECK(coal.next(0) == 1);
    CHECK(coal.next(1) == 2);
    CHECK_FALSE(coal.next(2));
    CHECK(coal.previous(99) == 2);
    CHECK_FALSE(coal.previous(1));
    CHECK(coal.marks(3).empty());
    const auto outline = document->outline();
    CHECK(coal.count(outline[0]) == 2);
    CHECK(coal.count(outline[1]) == 0);
    CHECK(fixture::code_of([&] { document->find({.query = "(", .strict = true}); }) ==
          static_cast<int>(pilcrow::ErrorCode::bad_query));
    CHECK(document->find({.query = "zeppelin"}).numbers().empty());
  }

  TEST_CASE("handles show their generation, also when the index and the document are gone") {
    const support::TempDir folder;
    std::optional<pilcrow::Index> index = fixture::make_index(folder);
    auto document = index->read("ports/harbour.txt");
    auto found = document->find({.query = "coal"});
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.remove("ports/harbour.txt");
      writer.commit();
      writer.optimize();
    }
    index->refresh();
    CHECK_FALSE(index->read("ports/harbour.txt"));
    index.reset();
    CHECK(document->paragraph(2).text.starts_with("Trade fell"));
    document.reset();
    CHECK(found.marks(2).size() == 1);
  }

  TEST_CASE("all that a filter selects can be gone through, and left at any point") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    std::size_t all = 0;
    index.each_paragraph({}, [&](const pilcrow::Paragraph& paragraph) {
      CHECK_FALSE(paragraph.text.empty());
      ++all;
      return true;
    });
    CHECK(all == index.stats().paragraphs);
    std::vector<std::string> places;
    index.each_paragraph({.query = "lang:ru"}, [&](const pilcrow::Paragraph& paragraph) {
      places.push_back(paragraph.document.id + ":" + std::to_string(paragraph.number));
      return true;
    });
    CHECK(places == std::vector<std::string>{"ru/ugol.txt:1", "ru/ugol.txt:2"});
    std::vector<std::string> ids;
    const auto take = [&](const pilcrow::DocumentInfo& info) {
      ids.push_back(info.id);
      return ids.size() < 2;
    };
    index.each_document({}, take);
    CHECK(ids == std::vector<std::string>{"ports/harbour.txt", "ports/fleet.txt"});
    ids.clear();
    index.each_document({.select = {{"theme", {"war"}}}}, take);
    CHECK(ids.size() == 2);
    struct Own {};
    CHECK_THROWS_AS(
        index.each_paragraph({}, [](const pilcrow::Paragraph&) -> bool { throw Own(); }), Own);
  }

  TEST_CASE("a document of 100,000 paragraphs opens and jumps in milliseconds") {
    const support::TempDir folder;
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.add(long_document(1000, 100));
      writer.commit();
    }
    const auto index = pilcrow::Index::open(folder / "index");
    const auto begin = std::chrono::steady_clock::now();
    const auto document = index.read("long.txt");
    REQUIRE(document);
    REQUIRE(document->info().paragraphs == 100000);
    CHECK(document->outline().size() == 1000);
    for (const std::size_t number : {99999U, 1U, 50000U, 77777U}) {
      const auto paragraph = document->paragraph(number);
      CHECK(paragraph.text.find(std::to_string(number)) != std::string::npos);
      CHECK(document->context(number, 10, 10, true).size() <= 21);
    }
    const auto found = document->find({.query = "milestone"});
    CHECK(found.numbers().size() == 100);
    CHECK(found.next(50000) == 51000);
    CHECK(found.marks(51000).size() == 1);
    // Far more than it takes, whatever the build and the machine.
    CHECK(milliseconds_since(begin) < 1000);
    MESSAGE("opened, jumped and searched in " << milliseconds_since(begin) << " ms");
  }

  TEST_CASE("a mark is found in the file that the paragraph came from") {
    const support::TempDir folder;
    const std::string source = "<p>All is <b>quiet</b> in the caf&eacute; by\n the harbour.</p>\n";
    const std::string path = folder.write("a.html", source);
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.index_paths({path});
      writer.commit();
    }
    const auto index = pilcrow::Index::open(folder / "index");
    const auto document = index.read("a.html");
    REQUIRE(document);
    const auto paragraph = document->paragraph(1);
    const auto marks = document->find({.query = "café harbour"}).marks(1);
    REQUIRE(marks.size() == 2);
    const auto cafe = paragraph.map(marks[0].bytes);
    CHECK(source.substr(cafe.bytes.begin, cafe.bytes.size()) == "caf&eacute;");
    CHECK(cafe.line == 1);
    CHECK(cafe.column == 31);
    const auto harbour = paragraph.map(marks[1].bytes);
    CHECK(source.substr(harbour.bytes.begin, harbour.bytes.size()) == "harbour");
    CHECK(harbour.line == 2);
    CHECK(harbour.column == 6);
    CHECK(harbour.utf16 == marks[1].utf16);
  }
}
