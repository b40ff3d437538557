#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "api/fixture.h"

namespace {

namespace fs = std::filesystem;

// Files that were changed just now are compared by their bytes: these were an hour ago.
void age(const std::string& path) {
  static int seconds = 0;
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1) +
                                std::chrono::seconds(++seconds) + std::chrono::nanoseconds(7));
}

// Folders and an index over which runs follow each other, each committed.
class Place {
 public:
  std::string write(const std::string& name, const std::string& text) const {
    const std::string path = folder_.write(name, text);
    age(path);
    return path;
  }
  void remove(const std::string& name) const { fs::remove_all(folder_ / name); }
  std::string operator/(const std::string& name) const { return folder_ / name; }

  pilcrow::IndexReport run(const std::vector<std::string>& names,
                           const pilcrow::IndexOptions& options = {}) const {
    std::vector<std::string> paths;
    for (const auto& name : names) paths.push_back(folder_ / name);
    pilcrow::IndexWriter writer(folder_ / "index");
    const auto report = writer.index_paths(paths, options);
    writer.commit();
    return report;
  }
  pilcrow::IndexReport prune(const std::vector<std::string>& names) const {
    pilcrow::IndexOptions options;
    options.prune = true;
    return run(names, options);
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& document : index().documents()) out.push_back(document.id);
    return out;
  }
  pilcrow::Index index() const { return pilcrow::Index::open(folder_ / "index"); }
  std::size_t count(const std::string& query) const {
    return fixture::search(index(), query).total_paragraphs;
  }

 private:
  support::TempDir folder_;
};

using Ids = std::vector<std::string>;

void check(const pilcrow::IndexReport& report, std::size_t documents, std::size_t unchanged,
           std::size_t removed, std::size_t problems = 0) {
  CHECK(report.documents == documents);
  CHECK(report.unchanged == unchanged);
  CHECK(report.removed == removed);
  CHECK(report.problems.size() == problems);
  for (const auto& problem : report.problems) {
    CAPTURE(problem.path);
    CAPTURE(problem.reason);
    CHECK((problems > 0 || problem.kind == pilcrow::ProblemKind::passed_over));
  }
}

}  // namespace

