// Files: whole or not at all, and never a pipe or a link in their place.

#include "store/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <string>

#include "support/support.h"
#include "unit/store/sample.h"

namespace fs = std::filesystem;
using pilcrow::store::File;
using pilcrow::store::MappedFile;
using pilcrow::store::read_file;
using pilcrow::store::replace_file;
using sample::outcome;
using support::TempDir;

namespace {

constexpr std::size_t kLimit = 1 << 20;

std::string opened(const std::string& path) {
  const std::string read = outcome([&] { read_file(path, kLimit); });
  CHECK(outcome([&] { File::open(path); }) == read);
  return read;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("what is written to a file comes back, read or mapped") {
    const TempDir folder;
    const std::string path = folder / "file";
    std::mt19937 random(1);
    std::string bytes(300000, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    {
      File file = File::create(path);
      file.write(std::string_view(bytes).substr(0, 5));
      file.write({});
      file.write(std::string_view(bytes).substr(5));
      file.sync();
      CHECK(file.size() == bytes.size());
    }
    CHECK(read_file(path, kLimit) == bytes);
    CHECK(MappedFile(File::open(path), bytes.size()).bytes() == bytes);
    CHECK(outcome([&] { read_file(path, bytes.size()); }) == "done");
    CHECK(outcome([&] { read_file(path, bytes.size() - 1); }) == "corrupt");
    File::create(path);
    CHECK(read_file(path, 0).empty());
    CHECK(MappedFile(File::open(path), 0).bytes().empty());
  }

  TEST_CASE("a file of another size than it should have is not mapped") {
    const TempDir folder;
    const std::string path = folder.write("file", "12345");
    for (const std::uint64_t size :
         {std::uint64_t{0}, std::uint64_t{4}, std::uint64_t{6}, UINT64_MAX}) {
      CHECK(outcome([&] { MappedFile(File::open(path), size); }) == "corrupt");
    }
  }

  TEST_CASE("a mapped file stays readable when it is removed") {
    const TempDir folder;
    const std::string path = folder.write("file", "bytes");
    const MappedFile file(File::open(path), 5);
    pilcrow::store::remove_all(path);
    CHECK(opened(path) == "not_found");
    CHECK(file.bytes() == "bytes");
  }

  TEST_CASE("what is no regular file is refused, and nothing waits for it") {
    const TempDir folder;
    folder.write("file", "bytes");
    fs::create_symlink(folder / "file", folder / "link");
    fs::create_symlink(folder / "nowhere", folder / "broken");
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(opened(folder / "link") == "corrupt");
    CHECK(opened(folder / "broken") == "corrupt");
    CHECK(opened(folder / "pipe") == "corrupt");
    CHECK(opened(folder.path()) == "corrupt");
    CHECK(opened("/dev/null") == "corrupt");
    CHECK(opened(folder / "missing") == "not_found");
    CHECK(opened(folder / "file/below") == "not_found");
    CHECK(opened(folder / std::string(5000, 'x')) == "io");
  }

  TEST_CASE("a file is replaced as one") {
    const TempDir folder;
    const std::string path = folder / "file";
    replace_file(path, "old");
    CHECK(read_file(path, kLimit) == "old");
    const File reader = File::open(path);
    const MappedFile before(reader, 3);
    folder.write("file.new", std::string(9999, '-'));  // what a crash left
    replace_file(path, "the new one");
    CHECK(read_file(path, kLimit) == "the new one");
    CHECK(before.bytes() == "old");
    CHECK(!fs::exists(folder / "file.new"));
  }

  TEST_CASE("a file that cannot be replaced stays as it is") {
    const TempDir folder;
    const std::string path = folder.write("file", "old");
    fs::create_directory(folder / "file.new");
    CHECK(outcome([&] { replace_file(path, "new"); }) == "io");
    CHECK(read_file(path, kLimit) == "old");
    CHECK(outcome([&] { replace_file(folder / "missing/file", "new"); }) == "io");
    fs::create_directory(folder / "full");
    folder.write("full/x", "");
    CHECK(outcome([&] { replace_file(folder / "full", "new"); }) == "io");
    CHECK(fs::exists(folder / "full/x"));
  }

  TEST_CASE("a disk that is full is an error with the path in it") {
    if (!fs::exists("/dev/full")) return;
    try {
      File::create("/dev/full").write("x");
      FAIL_CHECK("written");
    } catch (const pilcrow::Error& error) {
      CHECK(error.code() == pilcrow::ErrorCode::io);
      CHECK(error.context() == "/dev/full");
    }
  }

  TEST_CASE("folders are made with those above, removed with what is in them, and renamed") {
    const TempDir folder;
    pilcrow::store::make_folder(folder / "a/b/c");
    pilcrow::store::make_folder(folder / "a/b/c");
    folder.write("a/b/c/file", "x");
    pilcrow::store::sync_folder(folder / "a/b/c");
    pilcrow::store::sync_file(folder / "a/b/c/file");
    pilcrow::store::rename_path(folder / "a/b", folder / "moved");
    CHECK(read_file(folder / "moved/c/file", kLimit) == "x");
    pilcrow::store::remove_all(folder / "moved");
    pilcrow::store::remove_all(folder / "moved");
    CHECK(!fs::exists(folder / "moved"));
    const std::string file = folder.write("file", "x");
    CHECK(outcome([&] { pilcrow::store::make_folder(file + "/below"); }) == "io");
    CHECK(outcome([&] { pilcrow::store::sync_folder(file); }) == "io");
    CHECK(outcome([&] { pilcrow::store::sync_folder(folder / "missing"); }) == "io");
    CHECK(outcome([&] { pilcrow::store::sync_file(folder / "missing"); }) == "not_found");
    CHECK(outcome([&] { pilcrow::store::rename_path(folder / "missing", file); }) == "io");
  }

  TEST_CASE("removing a link leaves what it leads to") {
    const TempDir folder;
    folder.write("mine/file", "x");
    fs::create_symlink(folder / "mine", folder / "link");
    pilcrow::store::remove_all(folder / "link");
    CHECK(fs::exists(folder / "mine/file"));
  }
}
