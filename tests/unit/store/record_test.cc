// Records of documents, blocks and evidence, sound and damaged.

#include "store/record.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "base/codec.h"
#include "unit/store/sample.h"

using pilcrow::BlockKind;
using pilcrow::Encoder;
using pilcrow::store::BlockRecord;
using pilcrow::store::decode_block;
using pilcrow::store::decode_document;
using pilcrow::store::decode_evidence;
using pilcrow::store::DocumentRecord;
using pilcrow::store::encode;
using pilcrow::store::Evidence;
using pilcrow::store::FilePlace;
using sample::outcome;
using sample::Random;
using sample::Strings;

namespace {

constexpr std::size_t kTextBytes = 100;

std::string any_string(Random& random) {
  static const Strings strings = {"",
                                  "en",
                                  "북한은",
                                  "é",
                                  std::string("a\0b", 3),
                                  "x\xFF",
                                  std::string(300, 'y'),
                                  "economy/energy"};
  return sample::pick(random, strings);
}

DocumentRecord any_record(Random& random) {
  DocumentRecord out;
  out.id = any_string(random);
  out.path = any_string(random);
  out.title = any_string(random);
  out.language = any_string(random);
  out.language_declared = random() % 2 == 0;
  for (std::size_t i = random() % 3; i-- > 0;) {
    out.metadata[any_string(random)] = Strings(random() % 3, any_string(random));
  }
  out.file = {random(), static_cast<std::int64_t>(random()), random()};
  return out;
}

BlockRecord any_block(Random& random) {
  BlockRecord out;
  out.kind = static_cast<BlockKind>(random() % 8);
  out.level = static_cast<int>(random() % 7);
  out.text = any_string(random) + any_string(random);
  out.source.begin = random() % (1 << 30);
  out.source.end = out.source.begin + random() % 100000;
  out.line = random() % 100000;
  if (random() % 3 == 0) out.page = random() % 1000;
  if (random() % 3 == 0) out.locator = any_string(random);
  return out;
}

void check_same(const DocumentRecord& a, const DocumentRecord& b) {
  CHECK(a.id == b.id);
  CHECK(a.path == b.path);
  CHECK(a.title == b.title);
  CHECK(a.language == b.language);
  CHECK(a.language_declared == b.language_declared);
  CHECK(a.metadata == b.metadata);
  CHECK(a.file == b.file);
}

void check_same(const BlockRecord& a, const BlockRecord& b) {
  CHECK(a.kind == b.kind);
  CHECK(a.level == b.level);
  CHECK(a.text == b.text);
  CHECK(a.source == b.source);
  CHECK(a.line == b.line);
  CHECK(a.page == b.page);
  CHECK(a.locator == b.locator);
  CHECK(a.map == b.map);
}

void check_same(const Evidence& a, const Evidence& b) {
  REQUIRE(a.themes.size() == b.themes.size());
  for (std::size_t i = 0; i < a.themes.size(); ++i) {
    CHECK(a.themes[i].id == b.themes[i].id);
    CHECK(a.themes[i].score == b.themes[i].score);
    REQUIRE(a.themes[i].cues.size() == b.themes[i].cues.size());
    for (std::size_t n = 0; n < a.themes[i].cues.size(); ++n) {
      CHECK(a.themes[i].cues[n].cue == b.themes[i].cues[n].cue);
      CHECK(a.themes[i].cues[n].score == b.themes[i].cues[n].score);
      CHECK(a.themes[i].cues[n].above == b.themes[i].cues[n].above);
      CHECK(a.themes[i].cues[n].ranges == b.themes[i].cues[n].ranges);
    }
  }
  REQUIRE(a.names.size() == b.names.size());
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    CHECK(a.names[i].id == b.names[i].id);
    CHECK(a.names[i].kind == b.names[i].kind);
    CHECK(a.names[i].range == b.names[i].range);
  }
}

Evidence decode_tags(std::string_view bytes) { return decode_evidence(bytes, kTextBytes); }

