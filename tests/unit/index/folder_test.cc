// What makes a folder an index, and whose it is.

#include "index/folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "index/database.h"
#include "pilcrow/error.h"
#include "pilcrow/version.h"
#include "support/support.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::index::is_index;
using pilcrow::index::Lock;
using pilcrow::index::Reader;
using pilcrow::index::require_index;
using pilcrow::index::Writer;
using support::TempDir;

namespace {

using Strings = std::vector<std::string>;

// "done", or the error's name.
template <typename Call>
std::string outcome(const std::string& folder, Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    CHECK(error.context() == folder);
    return std::string(to_string(error.code()));
  }
  return "done";
}

std::string required(const std::string& folder) {
  return outcome(folder, [&] { require_index(folder); });
}

std::string written(const std::string& folder) {
  return outcome(folder, [&] { Writer(folder, 0); });
}

const std::string kMarker = "pilcrow index " + std::to_string(pilcrow::kIndexFormat) + "\n";

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a folder with the marker is an index") {
    const TempDir folder;
    folder.write("pilcrow-index", kMarker);
    CHECK(required(folder.path()) == "done");
    CHECK(is_index(folder.path()));
    const TempDir made;
    pilcrow::index::write_marker(made.path());
    CHECK(support::read_file(made / "pilcrow-index") == kMarker);
    CHECK(!std::filesystem::exists(made / "pilcrow-index.new"));
  }

  TEST_CASE("no folder, an empty one and a file are told apart") {
    const TempDir folder;
    CHECK(required(folder / "missing") == "not_found");
    CHECK(!is_index(folder / "missing"));
    CHECK(required(folder.path()) == "not_an_index");
    CHECK(!is_index(folder.path()));
    const std::string file = folder.write("file", "x");
    CHECK(required(file) == "not_an_index");
    CHECK(outcome(file, [&] { is_index(file); }) == "not_an_index");
    CHECK(required(file + "/below") == "not_found");
    CHECK(written(folder / "new/below") == "done");
    CHECK(is_index(folder / "new/below"));
  }

  TEST_CASE("a marker of another format is a version mismatch, and a foreign one no index") {
    const TempDir folder;
    for (const std::string line :
         {"pilcrow index 99\n", "pilcrow index \n", "pilcrow index 0", "pilcrow index 0\nmore"}) {
      folder.write("pilcrow-index", line);
      CHECK(required(folder.path()) == "version_mismatch");
      CHECK(outcome(folder.path(), [&] { is_index(folder.path()); }) == "version_mismatch");
      CHECK(outcome(folder.path(), [&] { Reader{folder.path()}; }) == "version_mismatch");
      CHECK(written(folder.path()) == "version_mismatch");
      CHECK(support::read_file(folder / "pilcrow-index") == line);
    }
    for (const std::string line : {"", "\n", "pilcrow", "index pilcrow 0\n"}) {
      folder.write("pilcrow-index", line);
      CHECK(required(folder.path()) == "not_an_index");
      CHECK(written(folder.path()) == "not_an_index");
    }
  }

  TEST_CASE("a foreign folder is refused and nothing in it is touched") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"notes.txt", "mine"},
        {".hidden", ""},
        {"lock", "combination: 1234"},
        {"db/letters.txt", "mine"},
        {"db", "a file"},
        {"lock/key", "mine"},
        {"db/sub/iamglass", "mine"},
        {"pilcrow-index.new/x", "mine"},
        {"db/iamglass", "a database of somebody's, without our lock"}};
    for (const auto& file : files) {
      const auto& name = file.first;
      const auto& bytes = file.second;
      CAPTURE(name);
      const TempDir folder;
      const std::string path = folder.write(name, bytes);
      CHECK(written(folder.path()) == "not_an_index");
      CHECK(support::read_file(path) == bytes);
      const auto entries = std::filesystem::recursive_directory_iterator(folder.path());
      for (const auto& entry : entries) CHECK(path.starts_with(entry.path().string()));
    }
  }

  TEST_CASE("a folder beside ours with the same names, but not our files, is refused") {
    const TempDir folder;
    folder.write("lock", "4711\n");
    const std::string path = folder.write("db/letters.txt", "mine");
    folder.write("db/iamglass", "");
    CHECK(written(folder.path()) == "not_an_index");
    CHECK(support::read_file(path) == "mine");
    std::filesystem::remove(path);
    std::filesystem::create_symlink("/", folder / "db/x.glass");
    CHECK(written(folder.path()) == "not_an_index");
  }

  TEST_CASE("a pipe in place of a file does not block") {
    const TempDir folder;
    REQUIRE(mkfifo((folder / "pilcrow-index").c_str(), 0600) == 0);
    CHECK(required(folder.path()) == "not_an_index");
    std::filesystem::remove(folder / "pilcrow-index");
    REQUIRE(mkfifo((folder / "lock").c_str(), 0600) == 0);
    CHECK(written(folder.path()) == "not_an_index");
  }

  TEST_CASE("what a writer left that was stopped while making the index is begun again") {
    const TempDir folder;
    folder.write("lock", "4711\n");
    CHECK(!is_index(folder.path()));
    folder.write("db/iamglass", "half");
    folder.write("db/postlist.glass", std::string(8192, '\0'));
    folder.write("pilcrow-index.new", "pilcrow in");
    CHECK(!is_index(folder.path()));
    CHECK(required(folder.path()) == "not_an_index");
    CHECK(written(folder.path()) == "done");
    CHECK(Reader(folder.path()).documents().empty());
  }

  TEST_CASE("a second lock is refused with the process that holds the first") {
    const TempDir folder;
    {
      const Lock lock(folder.path(), 0);
      CHECK(support::read_file(folder / "lock") == std::to_string(getpid()) + "\n");
      try {
        const Lock second(folder.path(), 0);
        FAIL_CHECK("locked twice");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::locked);
        CHECK(error.what() == "process " + std::to_string(getpid()) + " is writing this index");
        CHECK(error.context() == folder.path());
      }
    }
    CHECK_NOTHROW(Lock(folder.path(), 0));
    CHECK(outcome(folder / "missing/lock", [&] { Lock(folder / "missing", 0); }) == "io");
  }

  TEST_CASE("a second writer is refused, and one after the first is not") {
    const TempDir folder;
    auto first = std::make_unique<Writer>(folder.path(), 0);
    CHECK(written(folder.path()) == "locked");
    first.reset();
    CHECK(written(folder.path()) == "done");
  }

  TEST_CASE("a lock waits as long as it is told to") {
    const TempDir folder;
    auto first = std::make_unique<Lock>(folder.path(), 0);
    CHECK(outcome(folder.path(), [&] { Lock(folder.path(), 1); }) == "locked");
    auto second = std::async(std::launch::async, [&] {
      return outcome(folder.path(), [&] { Lock(folder.path(), 600000); });
    });
    first.reset();
    CHECK(second.get() == "done");
  }

  TEST_CASE("the bytes of a folder are those of its files") {
    const TempDir folder;
    CHECK(pilcrow::index::folder_bytes(folder.path()) == 0);
    folder.write("a", "12345");
    folder.write("b", std::string(1000, 'x'));
    CHECK(pilcrow::index::folder_bytes(folder.path()) == 1005);
    CHECK(pilcrow::index::folder_bytes(folder / "missing") == 0);
  }
}
