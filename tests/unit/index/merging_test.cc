// What happens to an index while its segments are being merged.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "index/merge_policy.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using sample::commit;
using sample::contents;
using sample::put;
using sample::Strings;
using support::TempDir;

namespace {

const Strings kEight = {"a", "b", "c", "d", "e", "f", "g", "h"};

// A writer whose merge of eight segments in the background has ended, but is not yet adopted.
std::unique_ptr<Writer> with_merge_done(const std::string& folder) {
  auto writer = sample::write_segments(folder, kEight);
  const auto built = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/tmp")) {
      if (std::filesystem::exists(entry.path() / "postings")) return true;
    }
    return false;
  };
  for (int i = 0; i < 1000 && !built(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return writer;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("what is removed while it is being merged stays removed") {
    const TempDir folder;
    const auto writer = with_merge_done(folder.path());
    CHECK(writer->remove("c"));
    put(*writer, "f", {"changed"});
    commit(*writer);
    CHECK(writer->committed()->segments().size() == 2);  // the eight have become one
    CHECK(sample::ids(*writer->committed()) == Strings{"a", "b", "d", "e", "g", "h", "f"});
    CHECK(!writer->contains("c"));
    writer->finish_merges();
    writer->optimize(sample::no_tags);
    CHECK(writer->committed()->all().documents == 7);
    CHECK(sample::ids(*writer->committed()) == Strings{"a", "b", "d", "e", "g", "h", "f"});
    CHECK(contents(folder.path()).back() == "h: text of h");
  }

  TEST_CASE("all that is being merged may be removed meanwhile") {
    const TempDir folder;
    const auto writer = with_merge_done(folder.path());
    for (const auto& id : kEight) CHECK(writer->remove(id));
    commit(*writer);
    CHECK(contents(folder.path()).empty());
    put(*writer, "new", {"text"});
    commit(*writer);
    writer->finish_merges();
    CHECK(contents(folder.path()) == Strings{"new: text"});
    CHECK(writer->committed()->all().documents == 1);
    CHECK(writer->committed()->segments().size() == 1);
  }

  TEST_CASE(
      "a merge that has ended is taken without waiting, unless something is to be committed") {
    const TempDir folder;
    const auto writer = with_merge_done(folder.path());
    put(*writer, "i", {"waits"});
    CHECK(writer->is_waiting("i"));
    CHECK(!writer->is_waiting("a"));
    writer->take_merges();
    CHECK(writer->committed()->segments().size() == 8);
    CHECK(writer->remove("i"));
    CHECK(!writer->is_waiting("i"));
    commit(*writer);
    writer->take_merges();
    CHECK(writer->committed()->segments().size() == 1);
    CHECK(sample::ids(*Snapshot::open(folder.path())) == kEight);
    const auto generation = writer->committed()->manifest().generation;
    writer->take_merges();
    CHECK(writer->committed()->manifest().generation == generation);
  }

  TEST_CASE("rules that change while segments are being merged hold for all") {
    const TempDir folder;
    const auto writer = with_merge_done(folder.path());
    writer->set_rules("themes", "");
    writer->commit(sample::tag_all("new"));
    CHECK(sample::themes(*writer->committed()).size() == 8);
    writer->finish_merges();
    const auto snapshot = Snapshot::open(folder.path());
    CHECK(snapshot->segments().size() == 1);
    Strings expected;
    for (const auto& id : kEight) expected.push_back(id + ":new");
    CHECK(sample::themes(*snapshot) == expected);
  }

  TEST_CASE("a segment of which more than a quarter is deleted is written anew") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    for (int i = 0; i < 8; ++i) put(writer, std::to_string(i), {"one", "two"});
    commit(writer);
    for (const auto* id : {"1", "5"}) writer.remove(id);
    commit(writer);
    writer.finish_merges();
    CHECK(writer.committed()->all().documents == 8);
    writer.remove("0");
    commit(writer);
    writer.finish_merges();
    CHECK(writer.committed()->all().documents == 5);
    CHECK(sample::ids(*writer.committed()) == Strings{"2", "3", "4", "6", "7"});
  }

  TEST_CASE("folders of segments that are merged away are removed") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), kEight);
    writer->optimize(sample::no_tags);
    std::size_t folders = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "segments")) {
      ++folders;
      CHECK(entry.is_directory());
    }
    CHECK(folders == 1);
  }
}
