// Writers that are stopped at work.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "index/database.h"
#include "support/support.h"
#include "unit/index/sample.h"

using pilcrow::index::Writer;
using sample::contents;
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

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("a writer that is killed between put and commit loses nothing that was committed") {
    const TempDir folder;
    {
      Writer writer(folder.path(), 0);
      put(writer, "a", {"one"});
      writer.commit();
    }
    in_killed_process([&] {
      // Xapian is made to flush often, as it would with very many documents.
      setenv("XAPIAN_FLUSH_THRESHOLD", "3", 1);
      Writer writer(folder.path(), 0);
      for (int i = 0; i < 20; ++i) put(writer, "b" + std::to_string(i), {"two"});
      put(writer, "a", {"changed"});
    });
    CHECK(contents(folder.path()) == Strings{"a: one"});
    Writer writer(folder.path(), 0);  // the lock went with the process
    CHECK(writer.ids() == Strings{"a"});
    put(writer, "c", {"three"});
    writer.commit();
    CHECK(contents(folder.path()) == Strings{"a: one", "c: three"});
  }

  TEST_CASE("a writer that is killed after commit has committed") {
    const TempDir folder;
    in_killed_process([&] {
      Writer writer(folder.path(), 0);
      put(writer, "a", {"one"});
      writer.commit();
      put(writer, "b", {"two"});
    });
    CHECK(contents(folder.path()) == Strings{"a: one"});
  }
}
