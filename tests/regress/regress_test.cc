#include <doctest/doctest.h>

#include <filesystem>

#include "api/fixture.h"

TEST_SUITE("regress") {
  TEST_CASE("a full stop that stands alone beside AND was an error") {
    // As typed in capitals in an old test collection: "… THE U.S . AND THE SOVIET UNION …".
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    CHECK(fixture::search(index, "COAL . AND TRADE — ?").total_paragraphs == 1);
  }

  TEST_CASE("an offset near the largest number wrapped around the limit") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    CHECK(fixture::code_of([&] { (void)index.search({.limit = 10, .offset = SIZE_MAX}); }) ==
          static_cast<int>(pilcrow::ErrorCode::bad_argument));
  }

  TEST_CASE("optimizing lost pairs of kana with a mark of length between them") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    pilcrow::Document document;
    document.id = "kana";
    document.language = "ja";
    document.title = "データ";
    document.blocks.push_back({.text = "リースとデータベース、㌔メートルとリース"});
    document.blocks.push_back({.text = "ハ、ー、バ"});
    writer.add(document);
    writer.commit();
    const auto index = pilcrow::Index::open(folder / "index");
    const auto before = index.search({.query = "リース OR データ OR キロ"});
    writer.optimize();
    CHECK(pilcrow::check(folder / "index").damage.empty());
    auto optimized = pilcrow::Index::open(folder / "index");
    const auto after = optimized.search({.query = "リース OR データ OR キロ"});
    REQUIRE(before.total_paragraphs == 2);
    REQUIRE(after.hits.size() == before.hits.size());
    for (std::size_t i = 0; i < after.hits.size(); ++i) {
      CHECK(after.hits[i].paragraph.anchor == before.hits[i].paragraph.anchor);
      CHECK(after.hits[i].score == before.hits[i].score);
    }
  }

  TEST_CASE("nothing was excluded by a bracket with a filter, a required and an optional word") {
    // Xapian 1.4 finds nothing for OP_AND_MAYBE within OP_FILTER on the right of OP_AND_NOT.
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    CHECK(fixture::search(index, "coal").total_paragraphs == 2);
    CHECK(fixture::places(fixture::search(index, "coal -(theme:economy +trade winter)")) ==
          std::vector<std::string>{"ports/harbour.txt:1"});
  }

  TEST_CASE("a block stood behind the end of a file in an encoding that takes fewer bytes") {
    // HTML in Markdown with nothing in it but a control character, found by fuzzing.
    std::string bytes = "Caf\x8E " + std::string(60, '\xFF') + "\n\n<div>\n\v\n\n\n\nThe end.\n";
    const auto result = pilcrow::read_bytes(bytes, "x.md", pilcrow::Readers::standard());
    REQUIRE(result.documents.size() == 1);
    for (const auto& block : result.documents[0].blocks) {
      CHECK(block.source.begin <= block.source.end);
      CHECK(block.source.end <= bytes.size());
    }
  }

  TEST_CASE("check called an index whole with a bit flipped between two parts of a file") {
    const support::TempDir folder;
    fixture::make_index(folder);
    std::size_t flipped = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "index")) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with("rules-") && !name.starts_with("tags-")) continue;
      const std::string path = std::filesystem::relative(entry.path(), folder.path()).string();
      const std::string whole = support::read_file(folder / path);
      for (std::size_t i = 0; i < whole.size(); ++i) {
        if (whole[i] != '\0') continue;
        std::string bad = whole;
        bad[i] = '\1';
        folder.write(path, bad);
        CAPTURE(path);
        CAPTURE(i);
        CHECK_FALSE(pilcrow::check(folder / "index").damage.empty());
        ++flipped;
      }
      folder.write(path, whole);
    }
    CHECK(flipped > 10);
    CHECK(pilcrow::check(folder / "index").damage.empty());
  }
}
