// Tags of random blocks, held against what was found in them.

#include "store/tags.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "base/codec.h"
#include "support/support.h"
#include "unit/store/sample.h"

using pilcrow::store::Evidence;
using pilcrow::store::FacetValue;
using pilcrow::store::FileMark;
using pilcrow::store::Tags;
using pilcrow::store::TagsWriter;
using sample::outcome;
using sample::Random;
using support::TempDir;

namespace {

constexpr std::size_t kTextBytes = 50;

using Values = std::set<FacetValue>;
using Blocks = std::vector<Evidence>;

Blocks any_blocks(Random& random, std::size_t count) {
  Blocks out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(random() % 3 == 0 ? Evidence() : sample::any_evidence(random, kTextBytes));
  }
  return out;
}

Values expected_values(const Evidence& evidence) {
  Values out;
  for (const auto& theme : evidence.themes) {
    for (std::size_t end = 0; end != std::string::npos;) {
      end = theme.id.find('/', end + 1);
      out.insert({"theme", theme.id.substr(0, end)});
    }
  }
  for (const auto& name : evidence.names) out.insert({name.kind, name.id});
  for (const auto& period : evidence.periods) out.insert({"period", period.id});
  return out;
}

FileMark write(const Blocks& blocks, const std::string& path) {
  TagsWriter writer(path);
  for (const auto& evidence : blocks) writer.add(evidence);
  return writer.finish();
}

void check(const Tags& tags, const Blocks& blocks) {
  Values all;
  for (const auto& evidence : blocks) all.merge(expected_values(evidence));
  CHECK(tags.values() == std::vector<FacetValue>(all.begin(), all.end()));
  for (std::uint32_t value = 0; value < tags.values().size(); ++value) {
    CHECK(tags.find(tags.values()[value].first, tags.values()[value].second) == value);
  }
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    const Values expected = expected_values(blocks[block]);
    Values found;
    for (const auto value : tags.of(block)) found.insert(tags.values()[value]);
    CHECK(found == expected);
    CHECK(tags.of(block).size() == expected.size());
    for (std::uint32_t value = 0; value < tags.values().size(); ++value) {
      CHECK(tags.has(block, value) == (expected.count(tags.values()[value]) > 0));
    }
    CHECK(encode(tags.evidence(block, kTextBytes)) == encode(blocks[block]));
  }
  for (const std::string facet : {"", "theme", "place", "person", "org", "none", "z"}) {
    const auto [first, last] = tags.range(facet);
    CHECK(first <= last);
    for (std::uint32_t value = 0; value < tags.values().size(); ++value) {
      CHECK((tags.values()[value].first == facet) == (value >= first && value < last));
    }
  }
  CHECK(!tags.find("theme", "none"));
  CHECK(!tags.find("none", "a"));
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("tags of any blocks come back, with the themes above theirs") {
    const TempDir folder;
    Random random(1);
    for (const std::size_t count : {0U, 1U, 2U, 30U, 300U}) {
      const Blocks blocks = any_blocks(random, count);
      const FileMark mark = write(blocks, folder / "tags");
      check(Tags(folder / "tags", mark, static_cast<std::uint32_t>(count)), blocks);
    }
  }

  TEST_CASE("blocks without any tags take no place") {
    const TempDir folder;
    const Blocks blocks(1000);
    const FileMark mark = write(blocks, folder / "tags");
    CHECK(mark.bytes < 500);
    check(Tags(folder / "tags", mark, 1000), blocks);
  }

  TEST_CASE("tags appended are the tags of all") {
    const TempDir folder;
    Random random(2);
    for (int round = 0; round < 30; ++round) {
      Blocks all;
      TagsWriter writer(folder / "all");
      for (std::size_t part = 0; part < 5; ++part) {
        const std::size_t count = random() % 3 == 0 ? 0 : random() % 30;
        const Blocks blocks = random() % 4 == 0 ? Blocks(count) : any_blocks(random, count);
        all.insert(all.end(), blocks.begin(), blocks.end());
        if (random() % 3 == 0) {
          for (const auto& evidence : blocks) writer.add(evidence);
          continue;
        }
        const FileMark mark = write(blocks, folder / "part");
        const auto size = static_cast<std::uint32_t>(count);
        writer.append(Tags(folder / "part", mark, size), size);
      }
      const FileMark mark = writer.finish();
      check(Tags(folder / "all", mark, static_cast<std::uint32_t>(all.size())), all);
    }
  }

  TEST_CASE("tags of another number of blocks are Error{corrupt}") {
    const TempDir folder;
    Evidence evidence;
    evidence.themes = {{"a", {}, 1, {}}};
    const FileMark mark = write({evidence, evidence}, folder / "tags");
    CHECK(outcome([&] { Tags(folder / "tags", mark, 2); }) == "done");
    CHECK(outcome([&] { Tags(folder / "tags", mark, 1); }) == "corrupt");
    CHECK(outcome([&] { Tags(folder / "tags", mark, 3); }) == "corrupt");
  }

  TEST_CASE("a name's range outside its text is Error{corrupt}") {
    const TempDir folder;
    Evidence evidence;
    evidence.names = {{"x", "place", {}, {2, 4}}};
    const FileMark mark = write({evidence}, folder / "tags");
    const Tags tags(folder / "tags", mark, 1);
    CHECK(outcome([&] { tags.evidence(0, 4); }) == "done");
    CHECK(outcome([&] { tags.evidence(0, 3); }) == "corrupt");
  }

  TEST_CASE("values without blocks that could have them are Error{corrupt}") {
    const TempDir folder;
    const auto open = [&](const std::vector<std::uint32_t>& blocks) {
      pilcrow::store::SectionWriter out(folder / "tags");
      pilcrow::store::PackWriter(out, "evidence", pilcrow::store::kQuickPacking).finish();
      pilcrow::Encoder values;
      values.number(1);
      values.string("theme");
      values.string("war");
      out.put("values", values.bytes());
      out.put_array("sets", std::vector<std::uint32_t>{0});
      out.put_array("sets.ends", std::vector<std::uint32_t>{1});
      out.put_array("blocks", blocks);
      out.put_array("evidence.blocks", std::vector<std::uint32_t>());
      const FileMark mark = out.finish();
      Tags(folder / "tags", mark, 2);
    };
    CHECK(outcome([&] { open({0, 0}); }) == "done");
    CHECK(outcome([&] { open({}); }) == "corrupt");
  }
}
