#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <thread>

#include "api/fixture.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// A writer that watches in a thread of its own, from construction to the end.
class Watching {
 public:
  Watching(const std::string& index, std::vector<std::string> paths,
           pilcrow::IndexOptions options = {})
      : index_(index), thread_([this, index, paths, options] {
          try {
            pilcrow::IndexWriter writer(index);
            pilcrow::WatchOptions watch;
            watch.index = options;
            watch.committed = [this](const pilcrow::IndexReport& report) {
              removed_ += report.removed;
              documents_ += report.documents;
              ++commits_;
            };
            watch.go_on = [this] { return !ended_; };
            writer.watch(paths, watch);
          } catch (const pilcrow::Error& error) {
            failed_ = true;
          }
        }) {
    CHECK(eventually([this] { return commits_ > 0; }));
  }
  ~Watching() { end(); }

  // How long ending took.
  std::chrono::milliseconds end() {
    const auto begin = std::chrono::steady_clock::now();
    ended_ = true;
    if (thread_.joinable()) thread_.join();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
  }

  bool eventually(const std::function<bool()>& holds) const {
    for (int i = 0; i < 600 && !failed_; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(50ms);
    }
    return false;
  }
  // Whether the index comes to hold these documents.
  bool holds(const std::vector<std::string>& ids) const {
    return eventually([&] {
      std::vector<std::string> present;
      for (const auto& each : pilcrow::Index::open(index_).documents()) present.push_back(each.id);
      return present == ids;
    });
  }
  bool finds(const std::string& query, std::size_t count) const {
    return eventually([&] {
      return fixture::search(pilcrow::Index::open(index_), query).total_paragraphs == count;
    });
  }
  std::size_t commits() const { return commits_; }

 private:
  std::string index_;
  std::atomic<bool> ended_ = false;
  std::atomic<bool> failed_ = false;
  std::atomic<std::size_t> commits_ = 0;
  std::atomic<std::size_t> documents_ = 0;
  std::atomic<std::size_t> removed_ = 0;
  std::thread thread_;
};

}  // namespace

TEST_SUITE("watch") {
  TEST_CASE("files that come, change, move and go are followed") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "The first wording.\n");
    folder.write("tree/sub/b.txt", "Another file.\n");
    Watching watching(folder / "index", {folder / "tree"});
    CHECK(watching.holds({"a.txt", "sub/b.txt"}));
    folder.write("tree/a.txt", "The second wording.\n");
    CHECK(watching.finds("second", 1));
    CHECK(watching.finds("first", 0));
    folder.write("tree/new/deep/c.txt", "A file in new folders.\n");
    CHECK(watching.holds({"a.txt", "new/deep/c.txt", "sub/b.txt"}));
    folder.write("tree/new/deep/d.txt", "One more there.\n");
    CHECK(watching.holds({"a.txt", "new/deep/c.txt", "new/deep/d.txt", "sub/b.txt"}));
    fs::rename(folder / "tree/new", folder / "tree/old");
    CHECK(watching.holds({"a.txt", "old/deep/c.txt", "old/deep/d.txt", "sub/b.txt"}));
    folder.write("tree/old/deep/e.txt", "And one in the folder that moved.\n");
    CHECK(watching.holds(
        {"a.txt", "old/deep/c.txt", "old/deep/d.txt", "old/deep/e.txt", "sub/b.txt"}));
    fs::rename(folder / "tree/old", folder / "away");
    fs::remove(folder / "tree/sub/b.txt");
    CHECK(watching.holds({"a.txt"}));
    fs::rename(folder / "away/deep", folder / "tree/deep");
    CHECK(watching.holds({"a.txt", "deep/c.txt", "deep/d.txt", "deep/e.txt"}));
    fs::remove_all(folder / "tree/deep");
    CHECK(watching.holds({"a.txt"}));
    CHECK(watching.end() < 1000ms);
    CHECK(pilcrow::Index::open(folder / "index").stats().documents == 1);
  }

  TEST_CASE("what is hidden or left out is not followed, until the rules say otherwise") {
    const support::TempDir folder;
    folder.write("tree/.pilcrowignore", "*.log.txt\n");
    folder.write("tree/a.txt", "A file.\n");
    folder.write("tree/b.log.txt", "Left out.\n");
    pilcrow::IndexOptions options;
    options.exclude = {"drafts/"};
    Watching watching(folder / "index", {folder / "tree/"}, options);
    folder.write("tree/.hidden.txt", "Hidden.\n");
    folder.write("tree/c.log.txt", "Left out.\n");
    folder.write("tree/drafts/d.txt", "Left out.\n");
    folder.write("tree/e.txt", "The last.\n");
    CHECK(watching.holds({"a.txt", "e.txt"}));
    folder.write("tree/.pilcrowignore", "e.txt\n");
    CHECK(watching.holds({"a.txt", "b.log.txt", "c.log.txt"}));
  }

  TEST_CASE("named files and roots that go and come back are followed too") {
    const support::TempDir folder;
    const std::string named = folder.write("named.txt", "The named file.\n");
    folder.write("tree/a.txt", "A file.\n");
    Watching watching(folder / "index", {named, folder / "tree"});
    CHECK(watching.holds({"a.txt", "named.txt"}));
    fs::remove(named);
    CHECK(watching.holds({"a.txt"}));
    folder.write("named.txt", "The named file is back.\n");
    CHECK(watching.finds("back", 1));
    fs::remove_all(folder / "tree");
    folder.write("tree/b.txt", "A file in a new folder.\n");
    CHECK(watching.holds({"b.txt", "named.txt"}));
    folder.write("tree/c.txt", "And another.\n");
    CHECK(watching.holds({"b.txt", "c.txt", "named.txt"}));
  }

  TEST_CASE("an index inside the tree that is followed does not follow itself") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    Watching watching(folder / "tree/index", {folder / "tree"});
    folder.write("tree/b.txt", "Another.\n");
    CHECK(watching.holds({"a.txt", "b.txt"}));
    std::this_thread::sleep_for(1500ms);
    CHECK(watching.commits() == 2);
  }

  TEST_CASE("many changes at once make few commits") {
    const support::TempDir folder;
    folder.write("tree/a.txt", "A file.\n");
    Watching watching(folder / "index", {folder / "tree"});
    for (int i = 0; i < 300; ++i) {
      folder.write("tree/sub" + std::to_string(i % 20) + "/" + std::to_string(i) + ".txt",
                   "More.\n");
    }
    CHECK(watching.finds("more", 300));
    CHECK(watching.commits() <= 12);
  }
}
