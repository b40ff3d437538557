// The manifest: read as it was written, or not at all.

#include "index/manifest.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/codec.h"
#include "pilcrow/version.h"
#include "support/support.h"
#include "text/analysis.h"
#include "unit/store/sample.h"

namespace fs = std::filesystem;
using pilcrow::index::has_manifest;
using pilcrow::index::Manifest;
using pilcrow::index::manifest_path;
using pilcrow::index::read_manifest;
using pilcrow::index::SegmentEntry;
using pilcrow::index::write_manifest;
using pilcrow::store::FileMark;
using sample::outcome;
using sample::Random;
using support::TempDir;

namespace {

const std::string kFirstLine = "pilcrow index " + std::to_string(pilcrow::kIndexFormat) + "\n";

Manifest any_manifest(Random& random) {
  Manifest out;
  out.generation = random();
  out.next = random();
  out.library = "0.1.0";
  out.rules = random() % 9;
  out.rules_file = {random(), random()};
  out.failures = std::string(random() % 9, 'f');
  for (std::size_t i = random() % 5; i-- > 0;) {
    SegmentEntry entry;
    entry.number = random();
    entry.postings = {random(), random()};
    entry.store = {random(), random()};
    entry.tags_number = random() % 3;
    entry.tags = {random(), random()};
    entry.rules = random() % 9;
    entry.blocks = random();
    entry.dense = random() % 2 == 0;
    std::set<std::uint32_t> deleted;
    for (std::size_t n = random() % 9; n-- > 0;) {
      deleted.insert(static_cast<std::uint32_t>(random() % 3 == 0 ? random() : random() % 20));
    }
    entry.deleted.assign(deleted.begin(), deleted.end());
    out.segments.push_back(entry);
  }
  return out;
}

void check_same(const Manifest& a, const Manifest& b) {
  CHECK(a.generation == b.generation);
  CHECK(a.next == b.next);
  CHECK(a.library == b.library);
  CHECK(a.rules == b.rules);
  CHECK(a.rules_file == b.rules_file);
  CHECK(a.failures == b.failures);
  REQUIRE(a.segments.size() == b.segments.size());
  for (std::size_t i = 0; i < a.segments.size(); ++i) {
    CHECK(a.segments[i].number == b.segments[i].number);
    CHECK(a.segments[i].postings == b.segments[i].postings);
    CHECK(a.segments[i].store == b.segments[i].store);
    CHECK(a.segments[i].tags_number == b.segments[i].tags_number);
    CHECK(a.segments[i].tags == b.segments[i].tags);
    CHECK(a.segments[i].rules == b.segments[i].rules);
    CHECK(a.segments[i].blocks == b.segments[i].blocks);
    CHECK(a.segments[i].dense == b.segments[i].dense);
    CHECK(a.segments[i].deleted == b.segments[i].deleted);
  }
}

std::string read(const std::string& folder) {
  return outcome([&] { read_manifest(folder); });
}

std::string asked(const std::string& folder) {
  bool found = false;
  const std::string error = outcome([&] { found = has_manifest(folder); });
  return error != "done" ? error : found ? "yes" : "no";
}

// A manifest of that record, whatever it is, with its right checksum.
std::string sealed(const std::string& record) {
  pilcrow::Encoder check;
  check.number(pilcrow::store::checksum(record));
  return kFirstLine + check.bytes() + record;
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("manifests of any content come back") {
    const TempDir folder;
    Random random(1);
    for (int round = 0; round < 30; ++round) {
      const Manifest manifest = any_manifest(random);
      write_manifest(folder.path(), manifest);
      check_same(manifest, read_manifest(folder.path()));
      CHECK(asked(folder.path()) == "yes");
    }
    CHECK(support::read_file(folder / "pilcrow-index").starts_with(kFirstLine));
    CHECK(!fs::exists(folder / "pilcrow-index.new"));
  }

  TEST_CASE("every bit that is flipped and every truncation is seen") {
    const TempDir folder;
    Random random(2);
    Manifest manifest = any_manifest(random);
    manifest.segments.resize(2);
    write_manifest(folder.path(), manifest);
    const std::string bytes = support::read_file(folder / "pilcrow-index");
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      folder.write("pilcrow-index", sample::flipped(bytes, bit));
      const std::string found = read(folder.path());
      CAPTURE(bit);
      CHECK(found == (bit / 8 < 14                  ? "not_an_index"
                      : bit / 8 < kFirstLine.size() ? "version_mismatch"
                                                    : "corrupt"));
    }
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      folder.write("pilcrow-index", bytes.substr(0, size));
      CHECK(read(folder.path()) == (size < 14                  ? "not_an_index"
                                    : size < kFirstLine.size() ? "version_mismatch"
                                                               : "corrupt"));
    }
    folder.write("pilcrow-index", bytes + "x");
    CHECK(read(folder.path()) == "corrupt");
  }

  TEST_CASE("any record under a right checksum is a manifest or Error{corrupt}") {
    const TempDir folder;
    Random random(3);
    for (int round = 0; round < 500; ++round) {
      pilcrow::Encoder record;
      record.number(static_cast<std::uint64_t>(pilcrow::text::kAnalysisVersion));
      for (std::size_t i = random() % 50; i-- > 0;) {
        record.number(random() % 8 == 0 ? random() : random() % 6);
      }
      folder.write("pilcrow-index", sealed(record.bytes()));
      const std::string found = read(folder.path());
      REQUIRE((found == "done" || found == "corrupt"));
    }
  }

  TEST_CASE("another format and another analysis are a version mismatch, and left alone") {
    const TempDir folder;
    for (const std::string line :
         {"pilcrow index 99\n", "pilcrow index \n", "pilcrow index 0", "pilcrow index 0\nmore"}) {
      folder.write("pilcrow-index", line);
      CHECK(read(folder.path()) == "version_mismatch");
      CHECK(asked(folder.path()) == "version_mismatch");
      CHECK(support::read_file(folder / "pilcrow-index") == line);
    }
    pilcrow::Encoder other;
    other.number(static_cast<std::uint64_t>(pilcrow::text::kAnalysisVersion) + 1);
    folder.write("pilcrow-index", sealed(other.bytes()));
    CHECK(read(folder.path()) == "version_mismatch");
    for (const std::string line : {"", "\n", "pilcrow", "index pilcrow 0\n"}) {
      folder.write("pilcrow-index", line);
      CHECK(read(folder.path()) == "not_an_index");
      CHECK(asked(folder.path()) == "not_an_index");
    }
  }

  TEST_CASE("no folder, an empty one, a file, a pipe and a link are told apart") {
    const TempDir folder;
    CHECK(read(folder / "missing") == "not_found");
    CHECK(asked(folder / "missing") == "no");
    CHECK(read(folder.path()) == "not_an_index");
    CHECK(asked(folder.path()) == "no");
    const std::string file = folder.write("file", "x");
    CHECK(read(file) == "not_an_index");
    CHECK(asked(file) == "not_an_index");
    CHECK(read(file + "/below") == "not_found");
    fs::remove(file);
    REQUIRE(mkfifo((folder / "pilcrow-index").c_str(), 0600) == 0);
    CHECK(read(folder.path()) == "not_an_index");
    CHECK(asked(folder.path()) == "not_an_index");
    fs::remove(folder / "pilcrow-index");
    const TempDir other;
    write_manifest(other.path(), {});
    fs::create_symlink(other / "pilcrow-index", folder / "pilcrow-index");
    CHECK(read(folder.path()) == "not_an_index");
    fs::create_symlink(other.path(), other / "link");
    CHECK(read(other / "link") == "done");  // a link to the folder is the user's own
  }

  TEST_CASE("paths are below the index") {
    using namespace pilcrow::index;
    CHECK(manifest_path("x") == "x/pilcrow-index");
    CHECK(segment_path("x", 7) == "x/segments/7");
    CHECK(rules_path("x", 7) == "x/rules-7");
    CHECK(postings_path("x/segments/7") == "x/segments/7/postings");
    CHECK(store_path("x/segments/7") == "x/segments/7/store");
    CHECK(tags_path("x/segments/7", 9) == "x/segments/7/tags-9");
  }
}
