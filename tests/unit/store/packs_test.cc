// Packed lists: what is put comes back, and hostile bytes are no more than an error.

#include "store/packs.h"

#include <doctest/doctest.h>
#include <zstd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/codec.h"
#include "support/support.h"
#include "unit/store/sample.h"

using pilcrow::store::FileMark;
using pilcrow::store::kDensePacking;
using pilcrow::store::kQuickPacking;
using pilcrow::store::Packing;
using pilcrow::store::PackReader;
using pilcrow::store::PackWriter;
using pilcrow::store::SectionFile;
using pilcrow::store::SectionWriter;
using sample::outcome;
using sample::Random;
using sample::Strings;
using support::TempDir;

namespace {

Strings any_items(Random& random, std::size_t count) {
  Strings out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = random() % 50 == 0 ? random() % 20000 : random() % 200;
    std::string item(size, 'a');
    for (std::size_t n = 0; n < size; n += 1 + random() % 9) item[n] = static_cast<char>(random());
    out.push_back(item);
  }
  return out;
}

FileMark write(const Strings& items, const std::string& path,
               const Packing& packing = kQuickPacking) {
  SectionWriter out(path);
  PackWriter list(out, "list", packing);
  for (const auto& item : items) list.add(item);
  list.finish();
  out.put("behind", "another section");
  return out.finish();
}

// Forwards, backwards and across packs; what is passed on the way comes in order from a start.
void check_cursor(const PackReader& list, const Strings& items) {
  PackReader::Cursor cursor(list);
  Random random(items.size());
  std::size_t at = 0;  // of what is passed next
  for (int i = 0; i < 60 && !items.empty(); ++i) {
    const std::size_t wanted = random() % items.size();
    const auto start = [&] { at = static_cast<std::size_t>(list.first(list.pack_of(wanted))); };
    const auto skip = [&](std::string_view item) { CHECK(item == items[at++]); };
    CHECK(cursor.seek(wanted, start, skip) == items[wanted]);
    CHECK(at == wanted);
    at = wanted + 1;
  }
}

void check(const PackReader& list, const Strings& items) {
  REQUIRE(list.size() == items.size());
  for (std::size_t i = 0; i < items.size(); i += 1 + items.size() / 50) {
    CHECK(list.item(i) == items[i]);
  }
  std::size_t next = 0;
  list.each([&](std::size_t index, std::string_view item) {
    CHECK(index == next);
    REQUIRE(next < items.size());
    CHECK(item == items[next++]);
  });
  CHECK(next == items.size());
  check_cursor(list, items);
  for (std::size_t pack = 0; pack < list.packs(); ++pack) {
    const auto begin = static_cast<std::size_t>(list.first(pack));
    const auto last = static_cast<std::size_t>(list.first(pack + 1)) - 1;
    CHECK(list.pack_of(begin) == pack);
    CHECK(list.pack_of(last) == pack);
    std::size_t at = begin;
    list.each_in(pack, [&](std::size_t index, std::string_view) { at = std::min(at, index); });
    CHECK(at == begin);
  }
  CHECK(outcome([&] { list.item(items.size()); }) == "corrupt");
  CHECK(outcome([&] { list.item(SIZE_MAX); }) == "corrupt");
}

// Writes bytes and table as they are, and reads all of it: "done", or the error's name.
std::string read_raw(const TempDir& folder, std::string_view bytes,
                     const std::vector<std::uint64_t>& table) {
  SectionWriter out(folder / "raw");
  out.put("list", bytes);
  out.put_array("list.packs", table);
  const FileMark mark = out.finish();
  return outcome([&] {
    const SectionFile file(folder / "raw", mark);
    const PackReader list(file, "list");
    for (std::size_t i = 0; i < list.size() && i < 9; ++i) list.item(i);
    list.each([](std::size_t, std::string_view) {});
  });
}

