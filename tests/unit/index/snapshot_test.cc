// Snapshots: what they hold stays, whatever becomes of the index.

#include "index/snapshot.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/support.h"
#include "unit/index/sample.h"

namespace fs = std::filesystem;
using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using sample::commit;
using sample::contents;
using sample::outcome;
using sample::put;
using sample::Strings;
using support::TempDir;

namespace {

const Strings kNames = {"a", "b", "c", "d"};

// Blocks with a term, over all segments.
std::size_t postings_of(const Snapshot& snapshot, const std::string& term) {
  std::size_t sum = 0;
  for (const auto& segment : snapshot.segments()) {
    sum += segment.files->lend().database().get_termfreq(term);
  }
  return sum;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a snapshot stays readable while the index goes on, is optimized and is removed") {
    const TempDir folder;
    const std::string path = folder / "idx";
    auto writer = sample::write_segments(path, kNames);
    const auto snapshot = Snapshot::open(path);
    const Strings before = contents(*snapshot);
    for (const auto& name : kNames) put(*writer, name, {"changed"});
    commit(*writer);
    CHECK(contents(*snapshot) == before);
    writer->optimize(sample::no_tags);
    CHECK(contents(*snapshot) == before);
    CHECK(postings_of(*snapshot, "Ztext") == 4);
    writer.reset();
    fs::remove_all(path);
    CHECK(contents(*snapshot) == before);
    CHECK(postings_of(*snapshot, "Ztext") == 4);
    CHECK(postings_of(*snapshot, "Zchang") == 0);
    CHECK(outcome([&] { Snapshot::open(path); }) == "not_found");
    CHECK(outcome([&] { Snapshot::open(path, snapshot.get()); }) == "not_found");
  }

