// Each part of a text stands where its map says.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "base/utf8.h"
#include "pilcrow/error.h"
#include "pilcrow/reader.h"
#include "support/support.h"
#include "text/characters.h"
#include "text/converter.h"

using pilcrow::Block;
using pilcrow::Pitch;
using pilcrow::Range;
using pilcrow::SourceRun;

namespace {

struct Sums {
  std::size_t blocks = 0;
  std::size_t mapped = 0;    // blocks with a map
  std::size_t text = 0;      // bytes
  std::size_t unmapped = 0;  // code points of texts that are not in their sources, but for spaces
  std::size_t whole = 0;     // bytes in runs that cannot be divided
  std::size_t wrong = 0;
};

std::string decoded(const std::string& encoding, std::string_view bytes) {
  return encoding.empty() ? std::string(bytes) : pilcrow::text::to_utf8(encoding, bytes);
}

// What an entity, or an escape of JSON or RTF, is read as by the reader of its format.
std::string unescaped(const std::string& escape, bool rtf) {
  if (rtf) {
    const auto read = pilcrow::read_bytes("{\\rtf1 x" + escape + "{}x}", "a.rtf");
    const std::string& text = read.documents.at(0).blocks.at(0).text;
    return text.substr(1, text.size() - 2);
  }
  const bool entity = escape.starts_with('&');
  const std::string source =
      entity ? "<p>x" + escape + "x</p>" : "{\"id\":\"a\",\"text\":\"x" + escape + "x\"}";
  const auto read = pilcrow::read_bytes(source, entity ? "a.html" : "a.jsonl");
  if (read.documents.empty() || read.documents[0].blocks.size() != 1) return {};
  const std::string& text = read.documents[0].blocks[0].text;
  return text.size() < 2 ? std::string() : text.substr(1, text.size() - 2);
}

// Adds what of the text between two places is in no run.
void add_unmapped(std::string_view text, Sums& sums) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = pilcrow::next_code_point(text, at);
    if (pilcrow::text::is_space(c) || c == U'|') continue;
    ++sums.unmapped;
  }
}

std::string check_block(const Block& block, std::string_view bytes, const std::string& encoding,
                        Sums& sums) {
  std::string problem;
  const auto fail = [&](const std::string& what) {
    ++sums.wrong;
    if (problem.empty()) problem = what + ": " + block.text.substr(0, 300);
  };
  ++sums.blocks;
  sums.text += block.text.size();
  if (block.source.empty()) return {};
  if (block.map.empty()) {
    const std::string_view source = bytes.substr(block.source.begin, block.source.size());
    if (decoded(encoding, source) != block.text) fail("neither a map nor the same text");
    return problem;
  }
  ++sums.mapped;
  if (!pilcrow::fits(block.map, block.text, block.source, block.line)) fail("the map does not fit");
  std::size_t done = 0;
  for (const SourceRun& run : block.map) {
    const std::string text = block.text.substr(run.text.begin, run.text.size());
    const std::string_view source = bytes.substr(run.source.begin, run.source.size());
    add_unmapped(std::string_view(block.text).substr(done, run.text.begin - done), sums);
    done = run.text.end;
    if (run.pitch == Pitch::whole) sums.whole += text.size();
    const bool escape = source.starts_with('&') || source.starts_with('\\');
    const std::string read = run.pitch == Pitch::whole && escape ? unescaped(std::string(source), bytes.starts_with("{\\rtf"))
                                                                 : decoded(encoding, source);
    if (read != text) fail("\"" + std::string(source) + "\" is not \"" + text + "\"");
    if (run.pitch == Pitch::whole) continue;
    // Any part of it is where it is said to be.
    const std::size_t at = pilcrow::floor_boundary(text, text.size() / 2);
    const auto place = pilcrow::map_to_source(block.text, block.source, block.line, block.map,
                                              {run.text.begin + at, run.text.end});
    const auto part = bytes.substr(place.bytes.begin, place.bytes.size());
    if (!place.precise || decoded(encoding, part) != text.substr(at)) fail("a part of it is not");
  }
  add_unmapped(std::string_view(block.text).substr(done), sums);
  return problem;
}

// Reads a file, if it is one of a format that is text, and checks all of its blocks.
void check_file(const std::string& bytes, const std::string& name, Sums& sums) {
  pilcrow::ReadResult result;
  try {
    result = pilcrow::read_bytes(bytes, name);
  } catch (const pilcrow::Error&) {
    return;
  }
  for (const auto& document : result.documents) {
    for (const Block& block : document.blocks) {
      const std::string problem = check_block(block, bytes, result.encoding, sums);
      if (problem.empty() || sums.wrong > 20) continue;
      CAPTURE(name);
      CAPTURE(block.line);
      CHECK(problem == "");
    }
  }
}

