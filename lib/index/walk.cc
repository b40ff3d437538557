#include "index/walk.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/codec.h"

namespace pilcrow::index {
namespace {

// A block that a leaf stands in, heading or paragraph.
struct Found {
  std::uint32_t block = 0;
  std::uint32_t impact = 0;
};
using Blocks = std::vector<Found>;  // ascending

// From so many postings for each candidate on, skipping to candidates is quicker than reading all.
constexpr std::uint64_t kSkipFrom = 8;

Blocks read_list(const Xapian::Database& database, const TermGroup::Term& term) {
  Blocks out;
  const auto end = database.postlist_end(term.name);
  auto at = database.postlist_begin(term.name);
  if (!term.among) {
    for (; at != end; ++at) out.push_back({*at - 1, at.get_wdf()});
    return out;
  }
  for (const auto& [first, last] : *term.among) {
    if (at == end) break;
    at.skip_to(first + 1);
    for (; at != end && *at <= last; ++at) out.push_back({*at - 1, at.get_wdf()});
  }
  return out;
}

// Those of `blocks`, ascending, that a term stands in.
Blocks probe_list(const Xapian::Database& database, const TermGroup::Term& term,
                  const std::vector<std::uint32_t>& blocks) {
  Blocks out;
  const auto end = database.postlist_end(term.name);
  auto at = database.postlist_begin(term.name);
  std::size_t range = 0;
  for (const auto block : blocks) {
    if (term.among) {
      while (range < term.among->size() && (*term.among)[range].second <= block) ++range;
      if (range == term.among->size()) break;
      if (block < (*term.among)[range].first) continue;
    }
    at.skip_to(block + 1);
    if (at == end) break;
    if (*at == block + 1) out.push_back({block, at.get_wdf()});
  }
  return out;
}

// Where two terms stand in one block, they are one word that stands there more often.
Blocks unite(const Blocks& a, const Blocks& b) {
  Blocks out;
  out.reserve(a.size() + b.size());
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->block == y->block) {
      const std::uint32_t frequency = impact_frequency(x->impact) + impact_frequency(y->impact);
      out.push_back({x->block, impact(frequency, impact_class(x->impact))});
      ++x;
      ++y;
    } else {
      out.push_back(x->block < y->block ? *x++ : *y++);
    }
  }
  out.insert(out.end(), x, a.end());
  out.insert(out.end(), y, b.end());
  return out;
}

// Blocks with any of a group's terms; all, or those of `candidates`.
Blocks read_group(const Xapian::Database& database, const TermGroup& group,
                  const std::vector<std::uint32_t>* candidates) {
  std::vector<Blocks> lists;
  for (const auto& term : group.terms) {
    lists.push_back(candidates != nullptr ? probe_list(database, term, *candidates)
                                          : read_list(database, term));
  }
  // Two by two, so that many lists are not copied as often as there are of them.
  while (lists.size() > 1) {
    std::vector<Blocks> united;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      united.push_back(unite(lists[i], lists[i + 1]));
    }
    if (lists.size() % 2 != 0) united.push_back(std::move(lists.back()));
    lists = std::move(united);
  }
  return lists.empty() ? Blocks() : std::move(lists.front());
}

std::vector<std::uint32_t> numbers_of(const Blocks& blocks) {
  std::vector<std::uint32_t> out;
  out.reserve(blocks.size());
  for (const auto& found : blocks) out.push_back(found.block);
  return out;
}

// How often the words of a phrase stand one after the other in a block.
class PhraseCounter {
 public:
  explicit PhraseCounter(const std::vector<std::vector<std::uint32_t>>& places) : places_(places) {
    for (const auto& numbers : places) {
      single_ = single_ && numbers.size() == 1;
      if (single_) append_varint(pattern_, numbers.front());
    }
  }

  std::size_t count(std::string_view list) {
    return single_ ? count_bytes(list) : count_numbers(list);
  }

