// Stores merged are the store of all their documents.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "store/store_writer.h"
#include "support/support.h"
#include "unit/store/model.h"
#include "unit/store/sample.h"

using pilcrow::store::FileMark;
using pilcrow::store::merge_stores;
using pilcrow::store::Store;
using sample::Documents;
using sample::Random;
using support::TempDir;

TEST_SUITE("store") {
  TEST_CASE("stores merged are the same as one of all documents") {
    const TempDir folder;
    Random random(1);
    for (const std::vector<std::size_t>& sizes : std::vector<std::vector<std::size_t>>{
             {1}, {1, 1}, {0}, {0, 5, 0}, {20, 3, 1, 30}, {2, 2, 2, 2, 2, 2, 2, 2, 2}}) {
      Documents all;
      std::vector<std::unique_ptr<Store>> stores;
      std::vector<const Store*> pointers;
      for (const auto size : sizes) {
        const Documents documents = sample::any_documents(random, size);
        all.insert(all.end(), documents.begin(), documents.end());
        const std::string path = folder / std::to_string(stores.size());
        stores.push_back(std::make_unique<Store>(path, sample::write_store(documents, path)));
        pointers.push_back(stores.back().get());
      }
      const FileMark merged_mark = merge_stores(pointers, folder / "merged");
      const FileMark whole_mark = sample::write_store(all, folder / "whole");
      const Store merged(folder / "merged", merged_mark);
      const Store whole(folder / "whole", whole_mark);
      sample::check_same_bytes(merged, whole);
      const FileMark again = merge_stores({&merged}, folder / "again");
      sample::check_same_bytes(Store(folder / "again", again), whole);
      for (std::uint32_t i = 0; i < all.size(); ++i) sample::check_document(merged, all[i], i);
    }
  }

  TEST_CASE("a store merged from others with ids of their own says of them what they are") {
    const TempDir folder;
    Random random(2);
    Documents all = sample::any_documents(random, 40);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].record.id = std::to_string(i * 7 % 40);
    const Documents a(all.begin(), all.begin() + 13);
    const Documents b(all.begin() + 13, all.end());
    const Store first(folder / "a", sample::write_store(a, folder / "a"));
    const Store second(folder / "b", sample::write_store(b, folder / "b"));
    const FileMark mark = merge_stores({&first, &second}, folder / "merged");
    sample::check_store(Store(folder / "merged", mark), all);
  }
}
