// Files of sections: what is written comes back, and damage is never taken for data.

#include "store/sections.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "base/codec.h"
#include "support/support.h"
#include "unit/store/sample.h"

using pilcrow::store::FileMark;
using pilcrow::store::kChunkBytes;
using pilcrow::store::SectionFile;
using pilcrow::store::SectionWriter;
using sample::outcome;
using sample::Strings;
using support::TempDir;

namespace {

using Contents = std::map<std::string, std::string>;

std::string noise(sample::Random& random, std::size_t size) {
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

FileMark write(const Contents& contents, const std::string& path) {
  SectionWriter out(path);
  for (const auto& [name, bytes] : contents) out.put(name, bytes);
  return out.finish();
}

// All of a file; throws where any of it is damaged.
Contents read(const std::string& path, const FileMark& mark) {
  const SectionFile file(path, mark);
  Contents out;
  for (const auto& [name, size] : file.sizes()) {
    out[name] = file.section(name).all();
    CHECK(out[name].size() == size);
  }
  return out;
}

const Contents kSmall = {{"empty", ""}, {"one", "1"}, {"text", "북한 and more"}};

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("sections of all sizes come back, also those about a chunk") {
    const TempDir folder;
    sample::Random random(1);
    Contents contents = {{"", "a section without a name"}, {"empty", ""}};
    for (const std::size_t chunks : {0U, 1U, 3U}) {
      for (const int over : {-1, 0, 1}) {
        if (chunks == 0 && over < 0) continue;
        const std::size_t size = chunks * kChunkBytes + static_cast<std::size_t>(over);
        contents["of " + std::to_string(size)] = noise(random, size);
      }
    }
    const FileMark mark = write(contents, folder / "file");
    CHECK(mark.bytes == support::read_file(folder / "file").size());
    CHECK(read(folder / "file", mark) == contents);
    const SectionFile file(folder / "file", mark);
    CHECK(file.path() == folder / "file");
    CHECK(file.damaged().empty());
    CHECK(file.has("empty"));
    CHECK(!file.has("none"));
    CHECK(outcome([&] { (void)file.section("none"); }) == "corrupt");
  }

  TEST_CASE("a file without sections is one") {
    const TempDir folder;
    const FileMark mark = write({}, folder / "file");
    CHECK(read(folder / "file", mark).empty());
  }

  TEST_CASE("any part of a section can be looked at, and nothing beyond it") {
    const TempDir folder;
    sample::Random random(2);
    const std::string bytes = noise(random, 2 * kChunkBytes + 100);
    const FileMark mark = write({{"a", bytes}, {"b", "behind"}}, folder / "file");
    const SectionFile file(folder / "file", mark);
    const auto& section = file.section("a");
    const std::vector<std::size_t> places = {
        0, 1, 99, kChunkBytes - 1, kChunkBytes, kChunkBytes + 1, 2 * kChunkBytes, bytes.size()};
    for (const auto begin : places) {
      for (const auto end : places) {
        if (begin <= end) {
          CHECK(section.view(begin, end) == std::string_view(bytes).substr(begin, end - begin));
        } else {
          CHECK(outcome([&] { section.view(begin, end); }) == "corrupt");
        }
      }
    }
    CHECK(outcome([&] { section.view(0, bytes.size() + 1); }) == "corrupt");
    CHECK(outcome([&] { section.view(SIZE_MAX, SIZE_MAX); }) == "corrupt");
    CHECK(outcome([&] { section.view(bytes.size() + 1, bytes.size() + 1); }) == "corrupt");
  }

  TEST_CASE("arrays of numbers come back, and need whole numbers") {
    const TempDir folder;
    const std::vector<std::uint64_t> large = {0, 1, UINT64_MAX};
    const std::vector<std::uint32_t> small = {7, UINT32_MAX, 9};
    SectionWriter out(folder / "file");
    out.put("odd", "x");  // what follows begins at a multiple of 8 all the same
    out.put_array("large", large);
    out.put_array("small", small);
    out.put_array("none", std::vector<std::uint32_t>());
    out.begin("in parts");
    for (int i = 0; i < 9; ++i) out.write(std::string(10000, 'p'));
    const FileMark mark = out.finish();
    const SectionFile file(folder / "file", mark);
    const auto numbers = file.section("large").array<std::uint64_t>();
    CHECK(std::vector<std::uint64_t>(numbers.begin(), numbers.end()) == large);
    const auto others = file.section("small").array<std::uint32_t>();
    CHECK(std::vector<std::uint32_t>(others.begin(), others.end()) == small);
    CHECK(file.section("none").array<std::uint64_t>().empty());
    CHECK(file.section("in parts").all() == std::string(90000, 'p'));
    CHECK(outcome([&] { file.section("small").array<std::uint64_t>(); }) == "corrupt");
    CHECK(outcome([&] { file.section("odd").array<std::uint32_t>(); }) == "corrupt");
  }

  TEST_CASE("every bit that is flipped is seen, or was none of the content") {
    const TempDir folder;
    const FileMark mark = write(kSmall, folder / "file");
    const std::string bytes = support::read_file(folder / "file");
    std::size_t unseen = 0;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      const std::string path = folder.write("damaged", sample::flipped(bytes, bit));
      CAPTURE(bit);
      Contents contents;
      const std::string found = outcome([&] { contents = read(path, mark); });
      if (found == "done") {
        CHECK(contents == kSmall);
        ++unseen;
      }
      CHECK((found == "done" || found == "corrupt"));
    }
    CHECK(unseen == 7 * 8);  // what fills up to the next multiple of 8
  }