 private:
  // Each word has one number: the phrase is a string of bytes. A match must not begin within a
  // number, whose bytes but the last have their high bit set.
  std::size_t count_bytes(std::string_view list) const {
    std::size_t count = 0;
    const char* at = list.data();
    const char* const end = at + list.size();
    while (const void* found = memmem(at, static_cast<std::size_t>(end - at), pattern_.data(),
                                      pattern_.size())) {
      const auto* begin = static_cast<const char*>(found);
      const bool whole = begin == list.data() || (begin[-1] & 0x80) == 0;
      if (whole) ++count;
      at = begin + (whole ? pattern_.size() : 1);
    }
    return count;
  }

  std::size_t count_numbers(std::string_view list) {
    numbers_.clear();
    std::uint64_t number = 0;
    for (std::size_t at = 0; take_varint(list, at, number);) numbers_.push_back(number);
    std::size_t count = 0;
    for (std::size_t begin = 0; begin + places_.size() <= numbers_.size(); ++begin) {
      std::size_t same = 0;
      while (same < places_.size() && fits(same, numbers_[begin + same])) ++same;
      if (same < places_.size()) continue;
      ++count;
      begin += same - 1;
    }
    return count;
  }

  bool fits(std::size_t place, std::uint64_t number) const {
    const auto& numbers = places_[place];
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }

  const std::vector<std::vector<std::uint32_t>>& places_;
  bool single_ = true;
  std::string pattern_;
  std::vector<std::uint64_t> numbers_;
};

// Counts words of a set in a block.
class SetCounter {
 public:
  SetCounter(const std::vector<std::uint32_t>& numbers, std::size_t words) : among_(words) {
    for (const auto number : numbers) among_[number] = true;
  }

  std::size_t count(std::string_view list) const {
    std::size_t count = 0;
    std::uint64_t number = 0;
    for (std::size_t at = 0; take_varint(list, at, number);) {
      if (number < among_.size() && among_[number]) ++count;
    }
    return count;
  }

 private:
  std::vector<bool> among_;
};

// Leaves those blocks whose words bear out what the postings only suggest.
template <typename Counter>
Blocks verified(const store::Store& store, const Blocks& blocks, Counter counter) {
  Blocks out;
  for (const auto& found : blocks) {
    const std::size_t count = counter.count(store.forward(found.block));
    if (count > 0) out.push_back({found.block, impact(count, impact_class(found.impact))});
  }
  return out;
}

Blocks find_blocks(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, const std::vector<std::uint32_t>* candidates) {
  if (part.groups.empty()) return {};
  Blocks found = read_group(database, part.groups.front(), candidates);
  for (std::size_t i = 1; i < part.groups.size() && !found.empty(); ++i) {
    const std::vector<std::uint32_t> numbers = numbers_of(found);
    found = read_group(database, part.groups[i], &numbers);
  }
  if (part.places.empty()) return found;
  if (part.places.size() == 1) {
    return verified(store, found, SetCounter(part.places.front(), store.vocabulary().size()));
  }
  return verified(store, found, PhraseCounter(part.places));
}

// Headings and titles that are open at the place that has been reached, and what they add.
class OpenHeads {
 public:
  OpenHeads(const store::Store& store, Reach reach) : store_(store), reach_(reach) {}

  void open(const Found& found) {
    const std::uint32_t head = store_.head_of(found.block);
    const bool title = store_.level(head) == 0;
    if (title && reach_ == Reach::sections) return;
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
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  for (const auto& hit : within) {
    out.push_back(hit.block);
    std::uint32_t head = store.head_of(hit.block);
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

Weighting::Weighting(double average) {
  for (std::uint32_t length = 0; length < kLengthClasses; ++length) {
    inverse_norm_[length] = 1 / (1 - kB + kB * class_length(length) / average);
  }
}

Hits walk(const store::Store& store, const Xapian::Database& database, const Leaf& leaf,
          const LeafPart& part, const Weighting& weighting, Reach reach, const Hits* within) {
  Spread spread(store, leaf, weighting, reach);
  if (within == nullptr) return spread.all(find_blocks(store, database, part, nullptr));
  if (within->size() * kSkipFrom > part.estimate()) {
    return spread.among(find_blocks(store, database, part, nullptr), *within);
  }
  const std::vector<std::uint32_t> candidates = with_heads(store, *within);
  return spread.among(find_blocks(store, database, part, &candidates), *within);
}

}  // namespace pilcrow::index