  TEST_CASE("a later snapshot shares what has not changed") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), kNames);
    const auto first = Snapshot::open(folder.path());
    writer->remove("b");
    put(*writer, "e", {"new"});
    commit(*writer);
    const auto second = Snapshot::open(folder.path(), first.get());
    REQUIRE(second->segments().size() == 4);
    CHECK(second->segments()[0].files == first->segments()[0].files);
    CHECK(second->segments()[1].files == first->segments()[2].files);
    CHECK(second->segments()[0].tags == first->segments()[0].tags);
    CHECK(sample::ids(*second) == Strings{"a", "c", "d", "e"});
  }

  TEST_CASE("an index made anew in the same folder is not taken for the old one") {
    const TempDir folder;
    const std::string path = folder / "idx";
    sample::write_segments(path, {"a", "b"});
    const auto before = Snapshot::open(path);
    fs::remove_all(path);
    sample::write_segments(path, {"c", "d"});
    const auto after = Snapshot::open(path, before.get());
    CHECK(sample::ids(*before) == Strings{"a", "b"});
    CHECK(sample::ids(*after) == Strings{"c", "d"});
  }

  TEST_CASE("an index can be opened at any time while it is written and optimized") {
    const TempDir folder;
    auto writer = sample::write_segments(folder.path(), {"a"});
    std::atomic<bool> done = false;
    const auto read = [&] {
      std::size_t wrong = 0;
      std::shared_ptr<const Snapshot> before;
      while (!done) {
        before = Snapshot::open(folder.path(), before.get());
        const Strings found = contents(*before);
        wrong += found.empty() || found.front() != "a: text of a" ? 1U : 0U;
      }
      return wrong;
    };
    auto first = std::async(std::launch::async, read);
    auto second = std::async(std::launch::async, read);
    for (int i = 0; i < 12; ++i) {
      put(*writer, "b" + std::to_string(i % 5), {"text"});
      commit(*writer);
      if (i % 4 == 3) writer->optimize(sample::no_tags);
    }
    done = true;
    CHECK(first.get() == 0);
    CHECK(second.get() == 0);
  }

  TEST_CASE("places are by key, segments one after the other") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), kNames);
    const auto snapshot = Snapshot::open(folder.path());
    std::uint32_t key = 0;
    for (std::uint32_t segment = 0; segment < 4; ++segment) {
      CHECK(snapshot->segments()[segment].base == key);
      for (std::uint32_t block = 0; block < 2; ++block, ++key) {
        CHECK(snapshot->place(key).segment == segment);
        CHECK(snapshot->place(key).block == block);
      }
    }
    for (std::uint32_t i = 0; i < 4; ++i) {
      REQUIRE(snapshot->find(kNames[i]));
      CHECK(snapshot->find(kNames[i])->segment == i);
    }
  }

  TEST_CASE("counts, languages and sizes are of what is there") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    put(writer, "a", {"one two three", "#four", "five"});
    writer.put(sample::prepare({"b", "", "", "ko", {}, {sample::block_of("북한은 무역")}}));
    commit(writer);
    put(writer, "c", {"gone", "gone too"});
    put(writer, "d", {"kept"});
    commit(writer);
    writer.remove("c");
    commit(writer);
    const auto snapshot = Snapshot::open(folder.path());
    CHECK(snapshot->live().documents == 3);
    CHECK(snapshot->live().paragraphs == 4);
    CHECK(snapshot->live().blocks == 8);
    CHECK(snapshot->all().documents == 4);
    CHECK(snapshot->all().paragraphs == 6);
    CHECK(snapshot->all().words == 10);
    CHECK(snapshot->count_languages() == std::map<std::string, std::size_t>{{"en", 3}, {"ko", 1}});
    CHECK(snapshot->live_text_bytes() == 13 + 4 + 4 + std::string("북한은 무역").size() + 4);
    std::uint64_t sum = 0;
    for (const auto& [part, bytes] : snapshot->sizes()) sum += bytes;
    std::uint64_t on_disk = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
      // In tmp/ there may be a merge at work.
      const bool counts = entry.is_regular_file() &&
                          !entry.path().string().starts_with(folder / "tmp/");
      if (counts) on_disk += entry.file_size();
    }
    CHECK(sum == on_disk - fs::file_size(folder / "lock"));
  }

  TEST_CASE("a missing or damaged file of a segment is Error{corrupt}") {
    const TempDir folder;
    sample::write_segments(folder.path(), {"a"});
    for (const std::string name : {"postings", "store", "tags-0"}) {
      CAPTURE(name);
      const std::string file = folder / ("segments/1/" + name);
      const std::string bytes = support::read_file(file);
      fs::remove(file);
      CHECK(outcome([&] { Snapshot::open(folder.path()); }) == "corrupt");
      CHECK(outcome([&] { Writer(folder.path(), {}); }) == "corrupt");
      for (std::size_t place = 0; place < bytes.size(); place += 1 + bytes.size() / 40) {
        folder.write("segments/1/" + name, sample::flipped(bytes, place * 8));
        const std::string found = outcome([&] {
          const auto snapshot = Snapshot::open(folder.path());
          const Strings found_there = contents(*snapshot);
          CHECK(found_there == Strings{"a: text of a"});
        });
        CHECK((found == "corrupt" || (found == "done" && name != "postings")));
      }
      folder.write("segments/1/" + name, bytes.substr(0, bytes.size() - 1));
      CHECK(outcome([&] { Snapshot::open(folder.path()); }) == "corrupt");
      folder.write("segments/1/" + name, bytes + "x");
      CHECK(outcome([&] { Snapshot::open(folder.path()); }) == "corrupt");
      folder.write("segments/1/" + name, bytes);
      CHECK(contents(folder.path()) == Strings{"a: text of a"});
    }
  }

  TEST_CASE("the files of another segment in its place are Error{corrupt}") {
    const TempDir folder;
    sample::write_segments(folder.path(), {"a", "b"});
    for (const std::string name : {"postings", "store"}) {
      const std::string mine = support::read_file(folder / ("segments/1/" + name));
      folder.write("segments/1/" + name, support::read_file(folder / ("segments/2/" + name)));
      CHECK(outcome([&] { Snapshot::open(folder.path()); }) == "corrupt");
      folder.write("segments/1/" + name, mine);
    }
    CHECK(outcome([&] { Snapshot::open(folder.path()); }) == "done");
  }
}
