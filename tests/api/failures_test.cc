// What could not be read is remembered until it can.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "api/fixture.h"

namespace {

using Strings = std::vector<std::string>;

const char* const kPicture = "GIF89a\1\1\1\1";

// "kind name: reason" of each.
Strings failures(const support::TempDir& folder) {
  Strings out;
  for (const auto& failure : pilcrow::Index::open(folder / "index").failures()) {
    out.push_back(std::string(to_string(failure.kind)) + ' ' +
                  failure.path.substr((folder / "in/").size()) + ": " + failure.reason);
  }
  return out;
}

void index(const support::TempDir& folder, const pilcrow::IndexOptions& options = {}) {
  pilcrow::IndexWriter writer(folder / "index");
  writer.index_paths({folder / "in"}, options);
  writer.commit();
}

const std::string kNoText = "there is no text in it";
const std::string kGif = "not text: it is a GIF image";

}  // namespace

TEST_SUITE("failures") {
  TEST_CASE("failures are kept, by path, until files are read well or gone") {
    const support::TempDir folder;
    folder.write("in/good.txt", "Words.\n");
    folder.write("in/c.txt", kPicture);
    folder.write("in/b.txt", kPicture);
    folder.write("in/a.txt", "\n");
    folder.write("in/records.jsonl", "{\"id\": \"r\", \"text\": \"Words.\"}\nnonsense\n");
    folder.write("in/picture.gif", kPicture);  // passed over
    index(folder);
    const Strings all = {"empty a.txt: " + kNoText, "failed b.txt: " + kGif,
                         "failed c.txt: " + kGif};
    Strings found = failures(folder);
    REQUIRE(found.size() == 4);
    CHECK(found.back().starts_with("failed records.jsonl: line 2: "));
    found.pop_back();
    CHECK(found == all);
    // Files that have not changed are not read again, and their failures stay.
    index(folder);
    CHECK(failures(folder).size() == 4);
    folder.write("in/a.txt", "Now there is something.\n");
    folder.write("in/b.txt", "Here as well.\n");
    folder.write("in/records.jsonl", "{\"id\": \"r\", \"text\": \"Words.\"}\n");
    index(folder);
    CHECK(failures(folder) == Strings{all[2]});
    std::filesystem::remove(folder / "in/c.txt");
    index(folder);
    CHECK(failures(folder).empty());
  }

  TEST_CASE("a run over other paths leaves failures alone") {
    const support::TempDir folder;
    folder.write("in/a.txt", kPicture);
    folder.write("beside/b.txt", kPicture);
    index(folder);
    pilcrow::IndexWriter writer(folder / "index");
    writer.index_paths({folder / "beside"});
    writer.commit();
    const auto found = pilcrow::Index::open(folder / "index").failures();
    REQUIRE(found.size() == 2);
    CHECK(found[0].path == folder / "beside/b.txt");
    CHECK(found[1].path == folder / "in/a.txt");
  }

  TEST_CASE("failures are committed with all else, and survive what follows") {
    const support::TempDir folder;
    folder.write("in/a.txt", kPicture);
    {
      pilcrow::IndexWriter writer(folder / "index");
      writer.index_paths({folder / "in"});
    }
    CHECK(failures(folder).empty());
    index(folder);
    const Strings one = {"failed a.txt: " + kGif};
    CHECK(failures(folder) == one);
    pilcrow::IndexWriter writer(folder / "index");
    pilcrow::Document document;
    document.id = "other";
    document.blocks.push_back({.text = "Words."});
    writer.add(document);
    writer.commit();
    writer.optimize();
    CHECK(failures(folder) == one);
  }

  TEST_CASE("a name that leads to nothing is a problem, not a failure to remember") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    CHECK(writer.index_paths({folder / "in"}).failed() == 1);
    writer.commit();
    CHECK(failures(folder).empty());
  }

  TEST_CASE("of a file with many bad records some are kept, and their number") {
    const support::TempDir folder;
    std::string lines;
    for (int i = 0; i < 1000; ++i) lines += "nonsense\n";
    folder.write("in/records.jsonl", lines);
    index(folder);
    const auto found = failures(folder);
    REQUIRE(found.size() == 21);
    CHECK(found.back() == "failed records.jsonl: and 980 more");
  }

  TEST_CASE("a run that was stopped forgets nothing of what it did not come to") {
    const support::TempDir folder;
    for (char c = 'a'; c <= 'z'; ++c) folder.write(std::string("in/") + c + ".txt", kPicture);
    index(folder);
    CHECK(failures(folder).size() == 26);
    pilcrow::IndexOptions options;
    options.progress = [](const auto&) { return false; };
    index(folder, options);
    CHECK(failures(folder).size() == 26);
  }
}
