// Feedback: what is like a paragraph or a text, and what the words of answers find besides.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/fixture.h"

namespace {

std::vector<std::string> anchors(const pilcrow::SearchResult& result) {
  std::vector<std::string> out;
  for (const auto& hit : result.hits) out.push_back(hit.paragraph.anchor);
  return out;
}

bool notes_words(const pilcrow::SearchResult& result, const std::string& word) {
  return std::any_of(result.notes.begin(), result.notes.end(), [&](const std::string& note) {
    return note.starts_with("these words were looked for too: ") &&
           note.find(word) != std::string::npos;
  });
}

}  // namespace

TEST_SUITE("feedback") {
  TEST_CASE("what is like a paragraph shares its telling words, and is another one") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto coal = index.search({.query = "\"ships coal\""}).hits;
    REQUIRE(coal.size() == 1);
    const std::string anchor = coal.front().paragraph.anchor;
    const auto result = index.search({.relevant = {anchor}});
    REQUIRE(!result.hits.empty());
    CHECK(notes_words(result, "coal"));
    const auto found = anchors(result);
    CHECK(std::find(found.begin(), found.end(), anchor) == found.end());
    CHECK(result.total_paragraphs >= found.size());
    CHECK(result.hits.front().paragraph.document.id == "ports/harbour.txt");
    for (const auto& hit : result.hits) CHECK(hit.score > 0);
  }

  TEST_CASE("a text is enough, in any language") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto result = index.search({.like = "Поезда везут уголь в порт, и война прервала их."});
    REQUIRE(!result.hits.empty());
    CHECK(result.hits.front().paragraph.document.id == "ru/ugol.txt");
    const auto nothing = index.search({.like = "qqqq zzzz"});
    CHECK(nothing.total_paragraphs == 0);
    CHECK(nothing.notes.size() == 1);
  }

  TEST_CASE("Vietnamese words are marked as they were typed, and fed back with their accents") {
    const support::TempDir folder;
    pilcrow::Document document = fixture::document(
        "vi.txt", {fixture::paragraph("Đường sắt nối cảng với biên giới, và tàu chở than mỗi ngày."),
                   fixture::paragraph("Dượng của tôi thích ăn đường và uống trà ở quê nhà."),
                   fixture::paragraph("Chính phủ hai nước ký hiệp định về thương mại và vận tải.")});
    document.language = "vi";
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.add(document);
      writer.commit();
    }
    const auto index = pilcrow::Index::open(folder / "index");
    const auto kinds = [&](const std::string& query) {
      std::vector<std::string> out;
      for (const auto& hit : index.search({.query = query}).hits) {
        const auto& fragment = hit.snippet.fragments.front();
        for (const auto& mark : fragment.marks) {
          const std::size_t begin = mark.bytes.begin - fragment.bytes.begin;
          out.push_back(fragment.text.substr(begin, mark.bytes.size()) + " " +
                        std::string(to_string(mark.kind)));
        }
      }
      std::sort(out.begin(), out.end());
      return out;
    };
    using Strings = std::vector<std::string>;
    CHECK(kinds("đường") == Strings{"Đường exact", "đường exact"});
    CHECK(kinds("duong") == Strings{"Dượng exact", "Đường exact", "đường exact"});
    const auto expanded = index.search({.query = "tàu", .expand = true});
    CHECK(notes_words(expanded, "đường"));
    CHECK(!notes_words(expanded, "duong"));
    CHECK(pilcrow::check(folder / "index").damage.empty());
  }

  TEST_CASE("words of answers lift and find beside a query of words, and only lift beside others") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    const auto plain = index.search({.query = "armistice"});
    REQUIRE(plain.total_paragraphs == 1);
    const auto expanded = index.search({.query = "armistice", .expand = true});
    CHECK(expanded.total_paragraphs > 1);
    CHECK(expanded.hits.front().paragraph.anchor == plain.hits.front().paragraph.anchor);
    CHECK(expanded.interpreted == "armistice");
    CHECK(notes_words(expanded, "harbour"));
    CHECK(index.search({.query = "+armistice winter", .expand = true}).total_paragraphs == 1);
    CHECK(index.search({.query = "armistice AND harbour", .expand = true}).total_paragraphs == 1);
    for (const std::string filter : {"lang:ru", "theme:economy", "lang:en -coal"}) {
      const auto filtered = index.search({.query = filter, .expand = true});
      CHECK(filtered.total_paragraphs == index.search({.query = filter}).total_paragraphs);
      CHECK(filtered.notes.empty());  // what is not scored is not known to answer
    }
  }

  TEST_CASE("the same words are found whatever the number of segments") {
    const support::TempDir folder;
    const auto one = fixture::make_index(folder);
    pilcrow::IndexWriter writer(folder / "cut");
    for (auto& document : fixture::documents()) {
      writer.add(document);
      writer.commit();
    }
    const auto cut = pilcrow::Index::open(folder / "cut");
    pilcrow::SearchRequest request = {.query = "coal trade", .aliases = false, .expand = true};
    const auto a = one.search(request);
    const auto b = cut.search(request);
    CHECK(anchors(a) == anchors(b));
    CHECK(a.notes == b.notes);
  }

  TEST_CASE("what is not there, or no text, is refused") {
    const support::TempDir folder;
    const auto index = fixture::make_index(folder);
    CHECK_THROWS_AS(index.search({.relevant = {"nowhere#p1-00000000"}}), pilcrow::Error);
    CHECK_THROWS_AS(index.search({.like = "\xFF\xFE"}), pilcrow::Error);
    CHECK_THROWS_AS(index.search({.like = std::string(2 << 20, 'a')}), pilcrow::Error);
    CHECK(index.search({.query = "coal", .like = ""}).total_paragraphs > 0);
  }
}
