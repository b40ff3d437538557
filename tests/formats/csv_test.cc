#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::ids;
using formats::only;
using formats::read;
using formats::sources;
using formats::Strings;

TEST_SUITE("csv") {
  TEST_CASE("rows are blocks, with values over lines, marks in them, and their bytes") {
    const std::string bytes = "Year;Ships\r\n1948;\"two\nlines; and \"\"more\"\"\"\r\n\r\n;last\n";
    const auto document = only(bytes, "a.csv");
    CHECK(blocks(document) == Strings{"table-row: Year | Ships",
                                      "table-row: 1948 | two lines; and \"more\"",
                                      "table-row: last"});
    CHECK(sources(document, bytes)[1] == "1948;\"two\nlines; and \"\"more\"\"\"");
    CHECK(document.blocks[1].line == 2);
    CHECK(document.blocks[2].line == 5);
    CHECK(blocks(only("a\tb, c\nd\te\n", "a.tsv")) ==
          Strings{"table-row: a | b, c", "table-row: d | e"});
  }

  TEST_CASE("rows with a text are documents") {
    const auto result = read("id,Title,text,date\na,T,Some text,2024\n,,More,\n", "a.csv");
    REQUIRE(ids(result) == Strings{"a", "a.csv/2"});
    CHECK(result.documents[0].title == "T");
    CHECK(blocks(result.documents[0]) == Strings{"paragraph: Some text"});
    CHECK(result.documents[0].metadata.at("date") == Strings{"2024"});
  }

  TEST_CASE("a mark that is never closed, and nothing at all") {
    CHECK(blocks(only("a,\"b\nc", "a.csv")) == Strings{"table-row: a | b c"});
    CHECK(failure("\n\n,,\n", "a.csv") == "there is no text in it");
  }
}
