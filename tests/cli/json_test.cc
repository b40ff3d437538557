#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "cli/cli.h"

using cli::has_exactly;
using cli::library;
using cli::pilcrow_json;
using nlohmann::json;

namespace {

void is_range(const json& value) {
  REQUIRE(value.is_array());
  REQUIRE(value.size() == 2);
  CHECK(value[0].get<std::size_t>() <= value[1].get<std::size_t>());
}

void is_text_or_null(const json& value) {
  CHECK((value.is_null() || (value.is_string() && value != "")));
}

void is_document(const json& document) {
  has_exactly(document, {"id", "title", "language", "metadata"});
  CHECK(document["id"].is_string());
  is_text_or_null(document["title"]);
  is_text_or_null(document["language"]);
  REQUIRE(document["metadata"].is_object());
  for (const auto& value : document["metadata"]) CHECK((value.is_string() || value.is_array()));
}

void has_paragraph_members(const json& item, bool with_cues) {
  CHECK(item["anchor"].is_string());
  is_document(item["document"]);
  CHECK(item["paragraph"].get<int>() >= 1);
  CHECK(item["kind"].is_string());
  CHECK(item["section"].is_array());
  has_exactly(item["source"], {"path", "bytes", "line", "page", "locator"});
  if (!item["source"]["bytes"].is_null()) is_range(item["source"]["bytes"]);
  CHECK(item["source"]["page"].is_null());
  for (const auto& theme : item["themes"]) {
    if (!with_cues) {
      has_exactly(theme, {"id", "label", "score"});
      continue;
    }
    has_exactly(theme, {"id", "label", "score", "cues"});
    for (const auto& cue : theme["cues"]) {
      has_exactly(cue, {"cue", "score", "above", "ranges"});
      CHECK(cue["above"].is_number_unsigned());
      for (const auto& range : cue["ranges"]) is_range(range);
    }
  }
}

void is_fragment(const json& fragment) {
  has_exactly(fragment, {"text", "bytes", "marks", "cut_front", "cut_back"});
  is_range(fragment["bytes"]);
  const auto text = fragment["text"].get<std::string>();
  for (const auto& mark : fragment["marks"]) {
    has_exactly(mark, {"bytes", "utf16", "clause", "kind", "source"});
    has_exactly(mark["source"], {"bytes", "line", "column"});
    is_range(mark["bytes"]);
    is_range(mark["utf16"]);
    CHECK(mark["bytes"][1].get<std::size_t>() <= text.size());
    const std::string kind = mark["kind"];
    CHECK((kind == "exact" || kind == "stem" || kind == "prefix"));
  }
}

void is_hit(const json& hit, bool full) {
  std::vector<std::string> keys = {"rank",    "score",  "anchor", "document", "paragraph", "kind",
                                   "section", "source", "themes", "snippet",  "duplicates",
                                   "duplicate_count"};
  if (full) keys.insert(keys.end(), {"text", "names", "periods"});
  has_exactly(hit, keys);
  has_paragraph_members(hit, full);
  has_exactly(hit["snippet"], {"fragments"});
  for (const auto& fragment : hit["snippet"]["fragments"]) is_fragment(fragment);
  for (const auto& other : hit["duplicates"]) {
    has_exactly(other, {"anchor", "document", "paragraph", "similarity"});
  }
}

void are_facets(const json& facets) {
  REQUIRE(facets.is_object());
  for (const auto& values : facets) {
    for (const auto& value : values) {
      has_exactly(value, {"value", "label", "paragraphs", "documents", "selected"});
    }
  }
}

void are_sections(const json& sections) {
  REQUIRE(sections.is_array());
  for (const auto& section : sections) {
    has_exactly(section, {"title", "level", "paragraph", "end", "children"});
    are_sections(section["children"]);
  }
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a search as JSON has its keys and no others") {
    for (const bool full : {false, true}) {
      cli::Arguments rest = {"--json", "bridge trade", "--facet", "theme", "--facet", "language"};
      if (full) rest.push_back("--full");
      const json answer = pilcrow_json(library().on("search", rest));
      has_exactly(answer, {"format_version", "query", "total", "hits", "facets", "notes"});
      CHECK(answer["format_version"] == 1);
      has_exactly(answer["query"], {"text", "interpreted", "corrected"});
      CHECK(answer["query"]["text"] == "bridge trade");
      CHECK(answer["query"]["corrected"].is_null());
      has_exactly(answer["total"], {"paragraphs", "documents", "exact"});
      CHECK(answer["total"]["exact"] == true);
      REQUIRE(answer["hits"].size() >= 4);
      for (const auto& hit : answer["hits"]) is_hit(hit, full);
      has_exactly(answer["facets"], {"theme", "language"});
      are_facets(answer["facets"]);
      CHECK(answer["notes"].is_array());
    }
  }

