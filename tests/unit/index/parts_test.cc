// A document that is put in parts is the document that is put at once.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "index/restore.h"
#include "support/support.h"
#include "unit/index/sample.h"
#include "unit/store/model.h"

using pilcrow::index::Restorer;
using pilcrow::index::Writer;
using sample::Documents;
using sample::InputDocument;
using sample::Random;
using support::TempDir;

namespace {

// Little memory makes short runs, so that a document of some thousand blocks has many.
pilcrow::index::WriterSetup little() {
  pilcrow::index::WriterSetup setup;
  setup.jobs = 3;
  setup.memory_bytes = 1;
  return setup;
}

InputDocument long_document(Random& random, const std::string& id, std::size_t blocks) {
  InputDocument out = sample::any_document(random, id);
  out.forms.resize(std::max<std::size_t>(out.forms.size(), 5), {"word", "wor"});
  out.pairs = {"XPof the", "XPto be"};
  while (out.blocks.size() < blocks) {
    out.blocks.push_back(sample::any_block(random, out.forms.size()));
    if (random() % 3 == 0) out.blocks.back().pairs = {static_cast<std::uint32_t>(random() % 2)};
  }
  return out;
}

// Of any number of blocks.
Documents cut(Random& random, const InputDocument& document, std::size_t most) {
  Documents out;
  std::vector<pilcrow::store::BlockRecord> above;
  for (std::size_t at = 0; at < document.blocks.size();) {
    const std::size_t end = std::min(at + 1 + random() % most, document.blocks.size());
    InputDocument part{document.record, at > 0, above, document.forms, document.pairs, {}};
    for (; at < end; ++at) {
      part.blocks.push_back(document.blocks[at]);
      if (at > 0 && sample::is_head(document.blocks[at])) {
        pilcrow::store::open_heading(above, document.blocks[at].record);
      }
    }
    out.push_back(std::move(part));
  }
  return out;
}

void put_in_parts(Writer& writer, Random& random, const InputDocument& document) {
  Writer::Parts parts(writer);
  for (auto& part : cut(random, document, 300)) parts.add(std::move(part));
  parts.finish();
}

// Every store of the index holds these documents, as if they had been put at once.
void check_all(const Writer& writer, const Documents& documents) {
  std::size_t next = 0;
  for (const auto& segment : writer.committed()->segments()) {
    Restorer restorer(segment);
    for (std::uint32_t i = 0; i < segment.store().documents(); ++i) {
      if (segment.is_deleted(i)) continue;
      REQUIRE(next < documents.size());
      const InputDocument& put = documents[next++];
      const std::uint32_t first = segment.store().first(i);
      REQUIRE(segment.store().first(i + 1) - first == put.blocks.size());
      sample::check_document(segment.store(), put, i);
      const InputDocument restored = restorer.document(i);
      for (std::size_t block = 0; block < put.blocks.size(); ++block) {
        CHECK(put.blocks[block].evidence.bytes() == restored.blocks[block].evidence.bytes());
        const auto pairs = [&](const InputDocument& of) {
          sample::Strings out;
          for (const auto pair : of.blocks[block].pairs) out.push_back(of.pairs[pair]);
          std::sort(out.begin(), out.end());
          return out;
        };
        CHECK(pairs(put) == pairs(restored));
      }
    }
  }
  CHECK(next == documents.size());
}

}  // namespace

TEST_SUITE("index") {
  TEST_CASE("documents that are put in parts are as if they had been put at once") {
    Random random(5);
    const Documents documents = {
        sample::any_document(random, "a"), long_document(random, "b", 9000),
        long_document(random, "c", 700), sample::any_document(random, "d"),
        // So many runs that they are joined on the way.
        long_document(random, "e", 40'000), sample::any_document(random, "f")};
    const TempDir folder;
    Writer writer(folder.path(), little());
    for (const auto& document : documents) {
      if (document.blocks.size() > 500) {
        put_in_parts(writer, random, document);
      } else {
        writer.put(document);
      }
    }
    sample::commit(writer);
    check_all(writer, documents);
    writer.optimize(sample::no_tags);
    CHECK(writer.committed()->segments().size() == 1);
    check_all(writer, documents);
  }

  TEST_CASE("a document in parts takes the place of another when it is whole, or never") {
    Random random(6);
    const InputDocument before = long_document(random, "b", 50);
    const InputDocument after = long_document(random, "b", 4000);
    const InputDocument other = sample::any_document(random, "z");
    const TempDir folder;
    Writer writer(folder.path(), little());
    writer.put(before);
    sample::commit(writer);
    writer.put(other);
    {
      Writer::Parts parts(writer);
      for (auto& part : cut(random, after, 300)) parts.add(std::move(part));
      CHECK_FALSE(writer.is_waiting("b"));
    }
    CHECK(writer.contains("b"));
    sample::commit(writer);
    check_all(writer, {before, other});
    // Before anything has been put, and after another that waits.
    { const Writer::Parts parts(writer); }
    writer.put(sample::any_document(random, "y"));
    put_in_parts(writer, random, after);
    put_in_parts(writer, random, after);
    CHECK(writer.remove("y"));
    sample::commit(writer);
    check_all(writer, {other, after});
  }
}
