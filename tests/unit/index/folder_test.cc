// The writer's lock.

#include "index/folder.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>

#include "index/writer.h"
#include "support/support.h"
#include "unit/store/sample.h"

using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::index::is_lock;
using pilcrow::index::Lock;
using pilcrow::index::Writer;
using sample::outcome;
using support::TempDir;

namespace {

std::string locked(const std::string& folder, unsigned wait_ms) {
  return outcome([&] { Lock(folder, wait_ms); });
}

void check_holder(const std::string& folder, pid_t holder) {
  try {
    const Lock second(folder, 0);
    FAIL_CHECK("locked twice");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
    CHECK(error.what() == "process " + std::to_string(holder) + " is writing this index");
    CHECK(error.context() == folder);
  }
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a second lock is refused with the process that holds the first") {
    const TempDir folder;
    {
      const Lock lock(folder.path(), 0);
      CHECK(support::read_file(folder / "lock") == std::to_string(getpid()) + "\n");
      check_holder(folder.path(), getpid());
    }
    CHECK_NOTHROW(Lock(folder.path(), 0));
    CHECK(locked(folder / "missing", 0) == "io");
  }

  TEST_CASE("a lock of another process is refused, and free when that is killed") {
    const TempDir folder;
    const std::string ready = folder / "ready";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      const Lock lock(folder.path(), 0);
      pilcrow::store::File::create(ready);
      for (;;) pause();
    }
    while (access(ready.c_str(), F_OK) != 0) std::this_thread::yield();
    check_holder(folder.path(), child);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK(locked(folder.path(), 0) == "done");
  }

  TEST_CASE("a second writer is refused, and one after the first is not") {
    const TempDir folder;
    auto first = std::make_unique<Writer>(folder.path(), pilcrow::index::WriterSetup());
    CHECK(outcome([&] { Writer(folder.path(), {}); }) == "locked");
    first.reset();
    CHECK(outcome([&] { Writer(folder.path(), {}); }) == "done");
  }

  TEST_CASE("a lock waits as long as it is told to") {
    const TempDir folder;
    auto first = std::make_unique<Lock>(folder.path(), 0);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(locked(folder.path(), 60) == "locked");
    CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(60));
    auto second = std::async(std::launch::async, [&] { return locked(folder.path(), 600000); });
    first.reset();
    CHECK(second.get() == "done");
  }

  TEST_CASE("locks are told from other files") {
    const TempDir folder;
    CHECK(is_lock(folder / "missing"));
    CHECK(is_lock(folder.write("empty", "")));
    CHECK(is_lock(folder.write("ours", "4711\n")));
    CHECK(!is_lock(folder.write("letter", "4711 letters\n")));
    CHECK(!is_lock(folder.write("long", std::string(100, '1'))));
    CHECK(!is_lock(folder.path()));
  }
}
