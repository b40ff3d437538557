// Work on what is in an index: merging, and tagging anew. What comes of it does not depend on how many
// threads do it.
#include <doctest/doctest.h>

#include <map>

#include "api/fixture.h"

namespace {

constexpr int kDocuments = 40;

pilcrow::WriterOptions options(unsigned jobs, const char* themes = fixture::kThemes) {
  pilcrow::WriterOptions out;
  out.jobs = jobs;
  out.themes = pilcrow::Taxonomy::parse(themes);
  out.names = pilcrow::Names::parse(fixture::kNames);
  return out;
}

pilcrow::Document document(int number) {
  const std::string n = std::to_string(number);
  return fixture::document(
      "d" + n, {fixture::heading("Trade in year " + std::to_string(1950 + number)),
                fixture::paragraph("Coal and iron of mine " + n + " went to North Korea."),
                fixture::paragraph("The war of Ivan Petrov, told for the " + n + "th time."),
                fixture::paragraph("Nothing of interest but the number " + n + ".")});
}

// Two segments, one with documents that are deleted.
void make_two_segments(const std::string& folder, const pilcrow::WriterOptions& options) {
  pilcrow::IndexWriter writer(folder, options);
  for (int i = 0; i < kDocuments; ++i) writer.add(document(i));
  writer.commit();
  for (int i = 30; i < kDocuments + 10; ++i) writer.add(document(i));
  writer.remove("d7");
  writer.commit();
}

// All that an index says of its paragraphs, as JSON, but for what its folder is called.
std::string all_of(const std::string& folder) {
  std::string out;
  pilcrow::Index::open(folder).each_paragraph({}, [&](const pilcrow::Paragraph& paragraph) {
    out += pilcrow::paragraph_json(paragraph) + '\n';
    return true;
  });
  return out;
}

std::map<std::string, std::uint64_t> sizes(const std::string& folder) {
  auto out = pilcrow::Index::open(folder).stats().bytes;
  out.erase("manifest");  // its numbers tell how often something was written
  return {out.begin(), out.end()};
}

constexpr const char* kOtherThemes = R"([[theme]]
id = "mining"
cues = ['coal', 'iron', 'mine']
)";

}  // namespace

TEST_SUITE("work on an index") {
  TEST_CASE("optimizing makes the same with one thread and with many") {
    const support::TempDir folder;
    for (const unsigned jobs : {1U, 4U}) {
      const std::string index = folder / std::to_string(jobs);
      make_two_segments(index, options(jobs));
      pilcrow::IndexWriter(index, options(jobs)).optimize();
      CHECK(pilcrow::Index::open(index).stats().segments == 1);
      CHECK(pilcrow::check(index).damage.empty());
    }
    CHECK(all_of(folder / "1") == all_of(folder / "4"));
    CHECK(sizes(folder / "1") == sizes(folder / "4"));
  }

  TEST_CASE("tagging anew finds what tagging at once finds, with one thread and with many") {
    const support::TempDir folder;
    make_two_segments(folder / "fresh", options(1, kOtherThemes));
    for (const unsigned jobs : {1U, 4U}) {
      const std::string index = folder / std::to_string(jobs);
      make_two_segments(index, options(jobs));
      CHECK(all_of(index) != all_of(folder / "fresh"));
      pilcrow::IndexWriter(index, options(jobs, kOtherThemes)).commit();
      CHECK(all_of(index) == all_of(folder / "fresh"));
      CHECK(pilcrow::check(index).damage.empty());
    }
  }

  TEST_CASE("progress is told of merging and tagging") {
    const support::TempDir folder;
    make_two_segments(folder / "index", options(2));
    std::vector<pilcrow::WorkProgress> told;
    auto other = options(2, kOtherThemes);
    other.progress = [&](const pilcrow::WorkProgress& progress) {
      told.push_back(progress);
      return true;
    };
    pilcrow::IndexWriter writer(folder / "index", other);
    writer.commit();
    REQUIRE_FALSE(told.empty());
    // Each document is a title, a heading and three paragraphs; deleted ones are tagged, too.
    CHECK(told.back().total == 5 * (kDocuments + 20));
    CHECK(told.back().done > 0);
    CHECK(told.back().done <= told.back().total);
    told.clear();
    writer.optimize();
    REQUIRE_FALSE(told.empty());
    CHECK(told.back().total == 5 * (kDocuments + 10 - 1));
    CHECK(told.back().done > 0);
    CHECK(told.back().done <= told.back().total);
  }

  TEST_CASE("progress is told of comparing rules, of tagging items, and of learning") {
    const support::TempDir folder;
    make_two_segments(folder / "index", options(2));
    const auto index = pilcrow::Index::open(folder / "index");
    std::vector<pilcrow::WorkProgress> told;
    const auto progress = [&](const pilcrow::WorkProgress& one) { told.push_back(one); };
    const auto themes = pilcrow::Taxonomy::parse(kOtherThemes);
    CHECK_FALSE(index.compare_themes(themes, {}, 3, progress).empty());
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().done == 0);
    CHECK(told.front().total == index.stats().paragraphs);

    std::vector<pilcrow::LabelledItem> items;
    for (const auto& document : index.documents()) {
      items.push_back({document.id, {items.size() % 2 == 0 ? "even" : "odd"}, {}});
    }
    told.clear();
    CHECK(index.tag(items, themes, {}, progress).size() == items.size());
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().total == items.size());
    told.clear();
    pilcrow::LearnOptions learning;
    learning.progress = progress;
    CHECK_FALSE(index.learn_themes(items, learning).empty());
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().total == 2);
  }

  TEST_CASE("merging that is given up leaves the index as it was") {
    const support::TempDir folder;
    make_two_segments(folder / "index", options(2));
    const std::string before = all_of(folder / "index");
    auto unwilling = options(2);
    unwilling.progress = [](const pilcrow::WorkProgress&) { return false; };
    {
      pilcrow::IndexWriter writer(folder / "index", unwilling);
      writer.optimize();
      CHECK(pilcrow::Index::open(folder / "index").stats().segments == 2);
      writer.add(document(100));  // the writer can still be used
      writer.commit();
      CHECK(writer.remove("d100"));
      writer.commit();
    }
    CHECK(all_of(folder / "index") == before);
    CHECK(pilcrow::check(folder / "index").damage.empty());
    pilcrow::IndexWriter(folder / "index", options(2)).optimize();
    CHECK(all_of(folder / "index") == before);
    CHECK(pilcrow::Index::open(folder / "index").stats().segments == 1);
  }
}
