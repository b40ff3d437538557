#include "formats/read.h"
#include "support/archives.h"

using formats::failure;
using formats::ids;
using formats::read;
using formats::Strings;
using support::Members;
using support::pack;
using support::Packing;

namespace {

const Members kFolder = {{"letters/may.txt", "The crane was mended in May.\n"},
                         {"photo.png", "\x89PNG\r\n\x1A\n...."},
                         {"page.html", "<html><body><p>Ships waited outside.</p></body></html>"},
                         {".hidden.txt", "Not this."},
                         {"__MACOSX/x.txt", "Nor this."}};

}  // namespace

TEST_SUITE("archive") {
  TEST_CASE("archives are folders of documents, each read by the reader of its format") {
    for (const auto& kind :
         {std::pair(Packing::zip, "a.zip"), std::pair(Packing::tar, "a.tar"),
          std::pair(Packing::tar_gz, "a.tar.gz"), std::pair(Packing::tar_xz, "a.tar.xz")}) {
      const auto& [packing, name] = kind;
      CAPTURE(kind.second);
      const auto result = read(pack(kFolder, packing), name);
      CHECK(result.reader == "archive");
      CHECK(ids(result) ==
            Strings{std::string(name) + "/letters/may.txt", std::string(name) + "/page.html"});
      CHECK(result.passed_over == Strings{"photo.png"});
      CHECK(result.skipped == Strings{});
      REQUIRE(result.documents[0].blocks.size() == 1);
      CHECK(result.documents[0].blocks[0].locator == "letters/may.txt, line 1");
      CHECK(result.documents[0].blocks[0].source == pilcrow::Range{});
      CHECK(result.documents[0].path == name);
    }
  }

  TEST_CASE("a compressed file is the file, whatever it is called") {
    for (const auto& [packing, name] :
         {std::pair(Packing::gz, "in/may.txt.gz"), std::pair(Packing::bz2, "in/may.txt.bz2"),
          std::pair(Packing::zstd, "in/may.txt.zst")}) {
      const auto result = read(pack(kFolder, packing), name);
      CHECK(ids(result) == Strings{std::string(name) + "/may.txt"});
    }
  }

  TEST_CASE("archives in archives are read, but not without end") {
    const std::string inner = pack({{"a.txt", "The innermost text."}});
    const std::string middle = pack({{"inner.zip", inner}});
    CHECK(ids(read(pack({{"middle.zip", middle}}), "outer.zip")) ==
          Strings{"outer.zip/middle.zip/inner.zip/a.txt"});
    const auto result = read(pack({{"middle.zip", middle}}), "outer.zip", {.max_nesting = 2});
    CHECK(result.documents.empty());
    REQUIRE(result.skipped.size() == 1);
    CHECK(result.skipped[0].find("nested too deeply") != std::string::npos);
  }

  TEST_CASE("what is encrypted is said to be") {
    const auto result = read(pack({{"a.txt", "secret text"}}, Packing::encrypted_zip), "a.zip");
    CHECK(result.documents.empty());
    CHECK(result.skipped == Strings{"a.txt: it is encrypted"});
  }

  TEST_CASE("a bomb is stopped early, and what was read before it stays") {
    const Members members = {
        {"a.txt", "First text."}, {"b.txt", std::string(64 << 20, ' ')}, {"c.txt", "Third."}};
    for (const Packing packing : {Packing::zip, Packing::tar_gz}) {
      const auto result = read(pack(members, packing), "bomb");
      CHECK(result.documents.size() == 1);
      CHECK(result.cut == Strings{"it unpacks to more than 100 times its size"});
    }
  }

  TEST_CASE("bombs in archives count against the outermost") {
    const std::string zeros = pack({{"z.txt", std::string(900 << 10, '0')}});
    Members members;
    for (int i = 0; i < 200; ++i) members.push_back({std::to_string(i) + ".zip", zeros});
    const auto result = read(pack(members), "bombs.zip");
    REQUIRE(result.cut.size() >= 1);
    CHECK(result.cut.back().find("100 times") != std::string::npos);
    CHECK(result.documents.size() < 100);
  }

  TEST_CASE("numbers and sizes of members are limited") {
    const Members members = {{"a.txt", "One."}, {"b.txt", "Two words here."}, {"c.txt", "Three."}};
    auto result = read(pack(members), "a.zip", {.max_members = 2});
    CHECK(result.documents.size() == 2);
    CHECK(result.cut == Strings{"it holds more than 2 files"});
    result = read(pack(members), "a.zip", {.max_member_bytes = 10});
    CHECK(result.documents.size() == 2);
    CHECK(result.skipped == Strings{"b.txt: it is larger than 10 bytes"});
  }

  TEST_CASE("names cannot lead out of the archive") {
    const auto result =
        read(pack({{"../../etc/a.txt", "One."}, {"/b.txt", "Two."}}, Packing::tar), "x.tar");
    CHECK(ids(result) == Strings{"x.tar/etc/a.txt", "x.tar/b.txt"});
  }

  TEST_CASE("damaged and empty archives say so") {
    const std::string whole = pack({{"a.txt", "One."}, {"b.txt", std::string(5000, 'x') + "Two."}});
    const auto result = read(whole.substr(0, whole.size() / 2), "a.zip");
    CHECK(result.documents.size() == 1);
    CHECK(result.skipped.size() + result.cut.size() > 0);
    CHECK(failure(pack({}), "a.zip") == "there is nothing in it");
    for (const Packing packing : {Packing::gz, Packing::bz2, Packing::zstd}) {
      CHECK(failure(pack({{"a", ""}}, packing), "a.gz") == "there is nothing in it");
    }
    CHECK(failure("\x1F\x8B\x08 nonsense", "a.gz").find("cannot be") != std::string::npos);
  }

  TEST_CASE("a file that lies about its format is read as what it is") {
    CHECK(read(pack(kFolder), "letters.txt").reader == "archive");
    CHECK(read("<html><p>Text.", "x.txt").reader == "html");
    CHECK(read("{\\rtf1 Text.}", "x.docx").reader == "rtf");
    CHECK(read("Only text.", "x.docx").reader == "text");
  }
}
