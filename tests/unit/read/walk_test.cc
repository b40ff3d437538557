#include "read/walk.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "pilcrow/error.h"
#include "support/support.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::read::Walk;
using pilcrow::read::walk;

namespace {

std::vector<std::string> names(const Walk& walk) {
  std::vector<std::string> all;
  for (const Walk::File& file : walk.files) all.push_back(file.name);
  return all;
}

using Names = std::vector<std::string>;

ErrorCode code_of(const std::string& root) {
  try {
    walk(root);
  } catch (const Error& error) {
    CHECK(error.context() == root);
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("a walk lists files by name in byte order, with paths that open them") {
    const support::TempDir folder;
    for (const char* const name : {"b.txt", "a/z.txt", "a.txt", "a/a/x", "B", "ж.txt", "a-b"}) {
      folder.write(name, name);
    }
    const Walk found = walk(folder.path());
    CHECK(names(found) == Names{"B", "a-b", "a.txt", "a/a/x", "a/z.txt", "b.txt", "ж.txt"});
    for (const Walk::File& file : found.files) CHECK(support::read_file(file.path) == file.name);
    CHECK(found.problems.empty());
    CHECK(names(walk(folder.path() + "/")) == names(found));
    CHECK(walk(folder.path() + "/").files[0].path == folder / "B");
  }

  TEST_CASE("a file is its own walk, whatever it is called") {
    const support::TempDir folder;
    const std::string path = folder.write("x/.hidden.txt", "text");
    const Walk found = walk(path);
    REQUIRE(found.files.size() == 1);
    CHECK(found.files[0].path == path);
    CHECK(found.files[0].name == ".hidden.txt");
  }

  TEST_CASE("hidden files, links and indexes are passed over") {
    const support::TempDir folder;
    folder.write("a.txt", "");
    folder.write(".hidden", "");
    folder.write(".git/config", "");
    folder.write("index/pilcrow-index", "");
    folder.write("index/deep/segment.txt", "");
    folder.write("no-index/pilcrow-index/a.txt", "");
    std::filesystem::create_symlink(folder / "a.txt", folder / "link.txt");
    std::filesystem::create_directory_symlink(folder.path(), folder / "loop");
    const Walk found = walk(folder.path());
    CHECK(names(found) == Names{"a.txt", "no-index/pilcrow-index/a.txt"});
    CHECK(found.problems.empty());
    CHECK(names(walk(folder / "loop")) == names(found));  // but the root may be a link
    const Walk index = walk(folder / "index");
    CHECK(index.files.empty());
    REQUIRE(index.problems.size() == 1);
    CHECK(index.problems[0].second == "this folder is an index");
    CHECK(index.unread == Names{folder / "index"});
  }

  TEST_CASE("ignore files count for their folder and below, the deeper the stronger") {
    const support::TempDir folder;
    for (const char* const name :
         {"a.log", "a.txt", "keep/a.log", "keep/deep/b.log", "keep/deep/b.txt", "old/a.txt",
          "other/old/a.txt", "other/notes.txt", "other/deep/notes.txt"}) {
      folder.write(name, "");
    }
    folder.write(".pilcrowignore", "# logs\n*.log\n/old/\n");
    folder.write("keep/.pilcrowignore", "!*.log\ndeep/b.txt\n");
    folder.write("other/.pilcrowignore", "/notes.txt\n");
    CHECK(names(walk(folder.path())) == Names{"a.txt", "keep/a.log", "keep/deep/b.log",
                                              "other/deep/notes.txt", "other/old/a.txt"});
    // From below the root, files above it do not count.
    CHECK(names(walk(folder / "old")) == Names{"a.txt"});
  }

  TEST_CASE("patterns that were asked for are stronger than any file") {
    const support::TempDir folder;
    for (const char* const name : {"a.txt", "b.txt", "x/a.txt", "x/c.log", "y/a.txt"}) {
      folder.write(name, "");
    }
    folder.write(".pilcrowignore", "*.log\n!a.txt\n");
    CHECK(names(walk(folder.path(), {.exclude = {"/a.txt", "y/"}})) == Names{"b.txt", "x/a.txt"});
    CHECK(names(walk(folder.path(), {.exclude = {"*", "!x", "!*.log"}})) == Names{"x/c.log"});
  }

  TEST_CASE("patterns of what is wanted leave out the rest, and take folders whole") {
    const support::TempDir folder;
    for (const char* const name :
         {"a.txt", "b.md", "x/a.txt", "x/b.md", "y/c.log", "y/z/c.txt", "y/.pilcrowignore"}) {
      folder.write(name, "");
    }
    CHECK(names(walk(folder.path(), {.include = {"*.md"}})) == Names{"b.md", "x/b.md"});
    CHECK(names(walk(folder.path(), {.include = {"y/", "b.md"}})) ==
          Names{"b.md", "x/b.md", "y/c.log", "y/z/c.txt"});
    CHECK(names(walk(folder.path(), {.include = {"*.txt", "!x/*"}})) == Names{"a.txt", "y/z/c.txt"});
    CHECK(names(walk(folder.path(), {.exclude = {"z/"}, .include = {"/y"}})) == Names{"y/c.log"});
    CHECK(names(walk(folder.path(), {.include = {"/none"}})).empty());
    CHECK(names(walk(folder / "a.txt", {.include = {"/none"}})) == Names{"a.txt"});
  }

  TEST_CASE("hidden files on demand, but never what a walk goes by") {
    const support::TempDir folder;
    for (const char* const name : {"a.txt", ".b.txt", ".c/d.txt", ".c/.e", ".c/no.log"}) {
      folder.write(name, "");
    }
    folder.write(".pilcrowignore", "*.log\n");
    CHECK(names(walk(folder.path(), {.hidden = true})) ==
          Names{".b.txt", ".c/.e", ".c/d.txt", "a.txt"});
  }

  TEST_CASE("links on demand, and none of them round and round") {
    namespace fs = std::filesystem;
    const support::TempDir folder;
    folder.write("tree/a.txt", "a");
    folder.write("tree/deep/b.txt", "b");
    folder.write("beside/c.txt", "c");
    fs::create_symlink(folder / "beside/c.txt", folder / "tree/c.txt");
    fs::create_directory_symlink(folder / "beside", folder / "tree/linked");
    fs::create_directory_symlink(folder / "tree", folder / "tree/deep/up");
    fs::create_directory_symlink(folder / "beside", folder / "beside/again");
    fs::create_symlink(folder / "nowhere", folder / "tree/gone");
    fs::create_symlink("knot", folder / "tree/knot");
    const Walk found = walk(folder / "tree", {.follow_links = true});
    CHECK(names(found) == Names{"a.txt", "c.txt", "deep/b.txt", "linked/c.txt"});
    CHECK(support::read_file(found.files[3].path) == "c");
    REQUIRE(found.problems.size() == 4);
    CHECK(found.problems[0].first == folder / "tree/deep/up");
    CHECK(found.problems[0].second == "the link leads back to a folder that it is in");
    CHECK(found.problems[1].first == folder / "tree/gone");
    CHECK(found.problems[1].second == "the link leads nowhere");
    CHECK(found.problems[2].first == folder / "tree/knot");
    CHECK(found.problems[3].first == folder / "tree/linked/again");
  }

  TEST_CASE("other file systems are left out on demand") {
    // Wherever it is mounted, /proc is one of its own.
    if (!std::filesystem::exists("/proc/self/status")) return;
    const support::TempDir folder;
    folder.write("a.txt", "");
    std::filesystem::create_directory_symlink("/proc/self/attr", folder / "other");
    CHECK(walk(folder.path(), {.follow_links = true}).files.size() > 1);
    CHECK(names(walk(folder.path(), {.follow_links = true, .one_file_system = true})) ==
          Names{"a.txt"});
  }

  TEST_CASE("a walk of some paths enters only what leads to them, and goes by the same rules") {
    const support::TempDir folder;
    for (const char* const name :
         {"a.txt", "a/x.txt", "a/b/y.txt", "a/b/c/z.txt", "a/bb/w.txt", "a/b.txt", "c/v.log"}) {
      folder.write(name, "");
    }
    folder.write("a/.pilcrowignore", "z.txt\n");
    std::vector<std::string> entered;
    const auto some = [&](std::vector<std::string> only) {
      entered.clear();
      pilcrow::read::WalkOptions options;
      options.only = std::move(only);
      options.entering = [&](const std::string& path) {
        entered.push_back(path.substr(folder.path().size()));
      };
      return names(walk(folder.path(), options));
    };
    CHECK(some({"a/b"}) == Names{"a/b/y.txt"});
    CHECK(entered == Names{"/", "/a/", "/a/b/", "/a/b/c/"});
    CHECK(some({"a.txt", "a/x.txt"}) == Names{"a.txt", "a/x.txt"});
    CHECK(entered == Names{"/", "/a/"});
    CHECK(some({"a", "a/b"}) == Names{"a/b.txt", "a/b/y.txt", "a/bb/w.txt", "a/x.txt"});
    CHECK(some({"a/b/c/z.txt", "a/nosuch", "nosuch/at/all"}) == Names{});
    CHECK(some({}).size() == 6);
  }

  TEST_CASE("what is neither file nor folder is a problem, and nothing waits for it") {
    const support::TempDir folder;
    folder.write("a.txt", "");
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    REQUIRE(mkfifo((folder / ".pilcrowignore").c_str(), 0600) == 0);
    const Walk found = walk(folder.path());
    CHECK(names(found) == Names{"a.txt"});
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].first == folder / "pipe");
    CHECK(found.problems[0].second == "neither a file nor a folder");
    CHECK(found.unread.empty());
    CHECK(code_of(folder / "pipe") == ErrorCode::io);
  }

