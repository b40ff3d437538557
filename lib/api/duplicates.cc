#include "api/duplicates.h"

#include <bitset>
#include <string>
#include <unordered_map>

#include "store/anchor.h"

namespace pilcrow::api {
namespace {

constexpr std::size_t kHashBits = 8192;

// Hashes of matches lie apart: each is asked for so many matches ahead.
constexpr std::size_t kAhead = 16;

struct Owner {
  std::size_t hit = 0;
  double similarity = 1;
};

}  // namespace

void add_duplicates(const index::Snapshot& snapshot, const index::Matches& matches,
                    const std::vector<index::PageHit>& page, std::size_t most,
                    std::vector<Hit>& hits) {
  std::unordered_map<std::uint64_t, Owner> owners;
  std::bitset<kHashBits> hashes;  // so that most paragraphs cost one look
  for (std::size_t i = 0; i < page.size(); ++i) {
    for (const auto& text : page[i].texts) {
      owners[text.hash] = {i, text.similarity};
      hashes.set(text.hash % kHashBits);
    }
  }
  if (owners.empty()) return;
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    const index::Segment& segment = snapshot.segments()[i];
    const store::Store& store = segment.store();
    store::Store::DocumentCursor documents(store);
    const index::Hits& all = matches.segments[i];
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (j + kAhead < all.size()) store.prepare_hash(all[j + kAhead].block);
      const index::Hit& match = all[j];
      const std::uint64_t hash = store.hash(match.block);
      if (!hashes.test(hash % kHashBits)) continue;
      const auto owner = owners.find(hash);
      if (owner == owners.end()) continue;
      const auto [at, similarity] = owner->second;
      if (page[at].scored.key == segment.base + match.block) continue;
      Hit& hit = hits[at];
      if (hit.duplicate_count++ >= most) continue;
      const std::uint32_t document = documents.at(match.block);
      const std::string_view id = store.id(document);
      const std::uint32_t number = store.number_in(document, match.block);
      hit.duplicates.push_back(
          {store::make_anchor(id, number, hash), std::string(id), number, similarity});
    }
  }
}

}  // namespace pilcrow::api
