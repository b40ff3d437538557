// What a writer may take for its own, and remove.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "index/manifest.h"
#include "support/support.h"
#include "unit/index/sample.h"

namespace fs = std::filesystem;
using pilcrow::index::read_manifest;
using pilcrow::index::sweep;
using pilcrow::index::Writer;
using sample::contents;
using sample::outcome;
using sample::Strings;
using support::TempDir;

namespace {

std::string written(const std::string& folder) {
  return outcome([&] { Writer(folder, {}); });
}

// All below a folder, sorted.
Strings tree(const std::string& folder) {
  Strings out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    out.push_back(fs::relative(entry.path(), folder).string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a sweep removes what the manifest does not name, and nothing beside the index") {
    const TempDir folder;
    sample::write_segments(folder.path(), {"a", "b"});
    const Strings before = tree(folder.path());
    folder.write("segments/99/store", "rubbish");
    folder.write("segments/1/tags-77", "rubbish");
    folder.write("segments/1/other", "rubbish");
    folder.write("segments/file", "rubbish");
    folder.write("rules-5", "rubbish");
    folder.write("pilcrow-index.new", "rubbish");
    folder.write("mine.txt", "mine");
    folder.write("mine/file", "mine");
    sweep(folder.path(), read_manifest(folder.path()));
    Strings after = before;
    after.insert(after.end(), {"mine", "mine.txt", "mine/file"});
    std::sort(after.begin(), after.end());
    CHECK(tree(folder.path()) == after);
    CHECK(contents(folder.path()) == Strings{"a: text of a", "b: text of b"});
  }

  TEST_CASE("a sweep keeps the rules, however the folder is named") {
    const TempDir folder;
    {
      Writer writer(folder.path(), {});
      writer.set_rules("themes", "names");
      writer.commit(sample::no_tags);
    }
    for (const std::string& name :
         {folder.path(), folder.path() + "/", folder.path() + "//", folder.path() + "/."}) {
      sweep(name, read_manifest(name));
      CHECK(written(name) == "done");
      CHECK(pilcrow::index::Snapshot::open(name)->settings().themes == "themes");
    }
  }

  TEST_CASE("a sweep does not follow links") {
    const TempDir folder;
    const TempDir other;
    other.write("mine/file", "mine");
    sample::write_segments(folder.path(), {"a"});
    fs::create_symlink(other / "mine", folder / "segments/9");
    fs::create_symlink(other / "mine", folder / "segments/1/link");
    CHECK(written(folder.path()) == "done");
    CHECK(!fs::exists(folder / "segments/9"));
    CHECK(support::read_file(other / "mine/file") == "mine");
  }

  TEST_CASE("a foreign folder is refused and nothing in it is touched") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"notes.txt", "mine"},
        {".hidden", ""},
        {"lock", "combination: 1234"},
        {"lock/key", "mine"},
        {"tmp/x", "mine, without our lock"},
        {"tmp", "a file"},
        {"segments/1/store", "mine, without our lock"},
        {"segments", "a file"},
        {"rules-1", "mine, without our lock"},
        {"pilcrow-index.new/x", "mine"},
        {"pilcrow-index.new", "mine, without our lock"}};
    for (const auto& file : files) {
      const auto& [name, bytes] = file;
      CAPTURE(file.first);
      const TempDir folder;
      const std::string path = folder.write(name, bytes);
      const Strings before = tree(folder.path());
      CHECK(written(folder.path()) == "not_an_index");
      CHECK(support::read_file(path) == bytes);
      CHECK(tree(folder.path()) == before);
    }
  }

  TEST_CASE("a folder with our lock but somebody's files beside it is refused") {
    const std::vector<std::string> names = {"letters.txt", "db/x", "pilcrow-index/x", "rules-1/x"};
    for (const auto& name : names) {
      CAPTURE(name);
      const TempDir folder;
      folder.write("lock", "4711\n");
      const std::string path = folder.write(name, "mine");
      CHECK(written(folder.path()) == "not_an_index");
      CHECK(support::read_file(path) == "mine");
    }
    const TempDir folder;
    const TempDir other;
    other.write("file", "mine");
    folder.write("lock", "");
    for (const std::string name : {"tmp", "segments", "rules-1", "pilcrow-index.new"}) {
      fs::create_symlink(name[0] == 't' || name[0] == 's' ? other.path() : other / "file",
                         folder / name);
      CHECK(written(folder.path()) == "not_an_index");
      fs::remove(folder / name);
    }
    CHECK(support::read_file(other / "file") == "mine");
  }

  TEST_CASE("a pipe or a link in place of the lock is refused, and nothing waits for it") {
    const TempDir folder;
    REQUIRE(mkfifo((folder / "lock").c_str(), 0600) == 0);
    CHECK(written(folder.path()) == "not_an_index");
    fs::remove(folder / "lock");
    const std::string mine = folder.write("mine", "4711\n");
    fs::create_symlink(mine, folder / "lock");
    fs::rename(mine, folder.path() + ".mine");
    CHECK(written(folder.path()) == "not_an_index");
    fs::remove(folder.path() + ".mine");
  }

  TEST_CASE("a link in place of an index's lock does not get at what it leads to") {
    const TempDir folder;
    const TempDir other;
    const std::string mine = other.write("mine", "a letter\n");
    sample::write_segments(folder.path(), {"a"});
    fs::remove(folder / "lock");
    fs::create_symlink(mine, folder / "lock");
    CHECK(written(folder.path()) != "done");
    CHECK(support::read_file(mine) == "a letter\n");
  }

  TEST_CASE("a link in place of an index's folders does not get at what it leads to") {
    for (const std::string name : {"segments", "tmp"}) {
      CAPTURE(name);
      const TempDir folder;
      const TempDir other;
      const std::string mine = other.write("mine/letter", "mine");
      written(folder.path());
      fs::remove_all(folder / name);
      fs::create_symlink(other.path(), folder / name);
      written(folder.path());
      CHECK(fs::exists(mine));
    }
  }

  TEST_CASE("what a writer left that was stopped while making the index is begun again") {
    const TempDir folder;
    folder.write("lock", "4711\n");
    folder.write("tmp/0/store", "half");
    folder.write("segments/1/store", "half");
    folder.write("rules-1", "half");
    folder.write("pilcrow-index.new", "pilcrow in");
    CHECK(!pilcrow::index::has_manifest(folder.path()));
    CHECK(written(folder.path()) == "done");
    CHECK(contents(folder.path()).empty());
    CHECK(tree(folder.path()) == Strings{"lock", "pilcrow-index", "segments"});
  }
}
