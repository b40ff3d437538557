#include "formats/read.h"

using formats::blocks;
using formats::failure;
using formats::only;
using formats::Strings;

TEST_SUITE("subtitles") {
  TEST_CASE("what is shown one after the other is joined, without marks and numbers") {
    const auto document = only(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The crane</i>\r\nwas {\\an8}mended\r\n\r\n"
        "2\r\n00:00:03,000 --> 00:00:04,000\r\nin 1948.\r\n",
        "a.srt");
    CHECK(blocks(document) == Strings{"paragraph: The crane was mended in 1948."});
    CHECK(document.blocks[0].locator == "00:00:01");
    CHECK(document.blocks[0].line == 3);
  }

  TEST_CASE("long ones are parted at the ends of sentences; WebVTT has a head and notes") {
    std::string text = "WEBVTT\n\nNOTE about it\n\n";
    for (int i = 10; i < 30; ++i) {
      text += "00:" + std::to_string(i) + ".000 --> 00:" + std::to_string(i) +
              ".500 line:0\nThe crane was mended again and again.\n\n";
    }
    const auto document = only(text, "a.vtt");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].text.size() < 400);
    CHECK(document.blocks[0].text.ends_with("again."));
    CHECK(failure("no times at all", "a.srt") == "there are no subtitles in it");
  }
}