std::string compressed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), ' ');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string pack_of(const Strings& items) {
  pilcrow::Encoder out;
  for (const auto& item : items) out.string(item);
  return compressed(out.bytes());
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("with a dictionary a list reads the same and takes less; appended with it or another") {
    const TempDir folder;
    Random random(9);
    const Strings phrases = any_items(random, 40);
    Strings items;
    for (int i = 0; i < 30000; ++i) {
      std::string item;
      for (int n = 0; n < 6; ++n) item += phrases[random() % phrases.size()].substr(0, 30) + ' ';
      items.push_back(item + std::to_string(random()));
    }
    std::uint64_t bytes = 0;
    for (const auto& item : items) bytes += item.size();
    const auto learn = [&](std::size_t first) {
      pilcrow::store::DictionaryLearner learner(bytes);
      for (std::size_t i = first; i < items.size(); ++i) {
        if (learner.wants(items[i].size())) learner.add(items[i]);
      }
      return learner.finish();
    };
    const std::string dictionary = learn(0);
    REQUIRE(!dictionary.empty());
    const auto write = [&](const std::string& path, std::string_view by) {
      SectionWriter out(path);
      PackWriter list(out, "list", kQuickPacking, by);
      for (const auto& item : items) list.add(item);
      list.finish();
      return out.finish();
    };
    const FileMark with = write(folder / "with", dictionary);
    const FileMark other = write(folder / "other", learn(items.size() / 2));
    const FileMark without = write(folder / "without", {});
    const SectionFile a(folder / "with", with);
    const SectionFile b(folder / "other", other);
    const SectionFile c(folder / "without", without);
    CHECK(a.section("list").size() < c.section("list").size());
    CHECK(a.section("list.dictionary").all() == dictionary);
    CHECK(!c.has("list.dictionary"));
    check(PackReader(a, "list"), items);
    SectionWriter out(folder / "all");
    PackWriter list(out, "list", kQuickPacking, dictionary);
    Strings thrice;
    for (const auto* file : {&a, &b, &c}) {
      list.append(PackReader(*file, "list"));
      thrice.insert(thrice.end(), items.begin(), items.end());
    }
    list.finish();
    const FileMark all = out.finish();
    check(PackReader(SectionFile(folder / "all", all), "list"), thrice);
    CHECK(pilcrow::store::DictionaryLearner(100).finish().empty());
  }

  TEST_CASE("lists of any items come back") {
    const TempDir folder;
    Random random(1);
    for (const std::size_t count : {0U, 1U, 2U, 300U, 2000U}) {
      for (const auto& packing : {kQuickPacking, kDensePacking}) {
        const Strings items = any_items(random, count);
        const FileMark mark = write(items, folder / "file", packing);
        const SectionFile file(folder / "file", mark);
        check(PackReader(file, "list"), items);
        CHECK(file.section("behind").all() == "another section");
      }
    }
  }

  TEST_CASE("items of sizes about that of a pack come back") {
    const TempDir folder;
    Strings items;
    const std::size_t full = kQuickPacking.bytes;
    for (const std::size_t size :
         {full - 3, full - 2, full - 1, full, std::size_t{0}, 10 * full, std::size_t{0}}) {
      items.emplace_back(size, 'x');
    }
    const FileMark mark = write(items, folder / "file");
    const SectionFile file(folder / "file", mark);
    check(PackReader(file, "list"), items);
    items = Strings(5000);  // all empty
    const FileMark of_empty = write(items, folder / "empty");
    const SectionFile other(folder / "empty", of_empty);
    check(PackReader(other, "list"), items);
  }

  TEST_CASE("it is known which items begin a pack") {
    const TempDir folder;
    Random random(5);
    SectionWriter out(folder / "file");
    PackWriter list(out, "list", kQuickPacking);
    std::vector<std::uint64_t> starts;
    std::uint64_t index = 0;
    for (const auto& item : any_items(random, 500)) {
      if (list.at_start()) starts.push_back(index);
      list.add(item);
      ++index;
    }
    list.finish();
    const FileMark mark = out.finish();
    const SectionFile file(folder / "file", mark);
    const PackReader reader(file, "list");
    REQUIRE(reader.packs() == starts.size());
    for (std::size_t pack = 0; pack < starts.size(); ++pack) {
      CHECK(reader.first(pack) == starts[pack]);
    }
  }

  TEST_CASE("lists are appended to each other, and to what has been added") {
    const TempDir folder;
    Random random(2);
    const Strings a = any_items(random, 700);
    const Strings b = any_items(random, 1);
    const FileMark mark_a = write(a, folder / "a");
    const FileMark mark_b = write(b, folder / "b");
    const FileMark mark_none = write({}, folder / "none");
    const SectionFile file_a(folder / "a", mark_a);
    const SectionFile file_b(folder / "b", mark_b);
    const SectionFile none(folder / "none", mark_none);
    SectionWriter out(folder / "all");
    PackWriter list(out, "list", kDensePacking);
    Strings expected = {"before"};
    list.add("before");
    for (const auto* file : {&none, &file_a, &file_b, &none, &file_a}) {
      list.append(PackReader(*file, "list"));
      const Strings& more = file == &file_a ? a : file == &file_b ? b : Strings();
      expected.insert(expected.end(), more.begin(), more.end());
    }
    list.add("after");
    expected.push_back("after");
    list.finish();
    const FileMark mark = out.finish();
    const SectionFile file(folder / "all", mark);
    check(PackReader(file, "list"), expected);
  }

  TEST_CASE("a table that does not fit its bytes is Error{corrupt}") {
    const TempDir folder;
    const std::string one = pack_of({"a", "b"});
    const std::string two = pack_of({"c"});
    const std::uint64_t size = one.size();
    const std::uint64_t all = size + two.size();
    CHECK(read_raw(folder, one + two, {0, 0, 2, size, 3, all}) == "done");
    const std::vector<std::vector<std::uint64_t>> tables = {
        {},
        {0},
        {0, 0},  // no packs, but bytes
        {0, 0, 2, size, 3},
        {0, 0, 2, size, 3, all + 1},
        {0, 0, 2, size, 3, all - 1},
        {0, 0, 2, size, 2, all},      // a pack without items
        {0, 0, 2, 0, 3, all},         // a pack without bytes
        {0, 0, 2, all, 3, size},      // backwards
        {0, 0, 2, size + 1, 3, all},  // not where a pack begins
        {1, 0, 2, size, 3, all},
        {0, 1, 2, size, 3, all},
        {0, 0, 3, size, 4, all},  // more items than there are
        {0, 0, 2, size, UINT64_MAX, all},
        {0, 0, UINT64_MAX, size, UINT64_MAX, all},
        {0, 0, 2, UINT64_MAX, 3, all},
    };
    for (std::size_t i = 0; i < tables.size(); ++i) {
      CAPTURE(i);
      CHECK(read_raw(folder, one + two, tables[i]) == "corrupt");
    }
    CHECK(read_raw(folder, "", {0, 0}) == "done");
  }

  TEST_CASE("bytes that are no packs are Error{corrupt}") {
    const TempDir folder;
    const auto read = [&](const std::string& bytes, std::uint64_t items) {
      return read_raw(folder, bytes, {0, 0, items, bytes.size()});
    };
    const std::string sound = pack_of({"some text", "and more"});
    CHECK(read(sound, 2) == "done");
    CHECK(read(sound, 3) == "corrupt");
    CHECK(read("no zstd", 1) == "corrupt");
    CHECK(read(std::string(100, '\0'), 1) == "corrupt");
    CHECK(read(compressed(""), 1) == "corrupt");
    CHECK(read(compressed("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"
                          "x"),
               1) == "corrupt");
    CHECK(read(compressed(std::string(20, '\xFF')), 1) == "corrupt");
    CHECK(read(compressed("\x05"
                          "four"),
               1) == "corrupt");
    for (std::size_t size = 1; size < sound.size(); ++size) {
      CHECK(read(sound.substr(0, size), 2) == "corrupt");
    }
    // A frame that says it is far larger than it is: 4 GiB and 16 EiB.
    const std::string magic = "\x28\xB5\x2F\xFD";
    CHECK(read(magic + std::string("\xC0\x48\0\0\0\0\x01\0\0\0\x01\0\0", 13), 1) == "corrupt");
    CHECK(read(magic + "\xC0\x48" + std::string(8, '\xFF') + std::string("\x01\0\0", 3), 1) ==
          "corrupt");
  }

  TEST_CASE("packs with any bit flipped under a right checksum are read or Error{corrupt}") {
    const TempDir folder;
    Random random(3);
    const std::string sound = pack_of(any_items(random, 5));
    for (std::size_t bit = 0; bit < 12 * 8; ++bit) {
      const std::string found =
          read_raw(folder, sample::flipped(sound, bit), {0, 0, 5, sound.size()});
      CHECK((found == "done" || found == "corrupt"));
    }
    for (int round = 0; round < 500; ++round) {
      const std::string bytes = sample::flipped(sound, random() % (sound.size() * 8));
      const std::string found = read_raw(folder, bytes, {0, 0, 5, sound.size()});
      CHECK((found == "done" || found == "corrupt"));
    }
  }
}
