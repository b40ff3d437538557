// Records of documents and paragraphs, sound and damaged.

#include "store/record.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/codec.h"
#include "pilcrow/error.h"

using pilcrow::BlockKind;
using pilcrow::Encoder;
using pilcrow::ErrorCode;
using pilcrow::Range;
using pilcrow::store::decode_document;
using pilcrow::store::decode_paragraph;
using pilcrow::store::DocumentRecord;
using pilcrow::store::encode;
using pilcrow::store::HeadingRecord;
using pilcrow::store::ParagraphRecord;

namespace {

using Random = std::mt19937_64;
using Strings = std::vector<std::string>;

std::string any_string(Random& random) {
  static const Strings kStrings = {"",
                                   "en",
                                   "북한은",
                                   "é",
                                   std::string("a\0b", 3),
                                   "x\xFF",
                                   std::string(300, 'y'),
                                   "economy/energy",
                                   "place:dprk"};
  return kStrings[random() % kStrings.size()];
}

Range any_range(Random& random, std::size_t limit) {
  const std::size_t begin = random() % (limit + 1);
  return {begin, begin + random() % (limit - begin + 1)};
}

ParagraphRecord any_paragraph(Random& random) {
  ParagraphRecord out;
  out.kind = static_cast<BlockKind>(random() % 7);
  out.text = any_string(random) + any_string(random);
  out.source = any_range(random, 1 << 30);
  out.line = random() % 100000;
  out.language = any_string(random);
  for (std::size_t i = random() % 3; i-- > 0;) {
    out.themes.push_back({any_string(random), {}, static_cast<double>(random() % 100) / 7, {}});
    for (std::size_t n = random() % 3; n-- > 0;) {
      out.themes.back().cues.push_back(
          {any_string(random), -0.5, any_range(random, 500), random() % 2 == 0});
    }
  }
  for (std::size_t i = random() % 3; i-- > 0;) {
    out.names.push_back({any_string(random), "place", {}, any_range(random, out.text.size())});
  }
  return out;
}

DocumentRecord any_document(Random& random) {
  DocumentRecord out;
  out.id = any_string(random);
  out.path = any_string(random);
  out.title = any_string(random);
  out.language = any_string(random);
  out.language_declared = random() % 2 == 0;
  for (std::size_t i = random() % 3; i-- > 0;) {
    out.metadata[any_string(random)] = Strings(random() % 3, any_string(random));
  }
  out.rules = random();
  out.first = static_cast<std::uint32_t>(random());
  out.text_bytes = random();
  for (std::size_t i = random() % 4; i-- > 0;) {
    const int level = 1 + static_cast<int>(random() % 6);
    out.headings.push_back(
        {any_string(random), level, any_range(random, 999), random() % 99, random() % 99});
  }
  for (std::size_t i = random() % 5; i-- > 0;) {
    out.paragraphs.push_back({random() % (out.headings.size() + 1), random(), any_string(random),
                              Strings(random() % 3, any_string(random)),
                              Strings(random() % 3, any_string(random))});
  }
  return out;
}

void check_same(const ParagraphRecord& a, const ParagraphRecord& b) {
  CHECK(a.kind == b.kind);
  CHECK(a.text == b.text);
  CHECK(a.source == b.source);
  CHECK(a.line == b.line);
  CHECK(a.language == b.language);
  REQUIRE(a.themes.size() == b.themes.size());
  for (std::size_t i = 0; i < a.themes.size(); ++i) {
    CHECK(a.themes[i].id == b.themes[i].id);
    CHECK(a.themes[i].score == b.themes[i].score);
    REQUIRE(a.themes[i].cues.size() == b.themes[i].cues.size());
    for (std::size_t n = 0; n < a.themes[i].cues.size(); ++n) {
      CHECK(a.themes[i].cues[n].cue == b.themes[i].cues[n].cue);
      CHECK(a.themes[i].cues[n].score == b.themes[i].cues[n].score);
      CHECK(a.themes[i].cues[n].range == b.themes[i].cues[n].range);
      CHECK(a.themes[i].cues[n].heading == b.themes[i].cues[n].heading);
    }
  }
  REQUIRE(a.names.size() == b.names.size());
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    CHECK(a.names[i].id == b.names[i].id);
    CHECK(a.names[i].kind == b.names[i].kind);
    CHECK(a.names[i].range == b.names[i].range);
  }
}

