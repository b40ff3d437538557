#include "read/plain/plain_text.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/read/show.h"

using pilcrow::Block;
using pilcrow::BlockKind;
using pilcrow::Document;
using show::outline;
using show::read;

namespace {

bool accepts(std::string_view name, std::string_view bytes = "Some words.\n") {
  return pilcrow::read::text_reader()->accepts({name, bytes});
}

// One paragraph a line, no blank lines, headings between, comments at the end, no last newline.
constexpr std::string_view kArticle =
    "The port and the town have a long history, which began when the first railway crossed the "
    "river and which no treaty since then has ended. This article looks at it.\n"
    "Historical Context\n"
    "The line may be traced back to the year in which the river froze. The town was split in two, "
    "and each half had a station, a flag and a timetable of its own.\n"
    "In the first years after the split the port had the upper hand, since it alone had coal.\n"
    "What the Port is and What the Port Responds to\n"
    "The port answered every letter. It never answered a question, as far as the files show, and "
    "the ever- evolving tariff was printed without a date.\n"
    "Conclusion\n"
    "To summarize, the port and the town have formed an association that will go on.\n"
    "well-researched and insightful analysis of the relationship between the port and the town.\n"
    "Kudos to the writer for such a breakdown of a complex subject.\n"
    "well-researched and insightful analysis of the relationship between the port and the town.\n"
    "Kudos to the writer for such a breakdown of a complex subject.";

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("an article with one paragraph a line has headings, no title, and exact ranges") {
    const Document document = read(kArticle);
    CHECK(document.title.empty());
    REQUIRE(document.blocks.size() == 12);
    std::vector<std::string> headings;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      CHECK(block.line == i + 1);
      CHECK(block.text == kArticle.substr(block.source.begin, block.source.size()));
      if (block.kind == BlockKind::heading) {
        CHECK(block.level == 1);
        headings.push_back(block.text);
      }
    }
    CHECK(headings == std::vector<std::string>{"Historical Context",
                                               "What the Port is and What the Port Responds to",
                                               "Conclusion"});
    CHECK(document.blocks.back().source.end == kArticle.size());
    CHECK(document.language.empty());
    CHECK(document.metadata.empty());
    CHECK(document.id.empty());
  }

  TEST_CASE("paragraphs between blank lines, each on one long line") {
    const std::string text =
        "신년사\n  \n\n우리는 승리와 영광으로 빛나는 지난해를 보내고 희망찬 새해를 맞이합니다. 온 "
        "나라 "
        "가정들에 행복이 있기를 바랍니다.\n\n원 문\n\n 동지들! \n\n지난해에 우리는 많은 일을 "
        "하였습니다.\n";
    const Document document = read(text);
    CHECK(document.title == "신년사");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[0].line == 4);
    CHECK(document.blocks[1].kind == BlockKind::heading);
    CHECK(document.blocks[1].text == "원 문");
    CHECK(document.blocks[2].text == "동지들!");
    CHECK(document.blocks[3].line == 10);
    for (const Block& block : document.blocks) {
      CHECK(block.text == text.substr(block.source.begin, block.source.size()));
    }
  }

  TEST_CASE("hard-wrapped lines between blank lines are joined") {
    const std::string text =
        "The Bridge\n"
        "\n"
        "The repairs had been paid for twice. The first money went into a well-\n"
        "known account; the second, lent by the port, went into the bridge, and\n"
        "  it holds.\n"
        "\n"
        "Talks\n"
        "\n"
        "The two ministries met every month. They agreed on the width of the\n"
        "track in the first week, on the tariff in the second year.\n";
    const Document document = read(text);
    CHECK(
        outline(document) ==
        "= The Bridge\n"
        "The repairs had been paid for twice. The first money went into a well-known account; the "
        "second, lent by the port, went into the bridge, and it holds.\n"
        "# Talks\n"
        "The two ministries met every month. They agreed on the width of the track in the first "
        "week, on the tariff in the second year.\n");
    REQUIRE(document.blocks.size() == 3);
    const Block& first = document.blocks[0];
    CHECK(first.line == 3);
    CHECK(text.substr(first.source.begin, 11) == "The repairs");
    CHECK(text.substr(first.source.end - 9, 9) == "it holds.");
    CHECK(document.blocks[2].line == 9);
  }

  TEST_CASE("hard-wrapped lines without blank lines: short last lines end paragraphs") {
    CHECK(outline("THE RAILWAY ACROSS THE RIVER\n"
                  "The line was closed for eleven years, and in all that time nobody in\n"
                  "the town believed that it would open again. When the first train came\n"
                  "it was late, and the mayor had gone home.\n"
                  "Talks about the tariff\n"
                  "The two ministries met every month. They agreed on the width of the\n"
                  "track in the first week, on the tariff in the second year, and on the\n"
                  "name of the station never.\n"
                  "Afterwards both of them claimed that the name had been theirs, which\n"
                  "nobody minded.\n") ==
          "= THE RAILWAY ACROSS THE RIVER\n"
          "The line was closed for eleven years, and in all that time nobody in the town believed "
          "that it would open again. When the first train came it was late, and the mayor had gone "
          "home.\n"
          "# Talks about the tariff\n"
          "The two ministries met every month. They agreed on the width of the track in the first "
          "week, on the tariff in the second year, and on the name of the station never.\n"
          "Afterwards both of them claimed that the name had been theirs, which nobody minded.\n");
  }

  TEST_CASE("hard-wrapped lines without blank lines: indents begin paragraphs") {
    CHECK(
        outline("            The Bridge\n"
                "   It was a cold morning when the surveyors came down to the river with\n"
                "their chains and their little flags. Nobody had told the ferryman, and\n"
                "he charged them the full fare for each crossing of the water that day.\n"
                "   \"We shall not need you long,\" said the eldest of them, who may have\n"
                "been twenty, and the ferryman said nothing.\n"
                "   The bridge was never built, but the flags are still there, if you know\n"
                "where to look.\n") ==
        "= The Bridge\n"
        "It was a cold morning when the surveyors came down to the river with their chains and "
        "their little flags. Nobody had told the ferryman, and he charged them the full fare for "
        "each crossing of the water that day.\n"
        "\"We shall not need you long,\" said the eldest of them, who may have been twenty, and "
        "the ferryman said nothing.\n"
        "The bridge was never built, but the flags are still there, if you know where to look.\n");
  }

  TEST_CASE("wrapped Russian, Korean and Chinese text is joined as each is written") {
    CHECK(outline("Дорога через реку\n\n"
                  "Железная дорога была закрыта одиннадцать лет, и всё это время никто\n"
                  "в городе не верил, что она откроется снова. Первый поезд опоздал, как\n"
                  "поезда опаздывали всегда.\n") ==
          "= Дорога через реку\n"
          "Железная дорога была закрыта одиннадцать лет, и всё это время никто в городе не верил, "
          "что она откроется снова. Первый поезд опоздал, как поезда опаздывали всегда.\n");
    CHECK(outline("강을 건너는 철길\n\n"
                  "철길은 열한 해 동안 닫혀 있었고 그동안 이 도시에서 그것이 다시 열릴\n"
                  "것이라고 믿는 사람은 아무도 없었다. 첫 기차는 늘 그랬듯이 늦게 왔고\n"
                  "시장은 이미 집으로 돌아간 뒤였다.\n") ==
          "= 강을 건너는 철길\n"
          "철길은 열한 해 동안 닫혀 있었고 그동안 이 도시에서 그것이 다시 열릴 것이라고 믿는 "
          "사람은 아무도 "
          "없었다. 첫 기차는 늘 그랬듯이 늦게 왔고 시장은 이미 집으로 돌아간 뒤였다.\n");
    CHECK(outline("过河的铁路\n\n"
                  "　　这条铁路关闭了十一年，在这段时间里，城里没有一个人相信它会重新\n"
                  "开通。第一列火车像往常一样晚点，市长已经回家了，只有几个孩子在站台上\n"
                  "等着。\n"
                  "　　修理费付了两次。第一笔钱不知去向，第二笔是向港口借的，用在了桥\n"
                  "上，桥至今还在。\n") ==
          "= 过河的铁路\n"
          "这条铁路关闭了十一年，在这段时间里，城里没有一个人相信它会重新开通。第一列火车像往常一样"
          "晚点，"
          "市长已经回家了，只有几个孩子在站台上等着。\n"
          "修理费付了两次。第一笔钱不知去向，第二笔是向港口借的，用在了桥上，桥至今还在。\n");
  }

  TEST_CASE("wrapped prose among tables is joined, the tables are not") {
    std::string text =
        "This package supplies the master copies of the two lists, which are\n"
        "kept in one folder. It also supplies the program which automatically\n"
        "makes sure that the numbers in the first range on your system are\n"
        "consistent with the copies. This means that all entries have to be\n"
        "present on your system, and only those entries. The reason for not\n"
        "allowing other entries is that the range is reserved for future use.\n\n";
    for (int i = 10; i < 40; ++i) text += std::to_string(640 + i) + " | Name | Some description\n";
    const Document document = read(text);
    REQUIRE(document.blocks.size() == 31);
    CHECK(document.blocks[0].text.size() > 350);
    CHECK(document.blocks[1].text == "650 | Name | Some description");
  }

  TEST_CASE("all ends of lines are known, and lines are counted as editors do") {
    for (const char* const end : {"\n", "\r\n", "\r"}) {
      const std::string e = end;
      const Document document = read("One." + e + e + "Two." + e + "Three.");
      CAPTURE(e.size());
      REQUIRE(document.blocks.size() == 3);
      CHECK(document.blocks[0].text == "One.");
      CHECK(document.blocks[1].line == 3);
      CHECK(document.blocks[2].line == 4);
      CHECK(document.blocks[2].text == "Three.");
    }
    CHECK(outline("One.\u0085Two.\u2028Three.\u2029Four.\fFive.\vSix.") ==
          "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\n");
    CHECK(read("One.\fTwo.\nThree.").blocks[2].line == 2);
    CHECK(read("Title\u2029Text.").title == "Title");
    CHECK(read("\xC2\xA0\u3000 Text. \u3000\n").blocks.at(0).source == pilcrow::Range{6, 11});
  }

  TEST_CASE("nothing gives a document without blocks") {
    for (const char* const text : {"", "\n", " \t\r\n\f \u3000\n\u2029"}) {
      const Document document = read(text);
      CHECK(document.blocks.empty());
      CHECK(document.title.empty());
    }
  }

  TEST_CASE("huge and odd files are read in one go") {
    const std::string words = "word ";
    std::string line;
    for (int i = 0; i < 400000; ++i) line += words;
    const Document one = read(line);
    std::size_t bytes = 0;
    for (const Block& block : one.blocks) {
      CHECK(block.text.size() <= 65536);
      bytes += block.text.size() + 1;  // and the space behind it
    }
    CHECK(bytes == line.size());
    std::string lines;
    for (int i = 0; i < 300000; ++i) lines += "a\n";
    CHECK(read(lines).blocks.size() == 300000);
    std::string items;
    for (int i = 0; i < 300000; ++i) items += "- a\n";
    CHECK(read(items).blocks.size() == 300000);
    CHECK(read(std::string(2000000, ' ')).blocks.empty());
    CHECK(read(std::string(2000000, '\n')).blocks.empty());
    CHECK(read(std::string(2000000, '=')).blocks.empty());
    CHECK(read(std::string(60000, ')')).blocks.size() == 1);
    std::string wrapped;
    for (int i = 0; i < 800; ++i) {
      wrapped += "and so the line went on across the plain without a stop or a station, ever\n";
    }
    CHECK(read(wrapped).blocks.size() == 1);
  }

  TEST_CASE("files are taken by their extension, or by how they begin") {
    for (const char* const name : {"a.txt", "a.TXT", "b/a.text", "README", "a.b/LICENSE",
                                   "speech.1988", "Vol. 2 - History", ".profile"}) {
      CAPTURE(std::string(name));
      CHECK(accepts(name));
    }
    for (const char* const name :
         {"a.tsv", "a.csv", "a.toml", "a.yaml", "a.yml",   "a.json", "a.xml",     "a.srt",
          "a.ini", "a.cfg", "a.c",    "a.cc",   "a.cpp",   "a.h",    "a.py",      "a.js",
          "a.css", "a.sh",  "a.md",   "a.html", "a.jsonl", "a.XML",  "a.txt/b.py"}) {
      CAPTURE(std::string(name));
      CHECK_FALSE(accepts(name));
    }
    CHECK(accepts("empty", ""));
    CHECK(accepts("russian", "\xC6\xE5\xEB\xE5\xE7\xED\xE0\xFF"));
    CHECK(accepts("wide", "\xFF\xFE\x41"));
    CHECK(accepts("wide", std::string_view("T\0e\0x\0t\0 \0o\0r\0 \0", 16)));
    CHECK(accepts("picture.txt", "\x89PNG\r\n\x1A\n"));  // to be refused with the reason
    CHECK_FALSE(accepts("picture", "\x89PNG\r\n\x1A\n"));
    CHECK_FALSE(accepts("noise", "\1\2\3\4\5\6\7\1\2\3"));
    CHECK_FALSE(accepts("script", "#!/bin/sh\n"));
    CHECK_FALSE(accepts("feed", "<?xml version=\"1.0\"?>"));
    CHECK(pilcrow::read::text_reader()->name() == "text");
    CHECK(pilcrow::read::text_reader()->wants_text());
  }
}
