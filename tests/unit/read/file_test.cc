#include "read/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pilcrow/error.h"
#include "support/support.h"

using namespace std::string_literals;
using pilcrow::Error;
using pilcrow::ErrorCode;
using pilcrow::read::load_file;

namespace {

Error failure(const std::string& path, std::size_t max_bytes = 1000) {
  try {
    load_file(path, max_bytes);
  } catch (const Error& error) {
    CHECK(error.context() == path);
    return error;
  }
  return Error(ErrorCode::internal, "nothing was thrown");
}

}  // namespace

TEST_SUITE("read") {
  TEST_CASE("files are read whole") {
    const support::TempDir folder;
    CHECK(load_file(folder.write("empty", ""), 0).empty());
    CHECK(load_file(folder.write("nul", "a\0\xFF\r\n"s), 1000) == "a\0\xFF\r\n"s);
    const std::string large(3000000, 'x');
    CHECK(load_file(folder.write("large", large), large.size()) == large);
    std::filesystem::create_symlink(folder / "nul", folder / "link");
    CHECK(load_file(folder / "link", 1000).size() == 5);
  }

  TEST_CASE("files that cannot be read say why") {
    const support::TempDir folder;
    const Error none = failure(folder / "none");
    CHECK(none.code() == ErrorCode::io);
    CHECK(std::string(none.what()) == "cannot open the file: No such file or directory");
    const Error itself = failure(folder.path());
    CHECK(itself.code() == ErrorCode::io);
    CHECK(std::string(itself.what()) == "not a regular file");
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(std::string(failure(folder / "pipe").what()) == "not a regular file");
    CHECK(std::string(failure("a\0b"s).what()) == "the path has a NUL byte");
    CHECK(failure("").code() == ErrorCode::io);
    if (geteuid() == 0) return;  // may read everything
    const std::string closed = folder.write("closed", "x");
    std::filesystem::permissions(closed, std::filesystem::perms::none);
    CHECK(std::string(failure(closed).what()) == "cannot open the file: Permission denied");
  }

  TEST_CASE("files that are too large are refused with the limit") {
    const support::TempDir folder;
    CHECK(load_file(folder.write("fits", std::string(1000, 'x')), 1000).size() == 1000);
    const Error large = failure(folder.write("large", std::string(1001, 'x')));
    CHECK(large.code() == ErrorCode::bad_input);
    CHECK(std::string(large.what()) == "the file is larger than the limit of 1000 bytes");
  }

  TEST_CASE("who looks at how a file begins may be spared the rest") {
    const support::TempDir folder;
    const std::string path = folder.write("large", std::string(5000, 'x') + "rest");
    std::string head;
    const auto loaded = pilcrow::read::load(path, 10'000, [&](auto bytes) { head = bytes; });
    CHECK(head == std::string(pilcrow::read::kHeadBytes, 'x'));
    CHECK(loaded.bytes.size() == 5004);
    CHECK(loaded.bytes.ends_with("xrest"));
    // Before it is said that the file is too large.
    const auto refuse = [](std::string_view) { throw Error(ErrorCode::unsupported, "not this"); };
    try {
      pilcrow::read::load(path, 10, refuse);
      FAIL_CHECK("nothing was thrown");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::unsupported);
    }
  }

  TEST_CASE("size and time of change are those that a look says") {
    const support::TempDir folder;
    const std::string path = folder.write("a", "12345");
    const auto state = pilcrow::read::look_at(path);
    CHECK_FALSE(state.missing);
    CHECK(state.size == 5);
    CHECK(state.modified == pilcrow::read::load(path, 1000).modified);
    CHECK(state.modified > 1'500'000'000'000'000'000);
    CHECK(pilcrow::read::look_at(folder / "none").missing);
    CHECK(pilcrow::read::look_at(path + "/below").missing);
  }

  TEST_CASE("a file that goes on changing is given up after a few times") {
    const support::TempDir folder;
    const std::string path = folder.write("log", std::string(100, 'x'));
    int times = 0;
    const auto append = [&](std::string_view) {
      ++times;
      std::ofstream(path, std::ios::app) << "more";
    };
    try {
      pilcrow::read::load(path, 1000, append);
      FAIL_CHECK("nothing was thrown");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::io);
      CHECK(std::string(error.what()) == "the file changes while it is read");
    }
    CHECK(times == 4);
    // Once or twice is no reason.
    times = 0;
    const auto twice = [&](std::string_view) {
      if (++times <= 2) std::ofstream(path, std::ios::app) << "more";
    };
    CHECK(pilcrow::read::load(path, 1000, twice).bytes.size() == 124);
  }
}