void check_folder(const std::string& folder) {
  Sums sums;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.file_size() > (std::size_t{64} << 20)) continue;
    check_file(support::read_file(entry.path().string()), entry.path().string(), sums);
  }
  MESSAGE(folder << ": " << sums.blocks << " blocks, " << sums.mapped << " with maps, " << sums.text
                 << " bytes, " << sums.whole << " in whole runs, " << sums.unmapped
                 << " code points nowhere, " << sums.wrong << " wrong");
  CHECK(sums.blocks > 0);
  CHECK(sums.wrong == 0);
  CHECK(1000 * sums.unmapped <= sums.text);
}

std::vector<Block> blocks_of(const std::string& bytes, const std::string& name) {
  const auto result = pilcrow::read_bytes(bytes, name);
  REQUIRE(result.documents.size() == 1);
  return result.documents[0].blocks;
}

// The source of each of these parts of the first block, joined by bars; with line and column.
std::string places(const std::string& bytes, const std::string& name,
                   const std::vector<std::string>& parts) {
  const Block block = blocks_of(bytes, name).at(0);
  std::string out;
  for (const auto& part : parts) {
    const std::size_t at = block.text.find(part);
    REQUIRE(at != std::string::npos);
    const auto place = pilcrow::map_to_source(block.text, block.source, block.line, block.map,
                                              {at, at + part.size()});
    out += (out.empty() ? "" : " | ") + bytes.substr(place.bytes.begin, place.bytes.size()) + ' ' +
           std::to_string(place.line) + ':' + std::to_string(place.column) +
           (place.precise ? "" : "?");
  }
  return out;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("parts of joined lines are found in their lines") {
    const std::string text =
        "The first line of a paragraph that is wrapped at some seventy columns or\n"
        "so, as texts were that were written on terminals, and which are read as\n"
        " one paragraph again, with a space where there was the end of a line: it\n"
        "is wrapped at the same width everywhere, but for its last line, where it\n"
        "ends.\n";
    CHECK(places(text, "a.txt", {"first", "or so", "one paragraph", "ends."}) ==
          "first 1:5 | or\nso 1:71 | one paragraph 3:2 | ends. 5:1");
    CHECK(places("- one item\n- two items\n", "a.txt", {"one", "item"}) == "one 1:3 | item 1:7");
  }

  TEST_CASE("entities, tags, emphasis, links and escapes are passed over") {
    CHECK(places("<p>Oil &amp; <b title=\"gas\">gas</b>,\n  caf&eacute;s &#x2013; all</p>",
                 "a.html", {"Oil", "&", "gas", "gas, cafés", "–", "all"}) ==
          "Oil 1:4 | &amp; 1:8 | gas 1:29 | gas</b>,\n  caf&eacute;s 1:29 | &#x2013; 2:16 | all "
          "2:25");
    CHECK(places("# T\n\n> The **old** [line](the \"line\") was\n> *closed*, then.\n", "a.md",
                 {"old", "line", "line was", "was closed", "then."}) ==
          "old 3:9 | line 3:16 | line](the \"line\") was 3:16 | was\n> *closed 3:34 | then. 4:13");
    CHECK(places("{\"id\":\"a\",\"text\":\"say \\\"no\\\" \\u00e9t\\u00e9 \\ud83d\\ude00 end\"}\n",
                 "a.jsonl", {"say", "\"no\"", "été", "😀", "end"}) ==
          "say 1:19 | \"no\\\" 1:24 | \\u00e9t\\u00e9 1:30 | \\ud83d\\ude00 1:44 | end 1:57");
    CHECK(places("<p>Ar\xC2\xADmi\xC2\xADstice</p>", "a.html", {"Armistice", "mist"}) ==
          "Ar\xC2\xADmi\xC2\xADstice 1:4 | mi\xC2\xADst 1:7");
  }

  TEST_CASE("blocks that have one source are found in it one behind the other") {
    // Each as long as what is passed over at once, and the same words in all of them.
    std::string html;
    for (int i = 0; i < 5; ++i) {
      html += "<p>So it begins &amp; number " + std::to_string(i);
      for (int word = 0; word < 400; ++word) html += " again";
      html += ".</p>\n<!-- " + std::string(3000, 'x') + " -->\n";
    }
    const std::string xml = "<?xml version='1.0'?>\n<rss version='2.0'><channel><item><description>"
                            "<![CDATA[" + html + "]]></description></item></channel></rss>\n";
    const auto blocks = blocks_of(xml, "a.xml");
    REQUIRE(blocks.size() == 5);
    Sums sums;
    for (const Block& block : blocks) CHECK(check_block(block, xml, "", sums) == "");
    CHECK(sums.whole == 5);  // the signs that are written otherwise
    for (int i = 0; i < 5; ++i) {
      const Block& block = blocks[static_cast<std::size_t>(i)];
      const std::size_t at = block.text.find("number");
      const auto place = pilcrow::map_to_source(block.text, block.source, block.line, block.map,
                                                {at, at + 8});
      CHECK(place.bytes.begin == xml.find("number " + std::to_string(i)));
      CHECK(place.line == 2 + 2 * static_cast<std::size_t>(i));
    }
  }

  TEST_CASE("bytes are those of the file, whatever its encoding") {
    const std::string utf8 =
        "Поезд пришёл в Москву вечером и стоял на вокзале до самого утра следующего дня.\n\n"
        "Никто его не встречал в этот день, потому что никто не знал, когда он придёт.\n";
    for (const std::string encoding : {"windows-1251", "koi8-r", "UTF-16LE"}) {
      CAPTURE(encoding);
      Sums sums;
      const bool wide = encoding.starts_with("UTF");
      std::string bytes = wide ? "\xFF\xFE" : "";
      for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = pilcrow::next_code_point(utf8, at);
        if (wide) {
          bytes += static_cast<char>(c & 0xFF);
          bytes += static_cast<char>(c >> 8);
          continue;
        }
        int byte = c < 0x80 ? static_cast<int>(c) : 0x80;  // which is read as this character
        while (c >= 0x80 && byte < 255) {
          std::string one;
          pilcrow::append_utf8(one, c);
          if (pilcrow::text::to_utf8(encoding, std::string(1, static_cast<char>(byte))) == one)
            break;
          ++byte;
        }
        bytes += static_cast<char>(byte);
      }
      check_file(bytes, "a.txt", sums);
      CHECK(sums.wrong == 0);
      CHECK(sums.blocks > 0);
      CHECK(sums.whole == 0);
      const Block block = blocks_of(bytes, "a.txt").at(0);
      const std::size_t at = block.text.find("Москву");
      const auto place = pilcrow::map_to_source(block.text, block.source, block.line, block.map,
                                                {at, at + std::string("Москву").size()});
      CHECK(place.bytes.size() == (wide ? 12 : 6));
      CHECK(place.utf16.size() == 6);
      CHECK(place.column == 16);
    }
  }

  TEST_CASE("maps of the corpus are its texts") {
    check_folder(std::string(PILCROW_SOURCE_DIR) + "/corpus");
    // Others by hand: PILCROW_DOCUMENTS=FOLDER unit_tests -tc='maps of the corpus*'.
    if (const char* folder = std::getenv("PILCROW_DOCUMENTS")) check_folder(folder);
  }

  TEST_CASE("any text in any markup is read with maps that agree with it") {
    std::mt19937 random(5);
    const std::vector<std::string> pieces = {
        "word",  "and ", " ",        "\n",    "\n\n",    "**",   "_",   "`",
        "[",     "](",   ")",        "]",     "<b>",     "</b>", "<",   ">",
        "&amp;", "&",    ";",        "\\",    "\\u0041", "\"",   "é",   "한글",
        "|",     "- ",   "# ",       "1. ",   "(a)",     "<!--", "-->", "\xC2\xAD",
        "\r\n",  "\t",   "&eacute;", "&#65;", "![x](y)", "the ", "the"};
    Sums sums;
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
      for (const char* name : {"a.md", "a.html", "a.txt"}) check_file(text, name, sums);
    }
    CHECK(sums.wrong == 0);
    CHECK(sums.mapped > 1000);
  }

  TEST_CASE("ranges that are not within the text are cut, and those beside a run are gaps") {
    const std::string text = "ab cd";
    const pilcrow::SourceMap map = {{{0, 2}, {10, 12}, Pitch::same, 3, 4},
                                    {{3, 5}, {20, 24}, Pitch::two, 4, 1}};
    const auto at = [&](std::size_t begin, std::size_t end) {
      return pilcrow::map_to_source(text, {10, 30}, 3, map, {begin, end}).bytes;
    };
    CHECK(at(0, 5) == Range{10, 24});
    CHECK(at(1, 2) == Range{11, 12});
    CHECK(at(2, 3) == Range{12, 20});
    CHECK(at(2, 4) == Range{12, 22});
    CHECK(at(4, 99) == Range{22, 24});
    CHECK(at(99, 100) == Range{24, 24});
    CHECK(at(3, 3) == Range{20, 20});
    CHECK(pilcrow::map_to_source("", {}, 0, {}, {0, 5}).bytes == Range{0, 0});
    const auto place = pilcrow::map_to_source("abc", {5, 50}, 7, {}, {1, 2});
    CHECK(place.bytes == Range{5, 50});
    CHECK_FALSE(place.precise);
    CHECK(place.line == 7);
  }
}
