#include "index/candidates.h"

#include <algorithm>
#include <cstring>

#include "base/codec.h"
#include "index/impact.h"

namespace pilcrow::index {
namespace {

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

}  // namespace

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

}  // namespace pilcrow::index
