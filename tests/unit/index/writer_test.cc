// Writing an index and reading it meanwhile.

#include "index/writer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "index/merge_policy.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Snapshot;
using pilcrow::index::Writer;
using pilcrow::index::WriterSetup;
using sample::commit;
using sample::contents;
using sample::put;
using sample::Strings;
using support::TempDir;

TEST_SUITE("index") {
  TEST_CASE("a new index is empty") {
    const TempDir folder;
    const std::string path = folder / "new/idx";
    Writer writer(path, {});
    CHECK(!writer.contains("a"));
    CHECK(!writer.remove("a"));
    const auto snapshot = Snapshot::open(path);
    CHECK(contents(*snapshot).empty());
    CHECK(snapshot->manifest().generation == 1);
    CHECK(snapshot->segments().empty());
    CHECK(snapshot->languages().empty());
    CHECK(snapshot->live().documents == 0);
    CHECK(snapshot->settings().themes.empty());
    CHECK(!snapshot->settings().library.empty());
    CHECK(snapshot->sizes().at("manifest") > 0);
    CHECK(!snapshot->find("a"));
    CHECK(snapshot->live_text_bytes() == 0);
    commit(writer);
    writer.optimize(sample::no_tags);
    CHECK(contents(path).empty());
  }

  TEST_CASE("documents are put, found, replaced and removed, over commits") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    put(writer, "a", {"one", "two"});
    put(writer, "b", {"three"});
    put(writer, "empty", {});
    CHECK(writer.contains("a"));
    commit(writer);
    CHECK(contents(folder.path()) == Strings{"a: one, two", "b: three", "empty:"});
    put(writer, "a", {"four", "#five", "six"});
    CHECK(writer.remove("b"));
    CHECK(!writer.remove("b"));
    CHECK(!writer.contains("b"));
    CHECK(writer.contains("a"));
    commit(writer);
    CHECK(!writer.contains("b"));
    CHECK(contents(folder.path()) == Strings{"a: four, five, six", "empty:"});
    CHECK(writer.remove("a"));
    put(writer, "a", {"again"});
    CHECK(writer.remove("a"));
    CHECK(!writer.remove("a"));
    put(writer, "b", {"back"});
    commit(writer);
    CHECK(contents(folder.path()) == Strings{"b: back", "empty:"});
    CHECK(writer.remove("empty"));
    CHECK(writer.remove("b"));
    commit(writer);
    CHECK(contents(folder.path()).empty());
    CHECK(writer.committed()->segments().empty());
    CHECK(!writer.contains("b"));
  }

  TEST_CASE("a document that is replaced before it is committed is there once, and found") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    put(writer, "b", {"first"});
    put(writer, "a", {"one"});
    put(writer, "b", {"second"});
    put(writer, "b", {"third"});
    put(writer, "c", {"gone"});
    CHECK(writer.remove("c"));
    CHECK(!writer.remove("c"));
    CHECK(!writer.contains("c"));
    commit(writer);
    const auto snapshot = Snapshot::open(folder.path());
    CHECK(contents(*snapshot) == Strings{"a: one", "b: third"});
    CHECK(snapshot->live().documents == 2);
    const auto place = snapshot->find("b");
    REQUIRE(place);
    CHECK(snapshot->segments()[place->segment]
              .store()
              .block(snapshot->segments()[place->segment].store().first(place->document) + 1)
              .text == "third");
    CHECK(!snapshot->find("c"));
    CHECK(writer.contains("b"));
    put(writer, "b", {"fourth"});
    commit(writer);
    CHECK(contents(folder.path()) == Strings{"a: one", "b: fourth"});
    CHECK(writer.remove("b"));
    commit(writer);
    CHECK(contents(folder.path()) == Strings{"a: one"});
  }

  TEST_CASE("documents are replaced in runs that have been built already") {
    const TempDir folder;
    Writer writer(folder.path(), {0, 2, std::size_t{1} << 30});
    const Strings many(1100, "filling");
    Strings expected;
    for (int round = 0; round < 3; ++round) {
      for (int i = 0; i < 9; ++i) {  // some 10,000 blocks: more than two runs
        Strings texts = many;
        texts.push_back("of round " + std::to_string(round));
        put(writer, std::to_string(i), texts);
      }
      CHECK(writer.remove("8"));
    }
    commit(writer);
    const auto snapshot = Snapshot::open(folder.path());
    CHECK(sample::ids(*snapshot) == Strings{"0", "1", "2", "3", "4", "5", "6", "7"});
    CHECK(snapshot->live().documents == 8);
    for (const auto& place : snapshot->documents()) {
      const auto& store = snapshot->segments()[place.segment].store();
      CHECK(store.block(store.first(place.document + 1) - 1).text == "of round 2");
      CHECK(snapshot->find(store.id(place.document)));
    }
    writer.optimize(sample::no_tags);
    const auto optimized = Snapshot::open(folder.path());
    CHECK(optimized->all().documents == 8);
    CHECK(contents(*optimized) == contents(*snapshot));
  }

  TEST_CASE("removed and put again is another document at the end") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    for (const auto* id : {"a", "b", "c"}) put(writer, id, {"old"});
    commit(writer);
    CHECK(writer.remove("a"));
    put(writer, "d", {"new"});
    put(writer, "a", {"new"});
    put(writer, "b", {"new"});
    commit(writer);
    CHECK(sample::ids(*writer.committed()) == Strings{"c", "d", "a", "b"});
    writer.optimize(sample::no_tags);
    CHECK(sample::ids(*writer.committed()) == Strings{"c", "d", "a", "b"});
  }

  TEST_CASE("what is not committed is not visible, and is as one when it is") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    put(writer, "a", {"one"});
    commit(writer);
    const auto before = Snapshot::open(folder.path());
    writer.set_rules("themes", "names");
    put(writer, "b", {"two"});
    writer.remove("a");
    const auto still = Snapshot::open(folder.path(), before.get());
    CHECK(still->manifest().generation == before->manifest().generation);
    CHECK(contents(*still) == Strings{"a: one"});
    CHECK(still->settings().themes.empty());
    writer.commit(sample::tag_all("t"));
    CHECK(contents(*before) == Strings{"a: one"});
    const auto after = Snapshot::open(folder.path(), before.get());
    CHECK(after->manifest().generation == before->manifest().generation + 1);
    CHECK(contents(*after) == Strings{"b: two"});
    CHECK(after->settings().names == "names");
    CHECK(contents(*writer.committed()) == Strings{"b: two"});
  }

  TEST_CASE("a writer that is destroyed without committing leaves nothing") {
    const TempDir folder;
    {
      Writer writer(folder.path(), {});
      put(writer, "a", {"one"});
      commit(writer);
      put(writer, "b", {"two"});
      put(writer, "a", {"changed"});
      writer.remove("a");
    }
    CHECK(contents(folder.path()) == Strings{"a: one"});
    CHECK(!std::filesystem::exists(folder / "tmp"));
    Writer writer(folder.path(), {});
    CHECK(writer.contains("a"));
    CHECK(!writer.contains("b"));
    put(writer, "c", {"three"});
    commit(writer);
    CHECK(contents(folder.path()) == Strings{"a: one", "c: three"});
  }

  TEST_CASE("ids of any length and content are told apart") {
    const TempDir folder;
    const std::string long_id(4000, 'x');
    const Strings ids = {"a",     "a/",          "a/b", "A",  "é", "북한",
                         long_id, long_id + "y", " ",   "D1", "I"};
    Writer writer(folder.path(), {});
    for (const auto& id : ids) put(writer, id, {"text of " + id.substr(0, 100)});
    put(writer, long_id, {"again"});
    commit(writer);
    for (const auto& id : ids) CHECK(writer.contains(id));
    CHECK(writer.committed()->documents().size() == ids.size());
    CHECK(writer.remove(long_id));
    CHECK(writer.contains(long_id + "y"));
    CHECK(!writer.contains(long_id));
  }

  TEST_CASE("many segments become few, in the same order, and stay what they were") {
    const TempDir folder;
    Strings names;
    for (int i = 0; i < 30; ++i) names.push_back(std::to_string(i * 11 % 30));
    const auto writer = sample::write_segments(folder.path(), names);
    const Strings before = contents(folder.path());
    writer->finish_merges();
    CHECK(writer->committed()->segments().size() < pilcrow::index::kMergeFactor);
    CHECK(sample::ids(*writer->committed()) == names);
    CHECK(contents(folder.path()) == before);
    writer->optimize(sample::no_tags);
    CHECK(writer->committed()->segments().size() == 1);
    CHECK(sample::ids(*writer->committed()) == names);
    CHECK(contents(folder.path()) == before);
    const auto generation = writer->committed()->manifest().generation;
    writer->finish_merges();
    CHECK(writer->committed()->manifest().generation == generation);
  }

  TEST_CASE("merging does not wait while something is to be committed") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), {"a", "b", "c", "d", "e", "f", "g"});
    put(*writer, "h", {"text"});
    commit(*writer);  // starts merging
    writer->remove("a");
    const auto generation = writer->committed()->manifest().generation;
    writer->finish_merges();
    CHECK(writer->committed()->manifest().generation == generation);
    commit(*writer);
    writer->finish_merges();
    CHECK(writer->committed()->segments().size() == 1);
    CHECK(sample::ids(*writer->committed()) == Strings{"b", "c", "d", "e", "f", "g", "h"});
  }
}