TEST_SUITE("update") {
  TEST_CASE("a second run reads what has changed and nothing else") {
    const Place place;
    place.write("tree/a.txt", "The first wording.\n");
    place.write("tree/b.txt", "Something else.\n");
    check(place.run({"tree"}), 2, 0, 0);
    check(place.run({"tree"}), 0, 2, 0);
    place.write("tree/a.txt", "The second wording.\n");
    place.write("tree/c.txt", "A third file.\n");
    const auto report = place.run({"tree"});
    check(report, 2, 1, 0);
    CHECK(report.bytes == 34);
    CHECK(place.count("first") == 0);
    CHECK(place.count("second") == 1);
    CHECK(place.ids() == Ids{"a.txt", "b.txt", "c.txt"});
    check(place.run({"tree"}), 0, 3, 0);
  }

  TEST_CASE("a file of another time but the same bytes is not indexed again") {
    const Place place;
    const std::string path = place.write("tree/a.txt", "The wording.\n");
    check(place.run({"tree"}), 1, 0, 0);
    const auto before = place.index().stats().segments;
    age(path);
    check(place.run({"tree"}), 0, 1, 0);
    check(place.run({"tree"}), 0, 1, 0);
    CHECK(place.index().stats().segments == before);
    CHECK(place.index().stats().deleted == 0);
  }

  TEST_CASE("a file that was read too soon to go by its time is compared by its bytes") {
    const support::TempDir folder;
    const std::string path = folder.write("tree/a.txt", "The first wording.\n");
    const auto time = fs::file_time_type::clock::now() + std::chrono::hours(1);
    fs::last_write_time(path, time);
    pilcrow::IndexWriter writer(folder / "index");
    writer.index_paths({folder / "tree"});
    writer.commit();
    check(writer.index_paths({folder / "tree"}), 0, 1, 0);
    folder.write("tree/a.txt", "The other wording.\n");  // of the same size
    fs::last_write_time(path, time);
    check(writer.index_paths({folder / "tree"}), 1, 0, 0);
  }

  TEST_CASE("all files are read again when that is asked for") {
    const Place place;
    place.write("tree/a.txt", "The wording.\n");
    place.run({"tree"});
    pilcrow::IndexOptions options;
    options.read_all = true;
    check(place.run({"tree"}, options), 1, 0, 0);
    CHECK(place.ids() == Ids{"a.txt"});
  }

  TEST_CASE("a file of records is replaced as a whole, without those that it gives no more") {
    const Place place;
    place.write("tree/r.jsonl",
                "{\"id\":\"one\",\"text\":\"First record.\"}\n"
                "{\"id\":\"two\",\"text\":\"Second record.\"}\n");
    check(place.run({"tree"}), 2, 0, 0);
    check(place.run({"tree"}), 0, 1, 0);
    place.write("tree/r.jsonl",
                "{\"id\":\"two\",\"text\":\"Second record.\"}\n"
                "{\"id\":\"three\",\"text\":\"Third record.\"}\n");
    check(place.run({"tree"}), 2, 0, 1);
    CHECK(place.ids() == Ids{"three", "two"});
    // A file that fails now keeps what it gave when it could be read.
    place.write("tree/r.jsonl", std::string(3000, '\0'));
    CHECK(place.run({"tree"}).removed == 0);
    CHECK(place.ids() == Ids{"three", "two"});
  }

  TEST_CASE("documents of files that are gone are removed when that is asked for") {
    const Place place;
    for (const char* name : {"a/x.txt", "a/sub/y.txt", "ab/z.txt", "c/w.txt"}) {
      place.write(std::string("tree/") + name, std::string("Words of ") + name + ".\n");
    }
    place.run({"tree"});
    place.remove("tree/a");
    place.remove("tree/c");
    check(place.run({"tree"}), 0, 1, 0);  // not unless it is asked for
    CHECK(place.ids().size() == 4);
    check(place.prune({"tree"}), 0, 1, 3);
    CHECK(place.ids() == Ids{"ab/z.txt"});
    check(place.prune({"tree"}), 0, 1, 0);
  }

  TEST_CASE("only what lies below the paths given is removed, by whole names") {
    const Place place;
    for (const char* name : {"a/x.txt", "ab/y.txt", "other/z.txt"}) {
      place.write(name, std::string("Words of ") + name + ".\n");
    }
    place.run({"a", "ab", "other"});
    for (const char* name : {"a/x.txt", "ab/y.txt", "other/z.txt"}) place.remove(name);
    check(place.prune({"a"}), 0, 0, 1);
    CHECK(place.ids() == Ids{"y.txt", "z.txt"});
    check(place.prune({"ab/", "other"}), 0, 0, 2);
    CHECK(place.ids().empty());
  }

  TEST_CASE("a named file that is gone is removed, a folder that is gone is not") {
    const Place place;
    place.write("one.txt", "One file.\n");
    place.write("tree/two.txt", "Another.\n");
    place.run({"one.txt", "tree"});
    place.remove("one.txt");
    place.remove("tree");
    check(place.run({"one.txt", "tree"}), 0, 0, 0, 2);
    const auto report = place.prune({"one.txt", "tree", "never.txt"});
    check(report, 0, 0, 1, 2);
    CHECK(report.problems[0].path == place / "tree");
    CHECK(report.problems[1].path == place / "never.txt");
    CHECK(report.failed() == 2);
    CHECK(place.ids() == Ids{"two.txt"});
  }

  TEST_CASE("nothing is removed below a folder that cannot be entered") {
    if (geteuid() == 0) return;  // may read everything
    const Place place;
    place.write("tree/open/a.txt", "Open.\n");
    place.write("tree/closed/b.txt", "Closed.\n");
    place.run({"tree"});
    place.remove("tree/open/a.txt");
    fs::permissions(place / "tree/closed", fs::perms::none);
    const auto report = place.prune({"tree"});
    fs::permissions(place / "tree/closed", fs::perms::owner_all);
    check(report, 0, 0, 1, 1);
    CHECK(place.ids() == Ids{"closed/b.txt"});
  }

  TEST_CASE("what is left out now is removed as if it were gone") {
    const Place place;
    place.write("tree/a.txt", "Kept.\n");
    place.write("tree/b.log.txt", "Left out.\n");
    place.run({"tree"});
    pilcrow::IndexOptions options;
    options.prune = true;
    options.exclude = {"*.log.txt"};
    check(place.run({"tree"}, options), 0, 1, 1);
    CHECK(place.ids() == Ids{"a.txt"});
  }

  TEST_CASE("a stopped run removes nothing") {
    const Place place;
    place.write("tree/a.txt", "Kept.\n");
    place.write("tree/b.txt", "Gone.\n");
    place.run({"tree"});
    place.remove("tree/b.txt");
    pilcrow::IndexOptions options;
    options.prune = true;
    options.progress = [](const pilcrow::IndexOptions::Progress&) { return false; };
    CHECK(place.run({"tree"}, options).stopped);
    CHECK(place.ids() == Ids{"a.txt", "b.txt"});
  }

  TEST_CASE("documents that were added by themselves are nobody's files") {
    const Place place;
    place.write("tree/a.txt", "From a file.\n");
    {
      pilcrow::IndexWriter writer(place / "index");
      auto alone = fixture::document("alone", {fixture::paragraph("Added by itself.")});
      alone.path = place / "tree/alone.txt";
      writer.add(alone);
      auto named = fixture::document("a.txt", {fixture::paragraph("Not from the file.")});
      named.path = place / "tree/a.txt";
      writer.add(named);
      writer.commit();
    }
    check(place.prune({"tree"}), 1, 0, 0);
    CHECK(place.ids() == Ids{"a.txt", "alone"});
    CHECK(place.count("\"from a file\"") == 1);
    check(place.prune({"tree"}), 0, 1, 0);
  }

  TEST_CASE("records that moved to another file stay") {
    const Place place;
    place.write("tree/b.jsonl", "{\"id\":\"r\",\"text\":\"A record.\"}\n");
    place.run({"tree"});
    place.remove("tree/b.jsonl");
    place.write("tree/a.jsonl", "{\"id\":\"r\",\"text\":\"A record.\"}\n");
    check(place.prune({"tree"}), 1, 0, 0);
    CHECK(place.ids() == Ids{"r"});
    CHECK(place.index().document("r")->path == place / "tree/a.jsonl");
  }

  TEST_CASE("an id goes to the first that claims it, whichever of the two is unchanged") {
    const Place place;
    place.write("a/one.txt", "The first one.\n");
    place.write("b/one.txt", "The second one.\n");
    check(place.run({"a", "b"}), 1, 0, 0, 1);
    // The one without documents is read again, and told again.
    check(place.run({"a", "b"}), 0, 1, 0, 1);
    CHECK(place.index().document("one.txt")->path == place / "a/one.txt");
    place.write("a/one.txt", "The first one again.\n");
    check(place.run({"a", "b"}), 1, 0, 0, 1);
    CHECK(place.count("again") == 1);
    place.remove("a/one.txt");
    check(place.prune({"a", "b"}), 1, 0, 0);
    CHECK(place.index().document("one.txt")->path == place / "b/one.txt");
    // A new file before an unchanged one takes the id from it.
    place.write("a/one.txt", "The first one came back.\n");
    check(place.run({"a", "b"}), 1, 0, 0, 1);
    CHECK(place.index().document("one.txt")->path == place / "a/one.txt");
  }

  TEST_CASE("a file of records that lost one of them takes it back when it can") {
    const Place place;
    place.write("b.jsonl",
                "{\"id\":\"x\",\"text\":\"From b.\"}\n{\"id\":\"y\",\"text\":\"From b.\"}\n");
    check(place.run({"b.jsonl"}), 2, 0, 0);
    place.write("a.jsonl", "{\"id\":\"y\",\"text\":\"From a.\"}\n");
    check(place.run({"a.jsonl", "b.jsonl"}), 2, 0, 0, 1);
    CHECK(place.index().document("y")->path == place / "a.jsonl");
    check(place.run({"a.jsonl", "b.jsonl"}), 1, 1, 0, 1);
    place.remove("a.jsonl");
    check(place.prune({"a.jsonl", "b.jsonl"}), 2, 0, 0);
    CHECK(place.index().document("y")->path == place / "b.jsonl");
    check(place.prune({"b.jsonl"}), 0, 1, 0);
  }

  TEST_CASE("the same file given twice is the same file") {
    const Place place;
    place.write("tree/sub/a.txt", "One wording.\n");
    check(place.run({"tree", "tree/sub/a.txt"}), 2, 0, 0);
    CHECK(place.ids() == Ids{"a.txt", "sub/a.txt"});
    check(place.run({"tree", "tree/sub/a.txt"}), 0, 2, 0);
    place.write("tree/sub/a.txt", "Another wording.\n");
    check(place.run({"tree", "tree/sub/a.txt"}), 2, 0, 1);
    CHECK(place.ids() == Ids{"a.txt", "sub/a.txt"});
    CHECK(place.count("another") == 2);
  }

  TEST_CASE("other themes tag unchanged files anew without reading them") {
    const Place place;
    const std::string path = place.write("tree/a.txt", "The harbour ships coal.\n");
    place.run({"tree"});
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::parse("[[theme]]\nid = \"sea\"\ncues = ['harbour']\n");
    pilcrow::IndexWriter writer(place / "index", options);
    check(writer.index_paths({place / "tree"}), 0, 1, 0);
    writer.commit();
    CHECK(place.count("theme:sea") == 1);
  }

  TEST_CASE("runs before a commit do not go by what was committed") {
    const Place place;
    place.write("tree/a.txt", "The wording.\n");
    place.run({"tree"});
    pilcrow::IndexWriter writer(place / "index");
    CHECK(writer.remove("a.txt"));
    check(writer.index_paths({place / "tree"}), 1, 0, 0);
    writer.commit();
    CHECK(place.ids() == Ids{"a.txt"});
    check(writer.index_paths({place / "tree"}), 0, 1, 0);
    check(writer.index_paths({place / "tree"}), 0, 1, 0);
  }

  TEST_CASE("many updates end in the index that one run makes") {
    const Place place;
    unsigned seed = 1;
    const auto next = [&](unsigned below) {
      return (seed = seed * 1103515245 + 12345) / 65536 % below;
    };
    for (int round = 0; round < 12; ++round) {
      for (int i = 0; i < 10; ++i) {
        const std::string name = "tree/" + std::to_string(next(4)) + '/' + std::to_string(next(10));
        switch (next(4)) {
          case 0: place.remove(name + ".txt"); break;
          case 1:
            place.write(name + ".jsonl",
                        "{\"id\":\"r" + std::to_string(next(9)) + "\",\"text\":\"Record " +
                            std::to_string(seed) + "\"}\n{\"id\":\"r" + std::to_string(next(9)) +
                            "\",\"text\":\"Second " + std::to_string(seed) + "\"}\n");
            break;
          default: place.write(name + ".txt", "Words " + std::to_string(seed) + ".\n");
        }
      }
      place.prune({"tree"});
      pilcrow::IndexWriter once(place / "once" + std::to_string(round));
      once.index_paths({place / "tree"});
      once.commit();
      const auto fresh = pilcrow::Index::open(place / "once" + std::to_string(round));
      const auto updated = place.index();
      REQUIRE(updated.documents().size() == fresh.documents().size());
      for (const auto& document : fresh.documents()) {
        CAPTURE(document.id);
        const auto known = updated.document(document.id);
        REQUIRE(known);
        CHECK(known->path == document.path);
        CHECK(updated.paragraphs(document.id).front().text ==
              fresh.paragraphs(document.id).front().text);
      }
    }
  }

  TEST_CASE("a long run may commit on its way, and comes to the same") {
    const Place place;
    for (char c = 'a'; c <= 'f'; ++c) {
      place.write(std::string("tree/") + c + ".txt", std::string("Words of ") + c + ".\n");
      place.write(std::string("tree/") + c + ".gif", "GIF89a");
    }
    place.run({"tree"});
    const std::vector<std::string> all = place.ids();
    const auto failures = place.index().failures();
    place.write("tree/c.txt", "Another text.\n");
    place.remove("tree/e.txt");

    pilcrow::IndexOptions options;
    options.prune = true;
    options.read_all = true;
    options.commit_bytes = 1;
    {
      const std::uint64_t before = place.index().generation();
      pilcrow::IndexWriter writer(place / "index");
      CHECK(writer.index_paths({place / "tree"}, options).documents == 5);
      CHECK(place.index().generation() >= before + 5);
      CHECK(place.count("another") == 1);
    }
    // What was not committed is what comes at the end.
    CHECK(place.ids() == all);
    CHECK(place.index().failures().size() == failures.size());
    CHECK(place.run({"tree"}, options).documents == 5);
    CHECK(place.ids().size() == 5);
    CHECK(place.index().failures().size() == failures.size());
    CHECK(pilcrow::check(place / "index").damage.empty());
  }
}
