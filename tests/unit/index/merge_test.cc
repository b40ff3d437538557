// Segments merged are the segment of what is in them.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/support.h"
#include "unit/index/compare.h"
#include "unit/index/corpus.h"

using pilcrow::index::Writer;
using sample::Documents;
using sample::Random;
using support::TempDir;

namespace {

void put_all(Writer& writer, const Documents& documents, std::size_t segments) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    writer.put(documents[i]);
    if ((i + 1) * segments / documents.size() > i * segments / documents.size()) {
      sample::commit(writer);
    }
  }
  sample::commit(writer);
}

// An index of the documents at once.
class Whole {
 public:
  explicit Whole(const Documents& documents) : writer_(folder_.path(), {}) {
    put_all(writer_, documents, 1);
  }
  pilcrow::index::Segment segment() const { return writer_.committed()->segments().front(); }

 private:
  TempDir folder_;
  Writer writer_;
};

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("segments merged are the same as one of all documents") {
    Random random(1);
    const Documents documents = sample::any_corpus(random, 40);
    const Whole whole(documents);
    for (const std::size_t segments : {1U, 2U, 8U, 20U}) {
      CAPTURE(segments);
      const TempDir folder;
      Writer writer(folder.path(), {});
      put_all(writer, documents, segments);
      writer.finish_merges();
      CHECK(writer.committed()->segments().size() < 8);
      if (segments == 8) {
        REQUIRE(writer.committed()->segments().size() == 1);
        sample::check_same(writer.committed()->segments().front(), whole.segment());
      }
      writer.optimize(sample::no_tags);
      REQUIRE(writer.committed()->segments().size() == 1);
      sample::check_same(writer.committed()->segments().front(), whole.segment());
    }
  }

  TEST_CASE("segments merged without what is deleted are as if that had never been") {
    Random random(2);
    const Documents documents = sample::any_corpus(random, 60);
    for (const std::size_t segments : {1U, 5U}) {
      const TempDir folder;
      Writer writer(folder.path(), {});
      put_all(writer, documents, segments);
      Documents rest;
      for (const auto& document : documents) {
        if (random() % 3 == 0) {
          CHECK(writer.remove(document.record.id));
        } else {
          rest.push_back(document);
        }
      }
      writer.optimize(sample::no_tags);
      REQUIRE(writer.committed()->segments().size() == 1);
      CHECK(writer.committed()->all().documents == rest.size());
      sample::check_same(writer.committed()->segments().front(), Whole(rest).segment());
    }
  }

  TEST_CASE("documents without words and without paragraphs are merged like others") {
    const Documents documents = {sample::document_of("a", {}), sample::document_of("b", {"", ""}),
                                 sample::document_of("c", {"text"}), sample::document_of("d", {})};
    const TempDir folder;
    Writer writer(folder.path(), {});
    put_all(writer, documents, 4);
    writer.optimize(sample::no_tags);
    sample::check_same(writer.committed()->segments().front(), Whole(documents).segment());
    writer.remove("c");
    writer.optimize(sample::no_tags);
    const Documents rest = {documents[0], documents[1], documents[3]};
    sample::check_same(writer.committed()->segments().front(), Whole(rest).segment());
  }
}
