#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::ids;
using formats::locators;
using formats::only;
using formats::read;
using formats::Strings;

TEST_SUITE("json") {
  TEST_CASE("names are headings, texts are paragraphs, lists are lists, places are pointers") {
    const auto document = only(
        R"({"title": "Facts", "Geography": {"Location": {"text": "<p>On the <b>coast</b></p><p>North</p>"},
"a/b": ["x", "y"]}, "people": [{"name": "Ada", "age": 36}, {"name": "Bob", "age": 40}],
"population": 5, "none": null, "long": "One.\n\nTwo."})",
        "a.json");
    CHECK(document.title == "Facts");
    CHECK(blocks(document) ==
          Strings{"paragraph: title: Facts", "heading1: Geography", "heading2: Location",
                  "paragraph: On the coast", "paragraph: North", "heading2: a/b", "list-item: x",
                  "list-item: y", "heading1: people", "table-row: name: Ada | age: 36",
                  "table-row: name: Bob | age: 40", "paragraph: population: 5",
                  "paragraph: long: One.", "paragraph: Two."});
    CHECK(locators(document)[3] == "/Geography/Location");
    CHECK(locators(document)[6] == "/Geography/a~1b/0");
  }

  TEST_CASE("a list of records is documents") {
    const auto result = read(
        R"([{"id": "a", "text": "One.\n\nTwo.", "title": "T", "date": "2024"}, {"id": 2, "text": ["x", "y"]},
{"id": null, "text": "bad"}])",
        "a.json");
    REQUIRE(ids(result) == Strings{"a", "2"});
    CHECK(blocks(result.documents[0]) == Strings{"paragraph: One.", "paragraph: Two."});
    CHECK(result.documents[0].metadata.at("date") == Strings{"2024"});
    CHECK(result.skipped.size() == 1);
  }

  TEST_CASE("what is no JSON, too deep, or has no text fails with the reason") {
    CHECK(failure("{\"a\": ", "a.json").find("JSON that cannot be read") == 0);
    CHECK(failure(std::string(1000, '['), "a.json").find("JSON that cannot be read") == 0);
    CHECK(failure("{}", "a.json") == "there is no text in it");
  }
}