  TEST_CASE("folders that cannot be read are problems; roots are errors") {
    const support::TempDir folder;
    folder.write("a.txt", "");
    folder.write("closed/b.txt", "");
    CHECK(code_of(folder / "none") == ErrorCode::not_found);
    CHECK(code_of(folder / "a.txt/b") == ErrorCode::not_found);
    CHECK(code_of("") == ErrorCode::not_found);
    if (geteuid() == 0) return;  // may read everything
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::none);
    const Walk found = walk(folder.path());
    CHECK(names(found) == Names{"a.txt"});
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].second.find("ermission denied") != std::string::npos);
    CHECK(found.unread == Names{folder / "closed"});
    CHECK(code_of(folder / "closed") == ErrorCode::io);
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::owner_all);
  }

  TEST_CASE("odd names become readable ones, and still open") {
    const support::TempDir folder;
    for (const char* const name : {"new\nline.txt", "\xFF\xFE.txt", "tab\t.txt", "back\\slash",
                                   "caf\xC3\xA9", "c1\xC2\x85", "cut\xE2\x82", "50%"}) {
      folder.write(name, name);
    }
    const Walk found = walk(folder.path());
    CHECK(names(found) == Names{"%FF%FE.txt", "50%", "back\\slash", "c1%C2%85", "caf\xC3\xA9",
                                "cut%E2%82", "new%0Aline.txt", "tab%09.txt"});
    CHECK(support::read_file(found.files[0].path) == "\xFF\xFE.txt");
    CHECK(support::read_file(found.files[6].path) == "new\nline.txt");
  }

  TEST_CASE("deep trees and wide folders") {
    const support::TempDir folder;
    std::string path;
    for (int i = 0; i < 500; ++i) path += "d/";
    folder.write(path + "deep.txt", "");
    for (int i = 0; i < 2000; ++i) folder.write("wide/" + std::to_string(i), "");
    const Walk found = walk(folder.path());
    CHECK(found.files.size() == 2001);
    CHECK(found.files[0].name == path + "deep.txt");
    const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    CHECK(std::is_sorted(found.files.begin(), found.files.end(), by_name));
  }
}
