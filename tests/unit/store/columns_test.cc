// Columns of an index, held against the records they are made of.

#include "store/columns.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pilcrow/error.h"

using pilcrow::ErrorCode;
using pilcrow::store::Columns;
using pilcrow::store::DocumentRecord;
using pilcrow::store::make_columns;
using pilcrow::store::ParagraphColumns;

namespace {

using Strings = std::vector<std::string>;

DocumentRecord document(const std::string& id, std::uint32_t first,
                        std::vector<ParagraphColumns> paragraphs) {
  DocumentRecord out;
  out.id = id;
  out.first = first;
  out.headings = {{"One", 1, {}, 0, 1}, {"Two", 2, {}, 0, 1}, {"Three", 1, {}, 0, 1}};
  out.paragraphs = std::move(paragraphs);
  return out;
}

Strings values(const Columns& columns, const std::string& facet, std::uint32_t key) {
  const auto& column = columns.facets.at(facet);
  Strings out;
  for (const auto* value = column.begin(key); value != column.end(key); ++value) {
    out.push_back(column.dictionary()[*value]);
  }
  return out;
}

std::string refusal(std::vector<DocumentRecord> documents, std::uint32_t last_key) {
  try {
    make_columns(std::move(documents), last_key);
  } catch (const pilcrow::Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("each paragraph has its document, section, hash and values") {
    const Columns columns = make_columns(
        {document("b", 5,
                  {{2, 77, "ko", {"x"}, {"place:dprk", "person:kim", "place:seoul"}},
                   {0, 78, "", {}, {}}}),
         document("empty", 7, {}),
         document("a", 2, {{3, 79, "en", {"x/y/z", "x/q"}, {"place:dprk", "place:dprk"}}})},
        6);
    REQUIRE(columns.documents.size() == 3);
    CHECK(columns.documents[0].id == "a");
    CHECK(columns.documents[0].paragraphs.empty());
    CHECK(columns.by_id.at("b") == 1);
    CHECK(columns.paragraphs == 3);
    CHECK(columns.sizes == std::vector<std::uint32_t>{1, 2, 0});
    const std::uint32_t none = Columns::kNone;
    CHECK(columns.document == std::vector<std::uint32_t>{none, none, 0, none, none, 1, 1});
    CHECK(columns.section[5] == 2);
    CHECK(columns.hash == std::vector<std::uint64_t>{0, 0, 79, 0, 0, 77, 78});
    CHECK(values(columns, "theme", 2) == Strings{"x", "x/y", "x/y/z", "x/q"});
    CHECK(values(columns, "theme", 5) == Strings{"x"});
    CHECK(values(columns, "theme", 3).empty());
    CHECK(values(columns, "section", 5) == Strings{"One › Two"});
    CHECK(values(columns, "section", 2) == Strings{"Three"});
    CHECK(values(columns, "section", 6).empty());
    CHECK(values(columns, "language", 5) == Strings{"ko"});
    CHECK(values(columns, "language", 6).empty());
    CHECK(values(columns, "document", 6) == Strings{"b"});
    CHECK(values(columns, "place", 2) == Strings{"dprk"});
    CHECK(values(columns, "place", 5) == Strings{"dprk", "seoul"});
    CHECK(values(columns, "person", 5) == Strings{"kim"});
    CHECK(values(columns, "event", 5).empty());
  }

  TEST_CASE("an empty index has all facets, without values") {
    const Columns columns = make_columns({}, 0);
    CHECK(columns.paragraphs == 0);
    for (const char* name : {"theme", "section", "document", "language", "person", "place", "org",
                             "treaty", "event"}) {
      CHECK(columns.facets.at(name).dictionary().empty());
    }
  }

  TEST_CASE("paragraphs that two documents claim are corrupt") {
    CHECK(refusal({document("a", 1, {{}, {}, {}}), document("b", 3, {{}})}, 9) ==
          "two documents claim one paragraph");
    CHECK(refusal({document("a", 2, {{}}), document("b", 2, {{}})}, 9) ==
          "two documents claim one paragraph");
    CHECK(refusal({document("a", 1, {{}, {}}), document("b", 3, {{}})}, 9).empty());
  }

  TEST_CASE("paragraphs beyond the last are corrupt, however large their keys") {
    CHECK(refusal({document("a", 1, {{}, {}})}, 2).empty());
    CHECK(refusal({document("a", 1, {{}, {}})}, 1) ==
          "a document's paragraphs lie beyond the index");
    CHECK(refusal({document("a", 0xFFFFFFFF, {{}, {}})}, 9) ==
          "a document's paragraphs lie beyond the index");
    CHECK(refusal({document("a", 0xFFFFFFFF, {})}, 9) ==
          "a document's paragraphs lie beyond the index");
    CHECK(refusal({document("a", 10, {})}, 9).empty());  // none yet: where its next would stand
  }

  TEST_CASE("a name without its kind is corrupt") {
    CHECK(refusal({document("a", 1, {{0, 0, "", {}, {"dprk"}}})}, 1) == "a name without its kind");
  }

  TEST_CASE("a section's value is its path, the same as the headings above it") {
    DocumentRecord record;
    record.id = "a";
    record.first = 1;
    const std::vector<int> levels = {2, 3, 1, 4, 3, 3, 6, 1, 1, 6, 5, 4};
    record.paragraphs.push_back({});
    for (std::size_t i = 1; i <= levels.size(); ++i) {
      record.headings.push_back({"h" + std::to_string(i), levels[i - 1], {}, 0, i});
      record.paragraphs.push_back({i, i, "", {}, {}});
    }
    const Columns columns = make_columns({record}, 13);
    CHECK(values(columns, "section", 1).empty());
    for (std::uint32_t section = 1; section <= levels.size(); ++section) {
      std::string path;
      for (const auto* heading : record.headings_above(section)) {
        path += (path.empty() ? "" : " › ") + heading->text;
      }
      CHECK(values(columns, "section", section + 1) == Strings{path});
    }
  }

  TEST_CASE("tens of thousands of sections without one above them all take no great time") {
    DocumentRecord record;
    record.id = "a";
    record.first = 1;
    for (std::size_t i = 1; i <= 50000; ++i) {
      record.headings.push_back({"H" + std::to_string(i), 2, {}, 0, i});
      record.paragraphs.push_back({i, i, "en", {}, {}});
    }
    const Columns columns = make_columns({record}, 50000);
    CHECK(values(columns, "section", 50000) == Strings{"H50000"});
  }
}
