#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "api/fixture.h"

TEST_SUITE("threads") {
  TEST_CASE("readers see whole commits while a writer is at work") {
    const support::TempDir folder;
    // Each commit replaces both documents by as many paragraphs as its number says.
    const auto commit = [](pilcrow::IndexWriter& writer, std::size_t n) {
      for (const char* id : {"a", "b"}) {
        std::vector<pilcrow::Block> blocks;
        for (std::size_t i = 0; i < n; ++i) {
          blocks.push_back(
              fixture::paragraph("common word " + std::string(id) + std::to_string(i)));
        }
        writer.add(fixture::document(id, std::move(blocks)));
      }
      writer.commit();
    };
    pilcrow::IndexWriter writer(folder / "index");
    commit(writer, 1);
    const auto index = pilcrow::Index::open(folder / "index");
    std::atomic<bool> done = false;
    std::atomic<std::size_t> searches = 0;
    std::atomic<std::size_t> wrong = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) {
      readers.emplace_back([&, shared = index] {
        while (!done) {
          try {
            pilcrow::SearchRequest request;
            request.query = "common";
            request.limit = 100;
            request.facets = {"document"};
            shared.refresh();
            const auto result = shared.search(request);
            const auto& counts = result.facets.at("document");
            const bool whole = result.total_documents == 2 && counts.size() == 2 &&
                               counts[0].paragraphs == counts[1].paragraphs &&
                               result.hits.size() == result.total_paragraphs;
            if (!whole) ++wrong;
            ++searches;
          } catch (const pilcrow::Error&) {
            ++wrong;
          }
        }
      });
    }
    for (std::size_t n = 2; n <= 30; ++n) commit(writer, n);
    while (searches < 50) std::this_thread::yield();
    done = true;
    for (auto& reader : readers) reader.join();
    CHECK(wrong == 0);
    index.refresh();
    CHECK(fixture::search(index, "common").total_paragraphs == 60);
  }
}
