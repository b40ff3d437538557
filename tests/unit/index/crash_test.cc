// Writers that are stopped at work, and commits that fail.

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "support/support.h"
#include "unit/index/sample.h"

namespace fs = std::filesystem;
using pilcrow::index::Writer;
using sample::commit;
using sample::contents;
using sample::outcome;
using sample::put;
using sample::Strings;
using support::TempDir;

namespace {

// Runs `work` in a process that ends without cleaning up, as if it were killed.
template <typename Work>
void in_killed_process(Work&& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
}

// No file may grow beyond so many bytes, as on a disk that is full.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    before_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit now = {bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, before_handler_);
  }

 private:
  rlimit before_ = {};
  void (*before_handler_)(int) = nullptr;
};

void make_index(const std::string& folder) { sample::write_segments(folder, {"a", "b"}); }

const Strings kMade = {"a: text of a", "b: text of b"};

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a writer that is killed before commit loses nothing that was committed") {
    const TempDir folder;
    make_index(folder.path());
    in_killed_process([&] {
      Writer writer(folder.path(), {});
      const Strings many(900, "two");
      for (int i = 0; i < 10; ++i) put(writer, "x" + std::to_string(i), many);
      put(writer, "a", {"changed"});
      writer.remove("b");
      _exit(0);
    });
    CHECK(fs::exists(folder / "tmp"));
    CHECK(contents(folder.path()) == kMade);
    Writer writer(folder.path(), {});  // the lock went with the process
    CHECK(fs::is_empty(folder / "tmp"));
    CHECK(writer.contains("a"));
    CHECK(!writer.contains("x1"));
    put(writer, "c", {"three"});
    commit(writer);
    CHECK(contents(folder.path()) == Strings{kMade[0], kMade[1], "c: three"});
  }

  TEST_CASE("a writer that is killed after commit has committed") {
    const TempDir folder;
    in_killed_process([&] {
      Writer writer(folder.path(), {});
      put(writer, "a", {"one"});
      commit(writer);
      put(writer, "b", {"two"});
      _exit(0);
    });
    CHECK(contents(folder.path()) == Strings{"a: one"});
  }

  TEST_CASE("a commit that cannot put its segment in place leaves the old index") {
    const TempDir folder;
    make_index(folder.path());
    {
      Writer writer(folder.path(), {});
      put(writer, "a", {"changed"});
      fs::rename(folder / "segments", folder / "away");
      folder.write("segments", "a file");
      CHECK(outcome([&] { commit(writer); }) == "io");
      fs::remove(folder / "segments");
      fs::rename(folder / "away", folder / "segments");
    }
    CHECK(contents(folder.path()) == kMade);
    Writer writer(folder.path(), {});
    put(writer, "a", {"changed"});
    commit(writer);
    CHECK(contents(folder.path()).front() == "a: changed");
  }

  TEST_CASE("a commit without the right to write leaves the old index") {
    const TempDir folder;
    make_index(folder.path());
    {
      Writer writer(folder.path(), {});
      put(writer, "a", {"changed"});
      fs::permissions(folder / "segments", fs::perms::owner_read | fs::perms::owner_exec);
      const bool refused = access((folder / "segments").c_str(), W_OK) != 0;  // not so for root
      const std::string found = outcome([&] { commit(writer); });
      fs::permissions(folder / "segments", fs::perms::owner_all);
      CHECK(found == (refused ? "io" : "done"));
      if (!refused) return;
    }
    CHECK(contents(folder.path()) == kMade);
  }

  TEST_CASE("a commit that cannot write the manifest leaves the old index") {
    const TempDir folder;
    make_index(folder.path());
    {
      Writer writer(folder.path(), {});
      put(writer, "a", {"changed"});
      fs::create_directory(folder / "pilcrow-index.new");
      CHECK(outcome([&] { commit(writer); }) == "io");
    }
    CHECK(contents(folder.path()) == kMade);
    fs::remove(folder / "pilcrow-index.new");
    make_index(folder.path());
    CHECK(contents(folder.path()) == kMade);
  }

  TEST_CASE("a disk that is full, wherever that shows, leaves the old index") {
    for (const rlim_t bytes : {0U, 100U, 1000U, 4000U, 8000U}) {
      CAPTURE(bytes);
      const TempDir folder;
      make_index(folder.path());
      in_killed_process([&] {
        const FileLimit limit(bytes);
        const std::string found = outcome([&] {
          Writer writer(folder.path(), {});
          put(writer, "a", Strings(200, "changed"));
          writer.remove("b");
          commit(writer);
        });
        _exit(found == "io" || found == "internal" ? 0 : 1);
      });
      CHECK(contents(folder.path()) == kMade);
    }
  }

  TEST_CASE("merging that fails in the background is told to who waits, and costs nothing") {
    const TempDir folder;
    const auto writer = sample::write_segments(folder.path(), {"a", "b", "c", "d", "e", "f", "g"});
    const Strings before = contents(folder.path());
    fs::remove_all(folder / "tmp");
    folder.write("tmp", "a file");
    CHECK(outcome([&] { writer->optimize(sample::no_tags); }) == "io");
    CHECK(contents(folder.path()) == before);
  }
}