// A block that is the first of those that are encoded one after the other.
std::string encode_first(const BlockRecord& block) {
  FilePlace before;
  return encode(block, before);
}
BlockRecord decode_first(std::string_view bytes) {
  FilePlace before;
  return decode_block(bytes, before);
}

template <typename Decode>
void check_damage(const std::string& record, Random& random, Decode&& decode) {
  REQUIRE(outcome([&] { decode(record); }) == "done");
  for (std::size_t size = 0; size < record.size(); ++size) {
    // A copy of its own, so that a byte read too far is seen.
    const std::vector<char> bytes(record.begin(),
                                  record.begin() + static_cast<std::ptrdiff_t>(size));
    REQUIRE(outcome([&] { decode(std::string_view(bytes.data(), size)); }) == "corrupt");
  }
  for (int round = 0; round < 200; ++round) {
    std::string damaged = record;
    for (std::size_t i = 1 + random() % 3; i-- > 0;) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    const std::string found = outcome([&] { decode(damaged); });
    REQUIRE((found == "done" || found == "corrupt"));
  }
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("records of any content come back") {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
      const DocumentRecord document = any_record(random);
      check_same(document, decode_document(encode(document)));
      const BlockRecord block = any_block(random);
      check_same(block, decode_first(encode_first(block)));
      const Evidence evidence = sample::any_evidence(random, kTextBytes);
      check_same(evidence, decode_tags(encode(evidence)));
    }
    check_same(DocumentRecord(), decode_document(encode(DocumentRecord())));
    check_same(BlockRecord(), decode_first(encode_first(BlockRecord())));
    check_same(Evidence(), decode_tags(encode(Evidence())));
  }

  TEST_CASE("every truncation is Error{corrupt}, any change that or a value") {
    Random random(2);
    for (int round = 0; round < 10; ++round) {
      check_damage(encode(any_record(random)), random, decode_document);
      check_damage(encode(sample::any_evidence(random, kTextBytes)), random, decode_tags);
    }
  }

  TEST_CASE("random numbers are a record or Error{corrupt}, and cost no more than they are") {
    Random random(3);
    for (int round = 0; round < 3000; ++round) {
      Encoder raw;
      for (std::size_t i = random() % 40; i-- > 0;) {
        // Mostly small, now and then as large as can be: counts and lengths.
        raw.number(random() % 8 == 0 ? random() : random() % 6);
      }
      for (const auto& found : {outcome([&] { decode_document(raw.bytes()); }),
                                outcome([&] { decode_first(raw.bytes()); }),
                                outcome([&] { decode_tags(raw.bytes()); })}) {
        CHECK((found == "done" || found == "corrupt"));
      }
    }
  }

  TEST_CASE("blocks come back one after the other, wherever each stands in its file") {
    Random random(4);
    const std::uint64_t places[] = {0, 1, 127, 128, 1 << 20, UINT64_MAX / 2, UINT64_MAX};
    std::vector<BlockRecord> blocks;
    for (int i = 0; i < 500; ++i) {
      blocks.push_back(any_block(random));
      if (i % 5 != 0) continue;
      blocks.back().source = {places[random() % 7], places[random() % 7]};
      blocks.back().line = places[random() % 7];
    }
    FilePlace written;
    FilePlace read;
    for (const auto& block : blocks) {
      check_same(block, decode_block(encode(block, written), read));
      CHECK(written.end == block.source.end);
      CHECK(read.end == block.source.end);
      CHECK(read.line == block.line);
    }
  }

  TEST_CASE("a place that follows from the one before takes a byte for each number") {
    BlockRecord block;
    block.text = "text";
    FilePlace before{1000000, 5000};
    block.source = {1000002, 1000006};
    block.line = 5002;
    CHECK(encode(block, before).size() == 4 + block.text.size());
  }

  TEST_CASE("a block that is cut short is Error{corrupt} or has less text") {
    Random random(5);
    for (int round = 0; round < 20; ++round) {
      const BlockRecord block = any_block(random);
      const std::string bytes = encode_first(block);
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        const std::vector<char> cut(bytes.begin(),
                                    bytes.begin() + static_cast<std::ptrdiff_t>(size));
        const std::string found = outcome([&] {
          const std::string text = decode_first({cut.data(), size}).text;
          CHECK(text.size() == block.text.size() - (bytes.size() - size));
        });
        CHECK((found == "corrupt") == (size < bytes.size() - block.text.size()));
      }
      std::string damaged = bytes;
      for (char& c : damaged) c = static_cast<char>(random());
      const std::string found = outcome([&] { decode_first(damaged); });
      CHECK((found == "done" || found == "corrupt"));
    }
  }

  TEST_CASE("a kind that there is not is Error{corrupt}") {
    for (int first = 0; first < 256; ++first) {
      const std::string bytes = static_cast<char>(first) + std::string(8, '\0');
      const std::string expected = first % 64 < 56 ? "done" : "corrupt";
      CHECK(outcome([&] { decode_first(bytes); }) == expected);
    }
  }

  TEST_CASE("runs of a source come back, and lines of wrapped text take two bytes") {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
      BlockRecord block;
      block.text = std::string(1000, 'x');
      block.source = {random() % 10000, 0};
      block.line = random() % 100;
      pilcrow::SourceRun run{{}, {block.source.begin, block.source.begin}, {}, block.line, 1};
      while (run.text.end < 900) {
        const bool next = random() % 2 == 0;
        run.text.begin = run.text.end + (next ? 1 : random() % 3);
        run.text.end = run.text.begin + 1 + random() % 80;
        run.pitch = static_cast<pilcrow::Pitch>(random() % 6);
        run.source.begin = run.source.end + (next ? 1 : random() % 9);
        run.source.end = run.source.begin + (random() % 2 == 0 ? run.text.size() : 1 + random() % 200);
        run.line += next ? 1 : random() % 3;
        run.column = next ? 1 : random() % 200;
        block.map.push_back(run);
      }
      block.source.end = run.source.end + random() % 9;
      check_same(block, decode_first(encode_first(block)));
      std::string damaged = encode_first(block);
      damaged[random() % 40] = static_cast<char>(random());
      const std::string found = outcome([&] { decode_first(damaged); });
      CHECK((found == "done" || found == "corrupt"));
    }
    BlockRecord lines;
    lines.text = std::string(719, 'x');
    lines.source = {0, 719};
    lines.line = 1;
    for (std::size_t i = 0; i < 10; ++i) {
      const pilcrow::Range range = {72 * i, 72 * i + 71};
      lines.map.push_back({range, range, pilcrow::Pitch::same, 1 + i, 1});
    }
    BlockRecord plain = lines;
    plain.map.clear();
    CHECK(encode_first(lines).size() <= encode_first(plain).size() + 24);
  }

  TEST_CASE("a name's range outside its text is Error{corrupt}") {
    Evidence evidence;
    evidence.names = {{"x", "place", {}, {2, 4}}};
    const std::string bytes = encode(evidence);
    CHECK(outcome([&] { decode_evidence(bytes, 4); }) == "done");
    CHECK(outcome([&] { decode_evidence(bytes, 3); }) == "corrupt");
    CHECK(outcome([&] { decode_evidence(bytes, 1); }) == "corrupt");
    evidence.names.front().range = {0, std::numeric_limits<std::size_t>::max()};
    CHECK(outcome([&] { decode_evidence(encode(evidence), 4); }) == "corrupt");
  }

  TEST_CASE("so is a cue's, unless it stands in a heading, whose text is not at hand") {
    Evidence evidence;
    evidence.themes = {{"t", {}, 1, {{"cue", 1, 0, {{0, 2}, {2, 4}}}}}};
    CHECK(outcome([&] { decode_evidence(encode(evidence), 4); }) == "done");
    CHECK(outcome([&] { decode_evidence(encode(evidence), 3); }) == "corrupt");
    evidence.themes.front().cues.front().above = 1;
    CHECK(outcome([&] { decode_evidence(encode(evidence), 3); }) == "done");
  }
}
