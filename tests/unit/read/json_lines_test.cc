#include "read/json/json_lines.h"

#include <doctest/doctest.h>

#include "unit/read/collect.h"

using collect::Collected;
using collect::repeat;
using collect::Strings;

namespace {

Collected read(std::string_view source) {
  return collect::read(pilcrow::read::json_lines_reader(), source);
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("JSON Lines are known by their names") {
    const auto reader = pilcrow::read::json_lines_reader();
    CHECK(reader->name() == "json-lines");
    CHECK(reader->accepts({"a/b.jsonl", ""}));
    CHECK(reader->accepts({"B.NDJSON", ""}));
    CHECK_FALSE(reader->accepts({"a.json", ""}));
  }

  TEST_CASE("Each line of JSON Lines is a document with its metadata") {
    const auto out = read(
        "{\"id\": \"a\", \"title\": \" The  title\", \"lang\": \"ru\", \"year\": 1984,"
        " \"topics\": [\"x\", \"y\"], \"Source\": \"press\", \"nested\": {\"a\": 1}, \"none\": "
        "null,"
        " \"mixed\": [1, {}], \"empty\": [], \"text\": \"One.\"}\r\n"
        "\n  \n"
        "{\"id\": 7, \"language\": \"ko\", \"lang\": \"en\"}");
    REQUIRE(out.documents.size() == 2);
    CHECK(out.skipped.empty());
    const auto& first = out.documents[0];
    CHECK(first.id == "a");
    CHECK(first.title == "The title");
    CHECK(first.language == "ru");
    CHECK(first.metadata ==
          pilcrow::Metadata{{"Source", {"press"}}, {"topics", {"x", "y"}}, {"year", {"1984"}}});
    CHECK(out.blocks() == Strings{"paragraph: One."});
    CHECK(out.lines() == std::vector<std::size_t>{1});
    CHECK(out.documents[1].id == "7");
    CHECK(out.documents[1].language == "ko");
    CHECK(out.documents[1].blocks.empty());
  }

  TEST_CASE("Text is split at blank lines, and its lines are joined") {
    const auto out = read(
        "{\"id\":\"a\",\"text\":\"  One\\n  line.\\n \\n\\nTwo\\r\\nlines  "
        "here.\\r\\n\\r\\n\\tThree. \"}");
    CHECK(out.blocks() ==
          Strings{"paragraph: One line.", "paragraph: Two lines  here.", "paragraph: Three."});
    CHECK(out.sources() == Strings{"One\\n  line.", "Two\\r\\nlines  here.", "Three."});
  }

  TEST_CASE("Text may be a list of paragraphs, and empty ones are none") {
    const auto out = read("{\"text\":[\"One.\",\"\",\" \\n\",\"Two.\\n\\nThree.\"],\"id\":\"a\"}");
    CHECK(out.blocks() == Strings{"paragraph: One.", "paragraph: Two.", "paragraph: Three."});
    CHECK(out.sources() == Strings{"One.", "Two.", "Three."});
  }

  TEST_CASE("Ranges of JSON Lines go through escapes to the raw bytes") {
    const auto out = read(
        "{\"id\":\"x\",\"text\":\"\"}\n"
        "{\"k\":[{\"text\":\"no\"},\"\\\"text\\\":\"],\"id\":\"a\",\"t\\u0065xt\" : "
        "\"\\u00e9\\ud83d\\ude00 \xEB\xB6\x81 \\\"q\\\"\\n\\nx\\u0000\\/y\\u0020\"}");
    REQUIRE(out.documents.size() == 2);
    const auto& blocks = out.documents[1].blocks;
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].text == "\xC3\xA9\xF0\x9F\x98\x80 \xEB\xB6\x81 \"q\"");
    CHECK(out.bytes.substr(blocks[0].source.begin, blocks[0].source.size()) ==
          "\\u00e9\\ud83d\\ude00 \xEB\xB6\x81 \\\"q\\\"");
    CHECK(blocks[1].text == "x /y");
    CHECK(out.bytes.substr(blocks[1].source.begin, blocks[1].source.size()) == "x\\u0000\\/y");
    CHECK(blocks[1].line == 2);
  }

  TEST_CASE("Lines that are no records are reported with the reason, and the rest is read") {
    const auto out = read(
        "{\"id\": \"a\"}\n"
        "not json\n"
        "[1]\n"
        "{\"text\": \"no id\"}\n"
        "{\"id\": 1.5}\n"
        "{\"id\": \"\"}\n"
        "{\"id\": \"a\\u0007\"}\n"
        "{\"id\": \"b\", \"text\": 5}\n"
        "{\"id\": \"b\", \"text\": [\"x\", 5]}\n"
        "{\"id\": \"b\", \"title\": [\"x\"]}\n"
        "{\"id\": \"b\", \"id\": \"c\"}\n"
        "{\"id\": \"b\"\n"
        "{\"id\": \"b\", \"text\": \"\\ud800\"}\n"
        "{\"id\": \"last\", \"text\": null, \"title\": null}\n");
    REQUIRE(out.documents.size() == 2);
    CHECK(out.documents[1].id == "last");
    REQUIRE(out.skipped.size() == 12);
    CHECK(out.skipped[0].starts_with("2: syntax error"));
    CHECK(out.skipped[1] == "3: not a JSON object");
    CHECK(out.skipped[2] == "4: no id");
    CHECK(out.skipped[3] == "5: the id is a number, not a string or an integer");
    CHECK(out.skipped[4] == "6: the id is empty or longer than 4096 bytes");
    CHECK(out.skipped[5] == "7: the id has control characters");
    CHECK(out.skipped[6] == "8: \"text\" is neither a string nor a list of strings");
    CHECK(out.skipped[7] == "9: \"text\" is neither a string nor a list of strings");
    CHECK(out.skipped[8] == "10: \"title\" is a list, not a string");
    CHECK(out.skipped[9] == "11: \"id\" is given twice");
    CHECK(out.skipped[10].starts_with("12: "));
    CHECK(out.skipped[11].starts_with("13: "));
  }

  TEST_CASE("Empty, huge and deep JSON Lines are read or reported") {
    CHECK(read("").documents.empty());
    CHECK(read("\n\n").documents.empty());
    const auto deep = read(repeat("[", 1'000'000) + "\n{\"id\":1}");
    CHECK(deep.skipped.size() == 1);
    CHECK(deep.documents.size() == 1);
    const auto open = read("{\"id\":\"" + repeat("\\\"", 1'000'000));
    CHECK(open.skipped.size() == 1);
    const auto large = read("{\"id\":1,\"text\":\"" + repeat("word\\n\\n", 300'000) + "\"}");
    REQUIRE(large.documents.size() == 1);
    CHECK(large.only().blocks.size() == 300'000);
    CHECK(large.sources().back() == "word");
    CHECK(read("{\"id\":\"" + std::string(4097, 'x') + "\"}").skipped.size() == 1);
  }
}
