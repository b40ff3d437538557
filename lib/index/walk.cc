#include "index/walk.h"

#include <algorithm>
#include <limits>

#include "index/candidates.h"

namespace pilcrow::index {
namespace {

// From so many postings for each candidate on, skipping to candidates is quicker than reading all.
constexpr std::uint64_t kSkipFrom = 8;

// Headings and titles that are open at the place that has been reached, and what they add.
class OpenHeads {
 public:
  OpenHeads(const store::Store& store, Reach reach)
      : store_(store), reach_(reach), heads_(store) {}

  void open(const Found& found) {
    const std::uint32_t head = heads_.at(found.block);
    const bool title = store_.level(head) == 0;
    if (reach_ != Reach::everywhere && title != (reach_ == Reach::titles)) return;
    const double weight = (title ? kTitleWeight : kSectionWeight) * impact_frequency(found.impact);
    open_.push_back({store_.end_of(head), weight});
    sum_ += weight;
  }

  void close_before(std::uint32_t block) {
    while (!open_.empty() && open_.back().end <= block) {
      sum_ -= open_.back().weight;
      open_.pop_back();
    }
    if (open_.empty()) sum_ = 0;
  }

  bool any() const { return !open_.empty(); }
  double sum() const { return sum_; }
  // Where the innermost ends.
  std::uint32_t end() const { return open_.back().end; }

 private:
  struct Open {
    std::uint32_t end = 0;
    double weight = 0;
  };
  const store::Store& store_;
  Reach reach_;
  store::Store::HeadCursor heads_;
  std::vector<Open> open_;  // outermost first: sections lie within each other
  double sum_ = 0;
};

// From blocks to the paragraphs in them and below them.
class Spread {
 public:
  Spread(const store::Store& store, const Leaf& leaf, const Weighting& weighting, Reach reach)
      : store_(store), leaf_(leaf), weighting_(weighting), reach_(reach), heads_(store, reach) {}

  Hits all(const Blocks& blocks) {
    hits_.reserve(blocks.size());
    for (const auto& found : blocks) {
      below(found.block);
      if (store_.is_head(found.block)) {
        heads_.open(found);
        at_ = found.block + 1;
      } else if (reach_ == Reach::everywhere) {
        emit(found.block, weighting_.part(found.impact) + heads_.sum());
        at_ = found.block + 1;
      }
    }
    below(store_.blocks());
    return std::move(hits_);
  }

  Hits among(const Blocks& blocks, const Hits& within) {
    auto found = blocks.begin();
    for (const auto& [block, score] : within) {
      for (; found != blocks.end() && found->block < block; ++found) {
        if (!store_.is_head(found->block)) continue;
        heads_.close_before(found->block);
        heads_.open(*found);
      }
      heads_.close_before(block);
      const bool here =
          reach_ == Reach::everywhere && found != blocks.end() && found->block == block;
      if (here || heads_.any()) {
        emit(block, (here ? weighting_.part(found->impact) : 0) + heads_.sum());
      }
    }
    return std::move(hits_);
  }

 private:
  // Paragraphs from where we are to `block` that are below an open heading.
  void below(std::uint32_t block) {
    for (;;) {
      heads_.close_before(at_);
      if (!heads_.any() || at_ >= block) return;
      const std::uint32_t stop = std::min(block, heads_.end());
      for (; at_ < stop; ++at_) {
        if (!store_.is_head(at_)) emit(at_, heads_.sum());
      }
    }
  }

  void emit(std::uint32_t block, double x) {
    hits_.push_back({block, Weighting::score(leaf_.idf, x)});
  }

  const store::Store& store_;
  const Leaf& leaf_;
  const Weighting& weighting_;
  Reach reach_;
  OpenHeads heads_;
  std::uint32_t at_ = 0;
  Hits hits_;
};

// The paragraphs of `within` and all headings above them.
std::vector<std::uint32_t> with_heads(const store::Store& store, const Hits& within) {
  std::vector<std::uint32_t> out;
  store::Store::HeadCursor heads(store);
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  for (const auto& hit : within) {
    out.push_back(hit.block);
    std::uint32_t head = heads.at(hit.block);
    if (head == last) continue;
    last = head;
    for (;; head = store.above(head)) {
      out.push_back(store.head_block(head));
      if (store.above(head) == head) break;
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Weighting::Weighting(const store::StoreCounts& all) {
  const double average = static_cast<double>(std::max<std::uint64_t>(all.words, 1)) /
                         static_cast<double>(std::max<std::uint64_t>(all.paragraphs, 1));
  for (std::uint32_t length = 0; length < kLengthClasses; ++length) {
    inverse_norm_[length] = 1 / (1 - kB + kB * class_length(length) / average);
  }
}

Hits walk(const store::Store& store, const Xapian::Database& database, const Leaf& leaf,
          const LeafPart& part, const Weighting& weighting, Reach reach, const Hits* within) {
  Spread spread(store, leaf, weighting, reach);
  const Blocks blocks = read_blocks(store, database, part, within);
  return within == nullptr ? spread.all(blocks) : spread.among(blocks, *within);
}

Blocks read_blocks(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, const Hits* within) {
  if (within == nullptr || within->size() * kSkipFrom > part.estimate()) {
    return find_blocks(store, database, part, nullptr);
  }
  const std::vector<std::uint32_t> candidates = with_heads(store, *within);
  return find_blocks(store, database, part, &candidates);
}

Blocks occurrences(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, std::uint32_t block) {
  const std::vector<std::uint32_t> candidates = with_heads(store, {{block, 0}});
  return find_blocks(store, database, part, &candidates);
}

}  // namespace pilcrow::index
