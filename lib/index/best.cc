#include "index/best.h"

#include <algorithm>
#include <span>

#include "index/hits.h"

namespace pilcrow::index {
namespace {

struct Candidate {
  std::uint64_t place = 0;
  std::uint64_t tie = 0;
  std::uint32_t key = 0;
  Score score = 0;
  std::uint64_t hash = 0;
};

bool before(const Candidate& a, const Candidate& b) {
  return a.place != b.place ? a.place < b.place : a.tie < b.tie;
}

// The first so many of what is taken. Takes more than it must keep, and sorts out now and then.
class Shortlist {
 public:
  Shortlist(std::size_t size, bool folded) : size_(size), room_(2 * size + 64), folded_(folded) {}

  // Whether one at that place may be among them.
  bool may_take(std::uint64_t place) const { return !bounded_ || place <= bound_.place; }

  void take(const Candidate& one) {
    if (list_.size() == room_) shrink();
    if (!bounded_ || before(one, bound_)) list_.push_back(one);
  }

  std::vector<Candidate> sorted() {
    shrink();
    std::sort(list_.begin(), list_.end(), before);
    return std::move(list_);
  }

 private:
  void shrink() {
    if (folded_) {
      std::sort(list_.begin(), list_.end(), [](const Candidate& a, const Candidate& b) {
        return a.hash != b.hash ? a.hash < b.hash : before(a, b);
      });
      const auto end = std::unique(
          list_.begin(), list_.end(),
          [](const Candidate& a, const Candidate& b) { return a.hash == b.hash; });
      list_.erase(end, list_.end());
    }
    if (list_.size() < size_) return;
    const auto last = list_.begin() + static_cast<std::ptrdiff_t>(size_ - 1);
    std::nth_element(list_.begin(), last, list_.end(), before);
    bounded_ = true;
    bound_ = *last;
    list_.resize(size_);
  }

  std::size_t size_;
  std::size_t room_;
  bool folded_;
  bool bounded_ = false;
  Candidate bound_;  // nothing behind it is among them
  std::vector<Candidate> list_;
};

// What documents of one segment score as one text, asked for in their order.
class WholeScores {
 public:
  WholeScores(const Matches& matches, std::size_t segment) {
    if (!matches.documents.empty()) scores_ = matches.documents[segment];
  }

  // The mean of that and the best paragraph's score, but not less than the latter.
  Score raise(const ScoredDocument& document) {
    const Score best = document.best.score;
    while (at_ < scores_.size() && scores_[at_].block < document.place.document) ++at_;
    const bool known = at_ < scores_.size() && scores_[at_].block == document.place.document;
    if (!known || document.last - document.first < 2 || scores_[at_].score <= best) return best;
    return best + (scores_[at_].score - best) / 2;
  }

 private:
  std::span<const Hit> scores_;
  std::size_t at_ = 0;
};

// Of `all`, `count` from the `first`-th on.
template <typename Item>
std::vector<Item> part(const std::vector<Item>& all, std::size_t first, std::size_t count) {
  first = std::min(first, all.size());
  const auto begin = static_cast<std::ptrdiff_t>(first);
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(count, all.size() - first));
  return {all.begin() + begin, all.begin() + end};
}

}  // namespace

std::vector<Scored> best(const Snapshot& snapshot, const Matches& matches, std::size_t first,
                         std::size_t count, bool folded, const Sorting& sorting) {
  if (count == 0) return {};
  const Order order(snapshot, sorting);
  Shortlist list(first + count, folded);
  for (std::size_t i = 0; i < matches.segments.size(); ++i) {
    const Segment& segment = snapshot.segments()[i];
    Order::Cursor places(order, snapshot, i);
    for (const auto& hit : matches.segments[i]) {
      const std::uint64_t place = places.at(hit);
      if (!list.may_take(place)) continue;
      list.take({place, places.tie(hit), segment.base + hit.block, hit.score,
                 folded ? segment.store().hash(hit.block) : 0});
    }
  }
  std::vector<Scored> out;
  for (const auto& one : part(list.sorted(), first, count)) {
    out.push_back({one.key, one.score / kScoreUnit});
  }
  return out;
}

std::vector<ScoredDocument> best_documents(const Snapshot& snapshot, const Matches& matches,
                                           std::size_t first, std::size_t count,
                                           const Sorting& sorting) {
  const Order order(snapshot, sorting);
  struct Placed {
    std::uint64_t place;
    std::uint64_t tie;
    ScoredDocument document;
  };
  std::vector<Placed> all;
  for (std::uint32_t i = 0; i < matches.segments.size(); ++i) {
    const Hits& hits = matches.segments[i];
    const std::size_t begin = all.size();
    each_document(snapshot.segments()[i].store(), hits,
                  [&](std::uint32_t document, std::size_t from, std::size_t to) {
                    const auto* const best = std::max_element(
                        hits.data() + from, hits.data() + to,
                        [](const Hit& a, const Hit& b) { return a.score < b.score; });
                    all.push_back({0, 0, {{i, document}, *best, 0, from, to}});
                  });
    WholeScores wholes(matches, i);
    Order::Cursor places(order, snapshot, i);
    for (std::size_t at = begin; at < all.size(); ++at) {
      ScoredDocument& document = all[at].document;
      document.score = wholes.raise(document);
      const Hit hit = {document.best.block, document.score};
      all[at].place = places.at(hit);
      all[at].tie = places.tie(hit);
    }
  }
  std::sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    return a.place != b.place ? a.place < b.place : a.tie < b.tie;
  });
  std::vector<ScoredDocument> out;
  for (const auto& one : part(all, first, count)) out.push_back(one.document);
  return out;
}

}  // namespace pilcrow::index
