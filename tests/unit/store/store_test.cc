// Stores of random documents, held against the documents.

#include "store/store.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/support.h"
#include "unit/store/model.h"
#include "unit/store/sample.h"

using pilcrow::store::FileMark;
using pilcrow::store::InputBlock;
using pilcrow::store::InputDocument;
using pilcrow::store::Store;
using sample::Documents;
using sample::outcome;
using sample::Random;
using support::TempDir;

namespace {

InputDocument document(const std::string& id, const std::vector<std::string>& languages) {
  InputDocument out;
  out.record.id = id;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    InputBlock block;
    block.record.kind = i == 0 ? pilcrow::BlockKind::heading : pilcrow::BlockKind::paragraph;
    block.language = languages[i];
    out.blocks.push_back(block);
  }
  return out;
}

// "first:language" of each run.
sample::Strings runs(const Store& store) {
  sample::Strings out;
  for (const auto& run : store.language_runs()) {
    out.push_back(std::to_string(run.first) + ":" + store.languages()[run.language]);
  }
  return out;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("a store says of any documents what they are") {
    const TempDir folder;
    Random random(1);
    for (const std::size_t count : {1U, 2U, 3U, 10U, 60U}) {
      for (int round = 0; round < 3; ++round) {
        const Documents documents = sample::any_documents(random, count);
        const auto& packing =
            round == 0 ? pilcrow::store::kDensePacking : pilcrow::store::kQuickPacking;
        const FileMark mark = sample::write_store(documents, folder / "store", packing);
        const Store store(folder / "store", mark);
        sample::check_store(store, documents);
        CHECK(store.file().damaged().empty());
      }
    }
  }

  TEST_CASE("a store of no documents is one") {
    const TempDir folder;
    const FileMark mark = sample::write_store({}, folder / "store");
    const Store store(folder / "store", mark);
    sample::check_store(store, {});
    CHECK(store.heads() == 0);
    CHECK(store.languages().empty());
    CHECK(store.texts().size() == 0);
  }

  TEST_CASE("languages are told by runs, which go on from one document to the next") {
    const TempDir folder;
    const FileMark mark =
        sample::write_store({document("a", {"en", "en", "ko"}), document("b", {"ko", "ko"}),
                             document("c", {"en"}), document("d", {"", "en"})},
                            folder / "store");
    const Store store(folder / "store", mark);
    CHECK(runs(store) == sample::Strings{"0:en", "2:ko", "5:en", "6:", "7:en"});
    CHECK(store.languages() == sample::Strings{"en", "ko", ""});
  }

  TEST_CASE("a long heading stands in its path with its beginning, cut at a character") {
    const TempDir folder;
    InputDocument long_one = document("a", {"en", "en"});
    long_one.blocks[1].record.kind = pilcrow::BlockKind::heading;
    long_one.blocks[1].record.level = 3;
    for (int i = 0; i < 100; ++i) long_one.blocks[1].record.text += "북";
    const FileMark mark = sample::write_store({long_one}, folder / "store");
    const Store store(folder / "store", mark);
    CHECK(store.path(store.path_of(1)) == long_one.blocks[1].record.text.substr(0, 255));
    CHECK(store.block(1).text == long_one.blocks[1].record.text);
    CHECK(store.paths() == 2);
    CHECK(store.path(store.path_of(0)).empty());
  }

  TEST_CASE("another store is told by its mark") {
    const TempDir folder;
    const FileMark mark = sample::write_store({document("a", {"en"})}, folder / "a");
    const FileMark other = sample::write_store({document("b", {"en"})}, folder / "b");
    CHECK(outcome([&] { Store(folder / "b", mark); }) == "corrupt");
    CHECK(outcome([&] { Store(folder / "b", {other.bytes, mark.check}); }) == "corrupt");
    CHECK(outcome([&] { Store(folder / "b", other); }) == "done");
    CHECK(outcome([&] { Store(folder / "c", mark); }) == "not_found");
  }
}
