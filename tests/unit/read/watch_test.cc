#include "read/watch.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "read/walk.h"
#include "support/support.h"

using pilcrow::read::Watch;

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Paths = std::set<std::string>;

void enter_all(Watch& watch, const std::string& root) {
  pilcrow::read::walk(root, {.entering = [&](const std::string& folder) { watch.enter(folder); }});
  watch.check();
}

// What changed below the folder, when nothing more comes.
Paths changes(Watch& watch, const support::TempDir& folder, std::chrono::milliseconds time = 50ms) {
  while (watch.wait(time)) {
  }
  Paths out;
  for (const auto& path : watch.take()) {
    CHECK(path.starts_with(folder.path()));
    out.insert(path.substr(folder.path().size()));
  }
  return out;
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("a watch tells what was written, moved and removed, and where") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "a");
    folder.write("tree/sub/b.txt", "b");
    Watch watch({folder / "tree"}, false);
    enter_all(watch, folder / "tree");
    CHECK(changes(watch, folder) == Paths{});
    folder.write("tree/a.txt", "other");
    folder.write("tree/sub/c.txt", "c");
    folder.write("tree/.hidden", "");
    CHECK(changes(watch, folder) == Paths{"/tree/a.txt", "/tree/sub/c.txt"});
    fs::rename(folder / "tree/a.txt", folder / "tree/sub/a.txt");
    fs::remove(folder / "tree/sub/b.txt");
    CHECK(changes(watch, folder) == Paths{"/tree/a.txt", "/tree/sub/a.txt", "/tree/sub/b.txt"});
    folder.write("tree/sub/.pilcrowignore", "*.log");
    CHECK(changes(watch, folder) == Paths{"/tree/sub"});
    CHECK(changes(watch, folder) == Paths{});
  }

  TEST_CASE("a folder that moves is followed under its new name, and not when it leaves") {
    const support::TempDir folder;
    folder.write("tree/one/deep/a.txt", "a");
    Watch watch({folder / "tree"}, false);
    enter_all(watch, folder / "tree");
    fs::rename(folder / "tree/one", folder / "tree/two");
    CHECK(changes(watch, folder) == Paths{"/tree/one", "/tree/two"});
    enter_all(watch, folder / "tree");
    folder.write("tree/two/deep/a.txt", "b");
    CHECK(changes(watch, folder) == Paths{"/tree/two/deep/a.txt"});
    // Also when the walk comes before the news of the move is read.
    fs::rename(folder / "tree/two", folder / "tree/three");
    enter_all(watch, folder / "tree");
    CHECK(changes(watch, folder) == Paths{"/tree/two", "/tree/three"});
    folder.write("tree/three/deep/a.txt", "c");
    CHECK(changes(watch, folder) == Paths{"/tree/three/deep/a.txt"});
    fs::rename(folder / "tree/three", folder / "away");
    CHECK(changes(watch, folder) == Paths{"/tree/three"});
    folder.write("away/deep/a.txt", "d");
    CHECK(changes(watch, folder) == Paths{});
  }

  TEST_CASE("one folder under two names is told under both") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "a");
    fs::create_directory_symlink(folder / "tree", folder / "link");
    Watch watch({folder / "tree", folder / "link"}, false);
    enter_all(watch, folder / "tree");
    enter_all(watch, folder / "link");
    folder.write("tree/a.txt", "b");
    CHECK(changes(watch, folder) == Paths{"/tree/a.txt", "/link/a.txt"});
  }

  TEST_CASE("roots that are files, go or come back are looked at") {
    const support::TempDir folder;
    folder.write("a.txt", "a");
    folder.write("tree/b.txt", "b");
    Watch watch({folder / "a.txt", folder / "tree", folder / "later"}, false);
    enter_all(watch, folder / "tree");
    folder.write("a.txt", "other");
    CHECK(changes(watch, folder, 1200ms) == Paths{"/a.txt"});
    fs::remove_all(folder / "tree");
    CHECK(changes(watch, folder, 1200ms) == Paths{"/tree", "/tree/b.txt"});
    folder.write("tree/b.txt", "b");
    folder.write("later/c.txt", "c");
    CHECK(changes(watch, folder, 1200ms) == Paths{"/tree", "/later"});
  }

  TEST_CASE("when more happened than the system keeps, all is to be walked again") {
    std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
    std::size_t events = 0;
    if (!(limit >> events) || events > 50'000) return;
    const support::TempDir folder;
    folder.write("tree/a.txt", "a");
    folder.write("tree/b.txt", "b");
    Watch watch({folder / "tree"}, false);
    enter_all(watch, folder / "tree");
    // Alternating, since the system joins events that are alike.
    for (std::size_t i = 0; i < events + 100; ++i) {
      fs::permissions(folder / (i % 2 == 0 ? "tree/a.txt" : "tree/b.txt"), fs::perms::owner_all);
    }
    CHECK(changes(watch, folder).count("/tree") == 1);
  }

  TEST_CASE("hidden files tell of changes where they are taken") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "a");
    for (const bool hidden : {false, true}) {
      Watch watch({folder / "tree"}, hidden);
      enter_all(watch, folder / "tree");
      folder.write("tree/.b.txt", "b");
      CHECK(changes(watch, folder) == (hidden ? Paths{"/tree/.b.txt"} : Paths{}));
    }
  }

  TEST_CASE("waiting ends when its time is over") {
    const support::TempDir folder;
    Watch watch({folder.path()}, false);
    enter_all(watch, folder.path());
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(watch.wait(100ms));
    CHECK(std::chrono::steady_clock::now() - begin >= 100ms);
    CHECK(pilcrow::read::tells_changes("/nosuch"));
  }
}