void check_same(const DocumentRecord& a, const DocumentRecord& b) {
  CHECK(a.id == b.id);
  CHECK(a.path == b.path);
  CHECK(a.title == b.title);
  CHECK(a.language == b.language);
  CHECK(a.language_declared == b.language_declared);
  CHECK(a.metadata == b.metadata);
  CHECK(a.rules == b.rules);
  CHECK(a.first == b.first);
  CHECK(a.text_bytes == b.text_bytes);
  REQUIRE(a.headings.size() == b.headings.size());
  for (std::size_t i = 0; i < a.headings.size(); ++i) {
    CHECK(a.headings[i].text == b.headings[i].text);
    CHECK(a.headings[i].level == b.headings[i].level);
    CHECK(a.headings[i].source == b.headings[i].source);
    CHECK(a.headings[i].line == b.headings[i].line);
    CHECK(a.headings[i].paragraph == b.headings[i].paragraph);
  }
  REQUIRE(a.paragraphs.size() == b.paragraphs.size());
  for (std::size_t i = 0; i < a.paragraphs.size(); ++i) {
    CHECK(a.paragraphs[i].section == b.paragraphs[i].section);
    CHECK(a.paragraphs[i].hash == b.paragraphs[i].hash);
    CHECK(a.paragraphs[i].language == b.paragraphs[i].language);
    CHECK(a.paragraphs[i].themes == b.paragraphs[i].themes);
    CHECK(a.paragraphs[i].names == b.paragraphs[i].names);
  }
}

// "read", or the error's name.
template <typename Decode>
std::string outcome(const std::string& bytes, Decode&& decode) {
  try {
    decode(bytes);
  } catch (const pilcrow::Error& error) {
    return std::string(to_string(error.code()));
  }
  return "read";
}

template <typename Decode>
void check_damage(const std::string& record, Decode&& decode) {
  REQUIRE(outcome(record, decode) == "read");
  for (std::size_t size = 0; size < record.size(); ++size) {
    REQUIRE(outcome(record.substr(0, size), decode) == "corrupt");
  }
  for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
    std::string damaged = record;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    REQUIRE(outcome(damaged, decode) == "corrupt");
  }
}

std::string path_of(const DocumentRecord& document, std::size_t section) {
  std::string out;
  for (const HeadingRecord* heading : document.headings_above(section)) out += heading->text;
  return out;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("records of any content come back") {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
      const ParagraphRecord paragraph = any_paragraph(random);
      check_same(paragraph, decode_paragraph(encode(paragraph)));
      const DocumentRecord document = any_document(random);
      check_same(document, decode_document(encode(document)));
    }
    check_same(ParagraphRecord(), decode_paragraph(encode(ParagraphRecord())));
    check_same(DocumentRecord(), decode_document(encode(DocumentRecord())));
  }

  TEST_CASE("every truncation and every flipped bit is Error{corrupt}") {
    Random random(2);
    for (int round = 0; round < 6; ++round) {
      check_damage(encode(any_paragraph(random)), decode_paragraph);
      check_damage(encode(any_document(random)), decode_document);
    }
  }

  TEST_CASE("bytes under a right checksum are read or corrupt, and cost no more than they are") {
    Random random(3);
    for (int round = 0; round < 4000; ++round) {
      Encoder raw;
      for (std::size_t i = random() % 40; i-- > 0;) {
        // Mostly small, now and then as large as can be: counts and lengths.
        raw.number(random() % 8 == 0 ? random() : random() % 6);
      }
      for (const auto& result :
           {outcome(raw.finish(), decode_paragraph), outcome(raw.finish(), decode_document)}) {
        CHECK((result == "read" || result == "corrupt"));
      }
    }
  }

  TEST_CASE("a name's range outside its text is corrupt") {
    ParagraphRecord record;
    record.text = "text";
    record.names = {{"x", "place", {}, {2, 4}}};
    CHECK(outcome(encode(record), decode_paragraph) == "read");
    record.names.front().range = {2, 5};
    CHECK(outcome(encode(record), decode_paragraph) == "corrupt");
  }

  TEST_CASE("a section that is not among the headings is corrupt") {
    DocumentRecord record;
    record.paragraphs.resize(1);
    CHECK(outcome(encode(record), decode_document) == "read");
    record.paragraphs.front().section = 1;
    CHECK(outcome(encode(record), decode_document) == "corrupt");
  }

  TEST_CASE("the headings above a section are those of lower levels before it, outermost first") {
    DocumentRecord document;
    const std::vector<std::pair<std::string, int>> headings = {
        {"a", 2}, {"b", 3}, {"c", 1}, {"d", 4}, {"e", 3}, {"f", 3}, {"g", 6}, {"h", 1}, {"i", 1}};
    for (const auto& [text, level] : headings) document.headings.push_back({text, level, {}, 0, 1});
    const Strings expected = {"", "a", "ab", "c", "cd", "ce", "cf", "cfg", "h", "i"};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(path_of(document, i) == expected[i]);
  }
}
