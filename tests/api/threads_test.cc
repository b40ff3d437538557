// Eight threads search while a writer commits, merges and optimizes. Also run under Helgrind, with
// fewer commits (tests/helgrind).
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>

#include "api/fixture.h"

namespace {

constexpr std::size_t kReaders = 8;

std::size_t commits() {
  const char* given = std::getenv("PILCROW_THREADS_COMMITS");
  return given == nullptr ? 100 : std::strtoul(given, nullptr, 10);
}

// A commit replaces two documents by as many paragraphs as its number says, up to some, all of
// which name it, and adds one that stays.
std::size_t paragraphs_of(std::size_t n) { return 1 + n % 20; }

void commit(pilcrow::IndexWriter& writer, std::size_t n) {
  const std::string stamp = "stamp" + std::to_string(n) + "x";
  for (const char* id : {"a", "b"}) {
    std::vector<pilcrow::Block> blocks;
    for (std::size_t i = 0; i < paragraphs_of(n); ++i) {
      blocks.push_back(fixture::paragraph("common " + stamp + " of coal and trade, part " + id +
                                          std::to_string(i)));
    }
    writer.add(fixture::document(id, std::move(blocks)));
  }
  writer.add(fixture::document("stays" + std::to_string(n), {fixture::paragraph("War and " +
                                                                                 stamp)}));
  writer.commit();
  if (n % 10 == 0) writer.optimize();
  if (n % 10 == 5) writer.finish_merges();
}

// The number of the commit that an answer shows; 0 when it is not one commit's.
std::size_t shown(const pilcrow::Index& index) {
  pilcrow::SearchRequest request;
  request.query = "common";
  request.limit = 100;
  request.full_text = true;
  request.facets = {"document", "theme"};
  const auto result = index.search(request);
  if (result.hits.empty()) return 0;
  const auto stamp_of = [](const pilcrow::Hit& hit) {
    const std::string& text = hit.paragraph.text;
    return text.substr(7, text.find(' ', 7) - 7);
  };
  const std::string stamp = stamp_of(result.hits.front());
  const std::size_t n = std::strtoul(stamp.c_str() + 5, nullptr, 10);
  const auto same = [&](const pilcrow::Hit& hit) { return stamp_of(hit) == stamp; };
  const auto& counts = result.facets.at("document");
  const bool whole = std::all_of(result.hits.begin(), result.hits.end(), same) &&
                     result.hits.size() == 2 * paragraphs_of(n) &&
                     result.total_paragraphs == result.hits.size() &&
                     result.total_documents == 2 && counts.size() == 2 &&
                     counts[0].paragraphs == counts[1].paragraphs;
  return whole ? n : 0;
}

// What went wrong, by its kind, and what was done.
struct Tally {
  std::atomic<std::size_t> searches = 0;
  std::atomic<std::size_t> errors = 0;
  std::atomic<std::size_t> mixed = 0;
  std::atomic<std::size_t> backward = 0;
};

}  // namespace

TEST_SUITE("threads") {
  TEST_CASE("readers see whole commits while a writer is at work") {
    const support::TempDir folder;
    pilcrow::WriterOptions options;
    options.themes = pilcrow::Taxonomy::parse(fixture::kThemes);
    options.jobs = 2;
    pilcrow::IndexWriter writer(folder / "index", options);
    commit(writer, 1);
    const auto shared = pilcrow::Index::open(folder / "index");
    std::atomic<bool> done = false;
    std::atomic<std::size_t> acknowledged = 1;
    Tally tally;
    // One object for some of them, one each for others, and a new one each time.
    const auto read = [&](std::size_t reader) {
      auto index = reader < 4 ? shared : pilcrow::Index::open(folder / "index");
      std::size_t last = 0;
      while (!done) {
        try {
          const std::size_t least = std::max(last, acknowledged.load());
          if (reader == 7) index = pilcrow::Index::open(folder / "index");
          if (reader != 7) index.refresh();
          const std::size_t n = shown(index);
          if (n == 0) ++tally.mixed;
          if (n < least) ++tally.backward;
          last = n;
        } catch (const pilcrow::Error& error) {
          MESSAGE(error.what());
          ++tally.errors;
        }
        ++tally.searches;
      }
    };
    std::vector<std::thread> readers;
    for (std::size_t i = 0; i < kReaders; ++i) readers.emplace_back(read, i);
    const std::size_t count = commits();
    for (std::size_t n = 2; n <= count; ++n) {
      commit(writer, n);
      acknowledged = n;
    }
    while (tally.searches < kReaders * 5) std::this_thread::yield();
    done = true;
    for (auto& reader : readers) reader.join();
    MESSAGE(tally.searches.load() << " searches beside " << count << " commits");
    CHECK(tally.errors == 0);
    CHECK(tally.mixed == 0);
    CHECK(tally.backward == 0);
    shared.refresh();
    CHECK(shown(shared) == count);
    CHECK(fixture::search(shared, "war").total_paragraphs == count);
  }

  TEST_CASE("a reader keeps its generation through all that a writer does") {
    const support::TempDir folder;
    pilcrow::IndexWriter writer(folder / "index");
    commit(writer, 1);
    const auto index = pilcrow::Index::open(folder / "index");
    const auto generation = index.generation();
    for (std::size_t n = 2; n <= 12; ++n) {
      commit(writer, n);
      CHECK(shown(index) == 1);
    }
    CHECK(index.generation() == generation);
    CHECK(index.refresh());
    CHECK(shown(index) == 12);
    CHECK_FALSE(index.refresh());
  }
}
