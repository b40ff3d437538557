#include "index/best.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

namespace pilcrow::index {
namespace {

struct Best {
  Score score = 0;
  std::uint32_t key = 0;
  std::uint64_t hash = 0;
  bool operator<(const Best& other) const {  // better
    return score != other.score ? score > other.score : key < other.key;
  }
};

// The best of what is taken, whose keys ascend.
class BestList {
 public:
  BestList(std::size_t size, bool folded) : size_(size), folded_(folded) {}

  // Of equal scores the first stays.
  bool takes(Score score) const {
    return best_.size() < size_ || score > std::prev(best_.end())->score;
  }

  void take(const Best& one) {
    if (folded_) {
      const auto [twin, fresh] = twins_.try_emplace(one.hash);
      if (!fresh) {
        if (twin->second->score >= one.score) return;
        best_.erase(twin->second);
      }
      twin->second = best_.insert(one).first;
    } else {
      best_.insert(one);
    }
    if (best_.size() <= size_) return;
    const auto worst = std::prev(best_.end());
    if (folded_) twins_.erase(worst->hash);
    best_.erase(worst);
  }

  const std::set<Best>& sorted() const { return best_; }

 private:
  std::size_t size_;
  bool folded_;
  std::set<Best> best_;
  std::unordered_map<std::uint64_t, std::set<Best>::iterator> twins_;  // by hash
};

}  // namespace

std::vector<Scored> best(const Snapshot& snapshot, const Matches& matches, std::size_t first,
                         std::size_t count, bool folded) {
  if (count == 0) return {};
  BestList list(first + count, folded);
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    const Segment& segment = snapshot.segments()[i];
    for (const auto& hit : matches.segments[i]) {
      if (!list.takes(hit.score)) continue;
      list.take({hit.score, segment.base + hit.block,
                 folded ? segment.store().hash(hit.block) : 0});
    }
  }
  std::vector<Scored> out;
  for (const auto& one : list.sorted()) {
    if (first > 0) {
      --first;
    } else {
      out.push_back({one.key, one.score / kScoreUnit});
    }
  }
  return out;
}

std::vector<ScoredDocument> best_documents(const Snapshot& snapshot, const Matches& matches,
                                           std::size_t first, std::size_t count) {
  std::vector<ScoredDocument> all;
  for (std::uint32_t i = 0; i < matches.segments.size(); ++i) {
    const Hits& hits = matches.segments[i];
    store::Store::DocumentCursor documents(snapshot.segments()[i].store());
    for (std::size_t at = 0; at < hits.size(); ++at) {
      if (documents.moves(hits[at].block)) {
        all.push_back({{i, documents.at(hits[at].block)}, hits[at], at, at});
      } else if (hits[at].score > all.back().best.score) {
        all.back().best = hits[at];
      }
      all.back().last = at + 1;
    }
  }
  // Those of equal scores are in the order of the index, and stay so.
  std::stable_sort(all.begin(), all.end(), [](const ScoredDocument& a, const ScoredDocument& b) {
    return a.best.score > b.best.score;
  });
  const std::size_t begin = std::min(first, all.size());
  const std::size_t end = begin + std::min(count, all.size() - begin);
  return {all.begin() + static_cast<std::ptrdiff_t>(begin),
          all.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace pilcrow::index