  TEST_CASE("metadata values are a string where there is one and else a list") {
    const json answer = pilcrow_json(library().on("show", {"--json", "en/railway.md:1"}));
    CHECK(answer["document"]["metadata"]["date"] == "2021-04-09");
    CHECK(answer["document"]["metadata"]["author"] == json::array({"Mira Holt", "Jan Aas"}));
  }

  TEST_CASE("JSON by the line is one hit a line") {
    const auto result = cli::run_pilcrow(library().on("search", {"--jsonl", "bridge trade"}));
    CHECK(result.exit_code == 0);
    std::istringstream lines(result.out);
    int rank = 0;
    for (std::string line; std::getline(lines, line);) {
      const json hit = json::parse(line, nullptr, false);
      REQUIRE_FALSE(hit.is_discarded());
      is_hit(hit, false);
      CHECK(hit["rank"] == ++rank);
    }
    CHECK(rank >= 4);
  }

  TEST_CASE("the source range of a hit is the paragraph's bytes in the file") {
    const json answer = pilcrow_json(library().on("search", {"--json", "--full", "ledger"}));
    const json& hit = answer["hits"][0];
    const std::string file = support::read_file(hit["source"]["path"]);
    const std::size_t begin = hit["source"]["bytes"][0];
    const std::size_t end = hit["source"]["bytes"][1];
    REQUIRE(end <= file.size());
    CHECK(file.substr(begin, end - begin) == hit["text"].get<std::string>());
    CHECK(hit["source"]["line"] == 5);
  }

  TEST_CASE("other commands as JSON have their keys and no others") {
    const json shown = pilcrow_json(library().on("show", {"--json", "en/railway.md"}));
    has_exactly(shown, {"format_version", "document", "paragraphs"});
    is_document(shown["document"]);
    REQUIRE(shown["paragraphs"].size() >= 5);
    for (const auto& item : shown["paragraphs"]) {
      has_exactly(
          item, {"anchor", "document", "paragraph", "kind", "section", "source", "themes", "names", "periods", "text"});
      has_paragraph_members(item, true);
    }

    const json outline = pilcrow_json(library().on("outline", {"--json", "en/railway.md"}));
    has_exactly(outline, {"format_version", "document", "sections"});
    is_document(outline["document"]);
    are_sections(outline["sections"]);
    CHECK(outline["sections"][0]["children"][0]["title"] == "Trade over the bridge");

    const json facets = pilcrow_json(library().on("facets", {"--json"}));
    has_exactly(facets, {"format_version", "facets", "notes"});
    has_exactly(facets["facets"], {"theme"});
    are_facets(facets["facets"]);

    const json stats = pilcrow_json(library().on("stats", {"--json"}));
    has_exactly(stats, {"format_version", "documents", "paragraphs", "segments", "bytes", "deleted",
                        "text_bytes", "languages", "themes", "names", "index_format", "library"});
    CHECK(stats["documents"] == 7);
    CHECK(stats["bytes"].is_object());
    for (const auto& part : stats["bytes"]) CHECK(part.is_number_unsigned());
  }

  TEST_CASE("an error among lines of JSON is a line of JSON") {
    const auto result = cli::run_pilcrow(library().on("search", {"--jsonl", "--limit", "100000", "a"}));
    CHECK(result.exit_code == 2);
    CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 1);
    CHECK(json::parse(result.out)["error"]["code"] == "bad_argument");
  }

  TEST_CASE("errors as JSON have their keys and no others and the same exit codes") {
    const std::vector<std::pair<cli::Arguments, std::pair<int, std::string>>> cases = {
        {library().on("search", {"--json", "--strict", "\"open"}), {2, "bad_query"}},
        {library().on("search", {"--jsonl", "--strict", "((("}), {2, "bad_query"}},
        {library().on("facets", {"--json", "--strict", "theme:"}), {2, "bad_query"}},
        {library().on("facets", {"--json", "--facet", "nosuch"}), {2, "bad_argument"}},
        {library().on("show", {"--json", "nosuch"}), {1, "not_found"}},
        {library().on("outline", {"--json", "nosuch"}), {1, "not_found"}},
        {{"stats", "--json", "-d", library().index() + "-nosuch"}, {3, "not_found"}},
        {{"stats", "--json", "-d", library().tree()}, {3, "not_an_index"}},
    };
    for (const auto& [arguments, expected] : cases) {
      const json answer = pilcrow_json(arguments, expected.first);
      has_exactly(answer, {"format_version", "error"});
      CHECK(answer["format_version"] == 1);
      has_exactly(answer["error"], {"code", "message", "context"});
      CHECK(answer["error"]["code"] == expected.second);
      CHECK(answer["error"]["message"] != "");
      CHECK(answer["error"]["context"].is_string());
    }
  }
}
