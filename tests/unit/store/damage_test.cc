// Stores and tags whose sections say anything under right checksums: no more than an error.

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "base/codec.h"
#include "store/store.h"
#include "store/tags.h"
#include "support/support.h"
#include "unit/store/model.h"
#include "unit/store/sample.h"

using pilcrow::store::FileMark;
using pilcrow::store::SectionFile;
using pilcrow::store::SectionWriter;
using pilcrow::store::Store;
using pilcrow::store::Tags;
using sample::Documents;
using sample::outcome;
using sample::Random;
using sample::Strings;
using support::TempDir;

namespace {

using Contents = std::map<std::string, std::string>;

Contents contents_of(const SectionFile& file) {
  Contents out;
  for (const auto& [name, size] : file.sizes()) out[name] = file.section(name).all();
  return out;
}

FileMark write(const Contents& contents, const std::string& path) {
  SectionWriter out(path);
  for (const auto& [name, bytes] : contents) out.put(name, bytes);
  return out.finish();
}

// Changes one section in one of several ways.
void damage(Contents& contents, Random& random) {
  auto victim = contents.begin();
  std::advance(victim, static_cast<std::ptrdiff_t>(random() % contents.size()));
  std::string& bytes = victim->second;
  switch (random() % 5) {
    case 0: bytes.resize(random() % (bytes.size() + 1)); break;
    case 1: bytes.resize(random() % (bytes.size() / 8 + 1) * 8); break;
    case 2: bytes += std::string(4 * (1 + random() % 4), static_cast<char>(random() % 3)); break;
    default:
      for (std::size_t i = 1 + random() % 3; i-- > 0 && !bytes.empty();) {
        bytes[random() % bytes.size()] =
            static_cast<char>(random() % 2 == 0 ? random() % 4 : random());
      }
  }
}

// Every accessor once; returns so that nothing is left out as unused.
std::size_t read_all(const Store& store) {
  std::size_t sum = 0;
  for (std::uint32_t i = 0; i < store.documents(); ++i) {
    sum += store.document(i).id.size() + store.id(i).size() + store.title(i).size();
    sum += store.find(store.id(i)).value_or(0) + store.paragraphs(i);
    for (std::uint32_t n = 0; n < 5; ++n) sum += store.block_of(i, n);
  }
  for (std::uint32_t block = 0; block < store.blocks(); ++block) {
    sum += store.block(block).text.size() + store.hash(block) + store.document_of(block);
    sum += store.number_of(block) + store.language(block).size() + store.forward(block).size();
    const std::uint32_t head = store.head_of(block);
    sum += store.path(store.path_of(head)).size() + store.above(head) + store.end_of(head);
    sum += static_cast<std::size_t>(store.level(head));
  }
  pilcrow::store::Vocabulary::Cursor cursor(store.vocabulary());
  while (cursor.next()) sum += cursor.form().count;
  return sum + store.vocabulary().find("a").size();
}

std::size_t read_all(const Tags& tags, std::uint32_t blocks) {
  std::size_t sum = tags.range("place").second + tags.find("theme", "a").value_or(0);
  for (std::uint32_t block = 0; block < blocks; ++block) {
    sum += tags.of(block).size() + (tags.has(block, 1) ? 1 : 0);
    sum += tags.evidence(block, 100).themes.size();
  }
  return sum;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("a store changed under right checksums is read or Error{corrupt}") {
    const TempDir folder;
    Random random(1);
    const Documents documents = sample::any_documents(random, 6);
    const FileMark mark = sample::write_store(documents, folder / "store");
    const Contents sound = contents_of(SectionFile(folder / "store", mark));
    std::size_t refused = 0;
    for (int round = 0; round < 700; ++round) {
      Contents damaged = sound;
      damage(damaged, random);
      const FileMark other = write(damaged, folder / "damaged");
      const std::string found = outcome([&] {
        const Store store(folder / "damaged", other);
        read_all(store);
        pilcrow::store::merge_stores({&store, &store}, folder / "merged");
      });
      REQUIRE((found == "done" || found == "corrupt"));
      refused += found == "corrupt" ? 1U : 0U;
    }
    CHECK(refused > 250);
  }

  TEST_CASE("a store without one of its sections is Error{corrupt}") {
    const TempDir folder;
    Random random(2);
    const FileMark mark = sample::write_store(sample::any_documents(random, 2), folder / "store");
    const Contents sound = contents_of(SectionFile(folder / "store", mark));
    CHECK(sound.size() > 20);
    for (const auto& section : sound) {
      const auto& name = section.first;
      CAPTURE(name);
      Contents less = sound;
      less.erase(name);
      const FileMark other = write(less, folder / "damaged");
      CHECK(outcome([&] { Store(folder / "damaged", other); }) == "corrupt");
    }
  }

  TEST_CASE("counts that the sections do not bear out are Error{corrupt}") {
    const TempDir folder;
    Random random(5);
    const FileMark mark = sample::write_store(sample::any_documents(random, 3), folder / "store");
    const Contents sound = contents_of(SectionFile(folder / "store", mark));
    for (const std::uint64_t documents : {std::uint64_t{0}, std::uint64_t{2}, UINT64_MAX}) {
      for (const bool empty : {false, true}) {
        Contents damaged = sound;
        pilcrow::Encoder counts;
        for (int i = 0; i < 5; ++i) counts.number(documents);
        damaged["counts"] = counts.bytes();
        if (empty) damaged["documents"] = "";
        const FileMark other = write(damaged, folder / "damaged");
        CHECK(outcome([&] { Store(folder / "damaged", other); }) == "corrupt");
      }
    }
  }

  TEST_CASE("tags changed under right checksums are read or Error{corrupt}") {
    const TempDir folder;
    Random random(3);
    pilcrow::store::TagsWriter writer(folder / "tags");
    for (int i = 0; i < 40; ++i) writer.add(sample::any_evidence(random, 50));
    const FileMark mark = writer.finish();
    const Contents sound = contents_of(SectionFile(folder / "tags", mark));
    std::size_t refused = 0;
    for (int round = 0; round < 500; ++round) {
      Contents damaged = sound;
      damage(damaged, random);
      const FileMark other = write(damaged, folder / "damaged");
      const std::string found = outcome([&] {
        const Tags tags(folder / "damaged", other, 40);
        read_all(tags, 40);
        pilcrow::store::TagsWriter merged(folder / "merged");
        merged.append(tags, 40);
        merged.finish();
      });
      REQUIRE((found == "done" || found == "corrupt"));
      refused += found == "corrupt" ? 1U : 0U;
    }
    CHECK(refused > 150);
  }

  TEST_CASE("every bit flipped in a store is seen, at once or by a full check") {
    const TempDir folder;
    Random random(4);
    const Documents documents = sample::any_documents(random, 2);
    const FileMark mark = sample::write_store(documents, folder / "store");
    const std::string bytes = support::read_file(folder / "store");
    std::size_t unseen = 0;
    for (std::size_t bit = random() % 7; bit < bytes.size() * 8; bit += 7) {
      const std::string path = folder.write("damaged", sample::flipped(bytes, bit));
      const std::string found = outcome([&] {
        const Store store(path, mark);
        if (!store.file().damaged().empty()) return;
        ++unseen;
        read_all(store);
      });
      REQUIRE((found == "done" || found == "corrupt"));
    }
    // Only in what fills up between sections, of which there are about thirty.
    CHECK(unseen < 30 * 7 * 8 / 7);
  }
}
