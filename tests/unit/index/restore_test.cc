// Documents restored from a segment are those that were put.

#include "index/restore.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/support.h"
#include "unit/index/corpus.h"
#include "unit/store/model.h"

using pilcrow::index::Restorer;
using pilcrow::index::Writer;
using sample::Documents;
using sample::InputBlock;
using sample::InputDocument;
using sample::Random;
using sample::Strings;
using support::TempDir;

namespace {

// A block's pairs, sorted: a posting list says how often each stands there, not where.
Strings pairs_of(const InputDocument& document, const InputBlock& block) {
  Strings out;
  for (const auto pair : block.pairs) out.push_back(document.pairs[pair]);
  std::sort(out.begin(), out.end());
  return out;
}

void check_same(const InputDocument& put, const InputDocument& restored) {
  CHECK(encode(put.record) == encode(restored.record));
  REQUIRE(put.blocks.size() == restored.blocks.size());
  for (std::size_t i = 0; i < put.blocks.size(); ++i) {
    const InputBlock& a = put.blocks[i];
    const InputBlock& b = restored.blocks[i];
    CHECK(a.record.kind == b.record.kind);
    CHECK(a.record.level == b.record.level);
    CHECK(a.record.text == b.record.text);
    CHECK(a.record.source == b.record.source);
    CHECK(a.record.line == b.record.line);
    CHECK(a.language == b.language);
    CHECK(a.hash == b.hash);
    CHECK(sample::words_of(put, a) == sample::words_of(restored, b));
    CHECK(pairs_of(put, a) == pairs_of(restored, b));
    CHECK(a.evidence.bytes() == b.evidence.bytes());
  }
}

void check_all(const Documents& documents, const pilcrow::index::Segment& segment) {
  Restorer restorer(segment);
  REQUIRE(segment.store().documents() == documents.size());
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    check_same(documents[i], restorer.document(i));
  }
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("documents come back as they were put, from any segment") {
    const TempDir folder;
    Random random(1);
    const Documents documents = sample::any_corpus(random, 60);
    Writer writer(folder.path(), {});
    for (std::size_t i = 0; i < documents.size(); ++i) {
      writer.put(documents[i]);
      if (i % 25 == 0) sample::commit(writer);
    }
    sample::commit(writer);
    std::size_t first = 0;
    for (const auto& segment : writer.committed()->segments()) {
      const auto begin = documents.begin() + static_cast<std::ptrdiff_t>(first);
      check_all(Documents(begin, begin + segment.store().documents()), segment);
      first += segment.store().documents();
    }
    CHECK(first == documents.size());
    writer.optimize(sample::no_tags);
    check_all(documents, writer.committed()->segments().front());
  }

  TEST_CASE("words of every length and pairs of every kind come back") {
    const TempDir folder;
    Writer writer(folder.path(), {});
    const Documents documents = {
        sample::document_of("a", {"", "of the", "the of the of the", std::string(3000, 'w')}),
        sample::document_of("b", {"北京大学 of the 北京", "#北京", "北", "京 北京京京京"},
                            "北京 the of"),
        sample::document_of("signs", {"㍻ ㍿ 元年 ㈱㍻", "豈更 车豈"}),
        sample::document_of("c", {"북한은 the 북한", "one " + std::string(250, 'x') + " two"})};
    for (const auto& document : documents) writer.put(document);
    sample::commit(writer);
    check_all(documents, writer.committed()->segments().front());
  }
}
