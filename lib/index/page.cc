#include "index/page.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "index/near_duplicates.h"

namespace pilcrow::index {
namespace {

// Chooses hits of matches that come in order.
class Chooser {
 public:
  Chooser(const Snapshot& snapshot, const Paging& paging)
      : snapshot_(snapshot), paging_(paging), wanted_(paging.first + paging.count),
        reader_(snapshot) {}

  // Whether what comes changes nothing.
  bool done() const { return hits_.size() >= wanted_ && !seeks_near(); }

  void take(const Scored& scored) {
    const BlockPlace place = snapshot_.place(scored.key);
    if (!paging_.fold) {
      if (has_room(place)) hits_.push_back({scored, {}});
      return;
    }
    const store::Store& store = snapshot_.segments()[place.segment].store();
    const std::uint64_t hash = store.hash(place.block);
    if (folded_.contains(hash)) return;
    Shingles shingles;
    const bool compared = seeks_near();
    if (compared) {
      ++looked_at_;
      shingles = reader_.read(place);
      if (fold_near(hash, shingles)) return;
    }
    if (!has_room(place)) return;
    folded_.insert(hash);
    hits_.push_back({scored, {{hash, 1}}});
    if (compared) texts_.push_back(std::move(shingles));
  }

  std::vector<PageHit> hits() {
    hits_.resize(std::min(hits_.size(), wanted_));
    hits_.erase(hits_.begin(),
                hits_.begin() + static_cast<std::ptrdiff_t>(std::min(paging_.first, hits_.size())));
    return std::move(hits_);
  }

 private:
  bool seeks_near() const {
    return paging_.fold && texts_.size() < kNearHits && looked_at_ < kNearTexts;
  }

  // Folds a text into the first hit that it is near to, if there is one.
  bool fold_near(std::uint64_t hash, const Shingles& shingles) {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const auto similarity = resemblance(texts_[i], shingles);
      if (!similarity) continue;
      hits_[i].texts.push_back({hash, *similarity});
      folded_.insert(hash);
      return true;
    }
    return false;
  }

  // Whether the paragraph's document may have one hit more, which it has then.
  bool has_room(BlockPlace place) {
    if (paging_.per_document == 0) return true;
    const std::uint32_t document =
        snapshot_.segments()[place.segment].store().document_of(place.block);
    std::size_t& count = by_document_[std::uint64_t{place.segment} << 32 | document];
    if (count == paging_.per_document) return false;
    ++count;
    return true;
  }

  const Snapshot& snapshot_;
  const Paging& paging_;
  std::size_t wanted_;
  ShingleReader reader_;
  std::vector<PageHit> hits_;
  std::vector<Shingles> texts_;  // of the first hits
  std::size_t looked_at_ = 0;
  std::unordered_set<std::uint64_t> folded_;
  std::unordered_map<std::uint64_t, std::size_t> by_document_;
};

}  // namespace

std::vector<PageHit> page(const Snapshot& snapshot, const Matches& matches, const Paging& paging) {
  if (paging.count == 0) return {};
  // Where documents are limited, a text's first paragraph may be passed over and its next be a hit.
  const bool folded = paging.fold && paging.per_document == 0;
  for (std::size_t size = paging.first + paging.count + (paging.fold ? kNearHits : 0);; size *= 8) {
    Chooser chooser(snapshot, paging);
    const std::vector<Scored> list = best(snapshot, matches, 0, size, folded, paging.sorting);
    for (const Scored& scored : list) {
      if (chooser.done()) break;
      chooser.take(scored);
    }
    if (chooser.done() || list.size() < size) return chooser.hits();
  }
}

}  // namespace pilcrow::index
