#include "index/past.h"

#include <algorithm>
#include <unordered_set>

#include "index/build.h"

namespace pilcrow::index {
namespace {

constexpr std::size_t kLeastBytes = std::size_t{64} << 10;

// Hashes of the paragraphs of a document that are kept.
using Kept = std::unordered_set<std::uint64_t>;

// Adds what is not known yet, as long as there is room.
class Collector {
 public:
  Collector(const Kept& kept, std::size_t room) : known_(kept), room_(room) {}

  bool wants(std::uint64_t hash) const { return !known_.contains(hash); }

  void add(store::PastParagraph paragraph) {
    if (!wants(paragraph.hash) || paragraph.text.size() > room_) return;
    room_ -= paragraph.text.size();
    known_.insert(paragraph.hash);
    past_.push_back(std::move(paragraph));
  }

  store::Past take() { return std::move(past_); }

 private:
  Kept known_;
  std::size_t room_;
  store::Past past_;
};

// The paragraphs of the version in the index that are kept no more.
void add_dropped(const store::Store& store, std::uint32_t document, const Kept& kept,
                 Collector& out) {
  struct Dropped {
    std::uint32_t block = 0;
    std::uint64_t before = 0;
    std::uint64_t after = 0;
  };
  std::vector<Dropped> dropped;
  std::size_t open = 0;  // the first of them behind which nothing kept has come yet
  std::uint64_t before = 0;
  for (std::uint32_t block = store.first(document); block < store.first(document + 1); ++block) {
    if (store.is_head(block)) continue;
    const std::uint64_t hash = store.hash(block);
    if (!kept.contains(hash)) {
      dropped.push_back({block, before, 0});
      continue;
    }
    for (; open < dropped.size(); ++open) dropped[open].after = hash;
    before = hash;
  }
  store::Store::Blocks blocks(store);
  for (const auto& each : dropped) {
    const std::uint64_t hash = store.hash(each.block);
    if (out.wants(hash)) out.add({hash, each.before, each.after, blocks.at(each.block).text});
  }
}

}  // namespace

store::Past past_of(const Snapshot& snapshot, const store::InputDocument& document) {
  const auto place = snapshot.find(document.record.id);
  if (!place) return {};
  Kept kept;
  for (const auto& block : document.blocks) {
    if (block.record.kind != BlockKind::heading) kept.insert(block.hash);
  }
  const store::Store& store = snapshot.segments()[place->segment].store();
  Collector out(kept, std::max(text_bytes(document), kLeastBytes));
  add_dropped(store, place->document, kept, out);
  for (auto& paragraph : store.past(place->document)) out.add(std::move(paragraph));
  return out.take();
}

}  // namespace pilcrow::index
