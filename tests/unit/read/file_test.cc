#include "read/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
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
}