  TEST_CASE("every truncation and every byte more is Error{corrupt}") {
    const TempDir folder;
    const FileMark mark = write(kSmall, folder / "file");
    const std::string bytes = support::read_file(folder / "file");
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const std::string path = folder.write("damaged", bytes.substr(0, size));
      REQUIRE(outcome([&] { read(path, mark); }) == "corrupt");
      const FileMark cut{size, mark.check};
      REQUIRE(outcome([&] { read(path, cut); }) == "corrupt");
    }
    const std::string longer = folder.write("damaged", bytes + "x");
    CHECK(outcome([&] { read(longer, mark); }) == "corrupt");
    CHECK(outcome([&] { read(folder / "none", mark); }) == "not_found");
  }

  TEST_CASE("damage is found in the chunk where it is, when that is looked at") {
    const TempDir folder;
    const std::string filling(3 * kChunkBytes, 'x');
    const FileMark mark = write({{"a", filling}, {"b", "sound"}}, folder / "file");
    std::string bytes = support::read_file(folder / "file");
    bytes[kChunkBytes + 5] = 'y';
    const std::string path = folder.write("file", bytes);
    const SectionFile file(path, mark);
    const auto& section = file.section("a");
    CHECK(outcome([&] { section.view(0, kChunkBytes); }) == "done");
    CHECK(outcome([&] { section.view(2 * kChunkBytes, 3 * kChunkBytes); }) == "done");
    for (int again = 0; again < 2; ++again) {
      CHECK(outcome([&] { section.view(kChunkBytes, kChunkBytes + 1); }) == "corrupt");
      CHECK(outcome([&] { section.all(); }) == "corrupt");
    }
    CHECK(file.damaged() == Strings{"a"});
    try {
      section.all();
      FAIL_CHECK("read");
    } catch (const pilcrow::Error& error) {
      CHECK(error.what() == std::string("the index is damaged: its part 'a' is damaged"));
      CHECK(error.context() == path);
    }
  }

  TEST_CASE("another file with the same names is told by its mark") {
    const TempDir folder;
    Contents other = kSmall;
    other["one"] = "2";
    const FileMark mark = write(kSmall, folder / "file");
    const FileMark of_other = write(other, folder / "other");
    CHECK(!(mark == of_other));
    CHECK(outcome([&] { read(folder / "other", mark); }) == "corrupt");
    CHECK(write(kSmall, folder / "again") == mark);
  }

  TEST_CASE("a directory that points beyond the file is refused") {
    const TempDir folder;
    sample::Random random(3);
    for (int round = 0; round < 2000; ++round) {
      pilcrow::Encoder directory;
      for (std::size_t i = random() % 12; i-- > 0;) {
        directory.number(random() % 6 == 0 ? random() : random() % 6);
      }
      const std::uint64_t size = directory.bytes().size();
      const std::string numbers = [&] {
        const std::uint64_t footer[] = {16, size, pilcrow::store::kSectionsMagic};
        return std::string(reinterpret_cast<const char*>(footer), sizeof footer);
      }();
      const std::string bytes = std::string(16, 'x') + directory.bytes() + numbers;
      const std::string path = folder.write("file", bytes);
      const FileMark mark{bytes.size(), pilcrow::store::checksum(directory.bytes())};
      const std::string found = outcome([&] { read(path, mark); });
      REQUIRE((found == "done" || found == "corrupt"));
    }
  }
}
