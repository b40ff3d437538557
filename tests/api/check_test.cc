#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "api/fixture.h"

using pilcrow::CheckReport;
using pilcrow::ErrorCode;

namespace fs = std::filesystem;

namespace {

int number(ErrorCode code) { return static_cast<int>(code); }

// Files of an index that its manifest names, below its folder.
std::vector<std::string> files(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).string();
    if (entry.is_regular_file() && name != "lock" && name != "pilcrow-index") out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// All that a reader sees of each document.
std::map<std::string, std::string> contents(const std::string& folder) {
  const auto index = pilcrow::Index::open(folder);
  std::map<std::string, std::string> out;
  for (const auto& document : index.documents()) {
    std::string& text = out[document.id];
    text = document.title + '|' + document.path + '|' + document.language;
    for (const auto& paragraph : index.paragraphs(document.id)) {
      text += '\n' + paragraph.anchor + ' ' + paragraph.text;
      for (const auto& heading : paragraph.section) text += '>' + heading;
      for (const auto& theme : paragraph.themes) text += '#' + theme.id;
      for (const auto& name : paragraph.names) text += '@' + name.id;
    }
  }
  return out;
}

// What searches answer, phrases and prefixes among them.
std::vector<std::vector<std::string>> answers(const std::string& folder) {
  const auto index = pilcrow::Index::open(folder);
  std::vector<std::vector<std::string>> out;
  for (const char* query : {"coal", "\"natural gas\"", "har*", "theme:economy", "북한", "the war",
                            "\"after the war\"", "уголь", "section:Cargo", "doc:ports/"}) {
    out.push_back(fixture::places(fixture::search(index, query)));
  }
  return out;
}

void check_clean(const std::string& folder) {
  const CheckReport report = pilcrow::check(folder);
  for (const auto& damage : report.damage) FAIL_CHECK(damage.file << ": " << damage.what);
  const auto stats = pilcrow::Index::open(folder).stats();
  CHECK(report.documents == stats.documents);
  CHECK(report.paragraphs == stats.paragraphs);
  CHECK(report.segments == stats.segments);
  CHECK_FALSE(report.anything_lost());
}

void flip(const std::string& path, std::size_t bit) {
  std::string bytes = support::read_file(path);
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
  std::ofstream(path, std::ios::binary) << bytes;
}

void copy_over(const std::string& from, const std::string& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

// Two segments, one with a deletion.
void make_two_segments(const support::TempDir& folder) {
  (void)fixture::make_index(folder);
  pilcrow::IndexWriter writer(folder / "index");
  writer.add(fixture::document("later", {fixture::paragraph("Coal was found later, in the war.")}));
  writer.remove("empty.txt");
  writer.commit();
}

}  // namespace

TEST_SUITE("check") {
  TEST_CASE("an index is whole, and repairing it writes nothing") {
    const support::TempDir folder;
    make_two_segments(folder);
    check_clean(folder / "index");
    const auto generation = pilcrow::Index::open(folder / "index").generation();
    const CheckReport report = pilcrow::repair(folder / "index");
    CHECK_FALSE(report.repaired);
    CHECK(report.damage.empty());
    CHECK(report.bytes > 1000);
    CHECK(pilcrow::Index::open(folder / "index").generation() == generation);
  }

  TEST_CASE("bits flipped anywhere are found, and what is whole is kept") {
    const support::TempDir folder;
    make_two_segments(folder);
    const auto before = contents(folder / "index");
    const auto all_answers = answers(folder / "index");
    std::mt19937 random(3);
    const std::string broken = folder / "broken";
    for (const auto& name : files(folder / "index")) {
      const std::size_t size = fs::file_size(folder / "index/" + name);
      for (std::size_t round = 0; round < support::rounds(16); ++round) {
        copy_over(folder / "index", broken);
        const std::size_t bit = random() % (size * 8);
        flip(broken + '/' + name, bit);
        CAPTURE(name);
        CAPTURE(bit);
        const CheckReport found = pilcrow::check(broken);
        if (found.damage.empty()) {
          // Between two sections stand up to seven bytes that nobody reads.
          CHECK(contents(broken) == before);
          continue;
        }
        for (const auto& damage : found.damage) CHECK(damage.file == name);
        const CheckReport report = pilcrow::repair(broken);
        CHECK(report.repaired);
        CHECK(report.lost == found.lost);
        check_clean(broken);
        auto expected = before;
        for (const auto& id : report.lost) CHECK(expected.erase(id) == 1);
        const auto after = contents(broken);
        if (report.lost_segments + report.lost_unnamed == 0 && !report.rules_lost) {
          CHECK(after == expected);
        }
        for (const auto& [id, text] : after) CHECK(before.count(id) == 1);
        if (!report.anything_lost()) CHECK(answers(broken) == all_answers);
      }
    }
  }

  TEST_CASE("postings, words or tags that are gone come back from the texts") {
    const support::TempDir folder;
    make_two_segments(folder);
    const auto before = contents(folder / "index");
    const auto all_answers = answers(folder / "index");
    for (const auto& name : files(folder / "index")) {
      if (name.ends_with("store") || name.starts_with("rules")) continue;
      for (const bool remove : {true, false}) {
        CAPTURE(name);
        copy_over(folder / "index", folder / "broken");
        const std::string path = folder / "broken/" + name;
        remove ? (void)fs::remove(path) : fs::resize_file(path, fs::file_size(path) / 2);
        CHECK_FALSE(pilcrow::check(folder / "broken").damage.empty());
        CHECK_FALSE(pilcrow::repair(folder / "broken").anything_lost());
        check_clean(folder / "broken");
        CHECK(contents(folder / "broken") == before);
        CHECK(answers(folder / "broken") == all_answers);
      }
    }
  }

  TEST_CASE("a store that is gone loses its documents and no others") {
    const support::TempDir folder;
    make_two_segments(folder);
    for (const auto& name : files(folder / "index")) {
      if (!name.ends_with("store")) continue;
      copy_over(folder / "index", folder / "broken");
      fs::resize_file(folder / "broken/" + name, 100);
      const CheckReport report = pilcrow::repair(folder / "broken");
      CHECK(report.lost_segments == 1);
      check_clean(folder / "broken");
      const std::size_t left = contents(folder / "broken").size();
      CHECK((left == 1 || left == 4));
    }
  }

  TEST_CASE("without its rules an index keeps its tags, until it gets other rules") {
    const support::TempDir folder;
    make_two_segments(folder);
    const auto before = contents(folder / "index");
    for (const auto& name : files(folder / "index")) {
      // Its rules alone, and a segment's postings or tags with them.
      if (name.ends_with("store") || name.starts_with("rules")) continue;
      for (const bool more : {false, true}) {
        copy_over(folder / "index", folder / "broken");
        for (const auto& rules : files(folder / "broken")) {
          if (rules.starts_with("rules")) fs::remove(folder / "broken/" + rules);
        }
        if (more) fs::remove(folder / "broken/" + name);
        CHECK(pilcrow::check(folder / "broken").rules_lost);
        const CheckReport report = pilcrow::repair(folder / "broken");
        CHECK(report.rules_lost);
        CHECK(report.lost.empty());
        check_clean(folder / "broken");
        const bool tags = more && name.find("tags") != std::string::npos;
        CHECK((contents(folder / "broken") == before) == !tags);
        pilcrow::WriterOptions options;
        options.themes = pilcrow::Taxonomy::parse(fixture::kThemes);
        options.names = pilcrow::Names::parse(fixture::kNames);
        pilcrow::IndexWriter(folder / "broken", options).commit();
        CHECK(contents(folder / "broken") == before);
        check_clean(folder / "broken");
      }
    }
  }

  TEST_CASE("a folder without an index, or with one that cannot be read at all, is refused") {
    const support::TempDir folder;
    folder.write("mine/letter.txt", "Dear reader");
    make_two_segments(folder);
    for (const bool mend : {false, true}) {
      const auto code = [&](const std::string& name) {
        return fixture::code_of(
            [&] { (void)(mend ? pilcrow::repair(folder / name) : pilcrow::check(folder / name)); });
      };
      CHECK(code("nowhere") == number(ErrorCode::not_found));
      CHECK(code("mine") == number(ErrorCode::not_an_index));
      CHECK(std::distance(fs::directory_iterator(folder / "mine"), {}) == 1);
      copy_over(folder / "index", folder / "broken");
      flip(folder / "broken/pilcrow-index", 8 * 40);
      CHECK(code("broken") == number(ErrorCode::corrupt));
      folder.write("broken/pilcrow-index", "pilcrow index 2\n");
      CHECK(code("broken") == number(ErrorCode::version_mismatch));
    }
  }

  TEST_CASE("repairing waits for the writer, and checking does not") {
    const support::TempDir folder;
    make_two_segments(folder);
    const pilcrow::IndexWriter writer(folder / "index");
    check_clean(folder / "index");
    CHECK(fixture::code_of([&] { (void)pilcrow::repair(folder / "index"); }) ==
          number(ErrorCode::locked));
  }

  TEST_CASE("progress names each file and may stop") {
    const support::TempDir folder;
    make_two_segments(folder);
    for (const auto& name : files(folder / "index")) {
      if (name.ends_with("postings")) fs::resize_file(folder / "index/" + name, 10);
    }
    pilcrow::CheckOptions options;
    std::vector<std::string> seen;
    options.progress = [&](const pilcrow::CheckProgress& progress) {
      CHECK(progress.bytes_done < progress.bytes_total);
      seen.push_back(progress.file);
      return true;
    };
    CHECK(pilcrow::check(folder / "index", options).damage.size() == 2);
    std::sort(seen.begin(), seen.end());
    CHECK(seen == files(folder / "index"));
    for (std::size_t stop = 0; stop < seen.size() + 5; ++stop) {
      std::size_t left = stop;
      options.progress = [&](const pilcrow::CheckProgress&) { return left-- > 0; };
      CHECK_FALSE(pilcrow::repair(folder / "index", options).repaired);
      CHECK_FALSE(pilcrow::check(folder / "index").damage.empty());
    }
    options.progress = {};
    CHECK(pilcrow::repair(folder / "index", options).repaired);
    check_clean(folder / "index");
  }

  TEST_CASE("an index is whole while a writer is at work") {
    const support::TempDir folder;
    make_two_segments(folder);
    std::atomic<bool> done{false};
    std::thread at_work([&] {
      pilcrow::IndexWriter writer(folder / "index");
      for (int i = 0; i < 30; ++i) {
        writer.add(fixture::document(std::to_string(i % 5), {fixture::paragraph("Coal again.")}));
        writer.commit();
        if (i % 10 == 9) writer.optimize();
      }
      done = true;
    });
    std::size_t checks = 0;
    for (; !done || checks == 0; ++checks) {
      for (const auto& damage : pilcrow::check(folder / "index").damage) {
        FAIL_CHECK(damage.file << ": " << damage.what);
      }
    }
    at_work.join();
    check_clean(folder / "index");
  }
}
