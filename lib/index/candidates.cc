#include "index/candidates.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "base/unite_all.h"
#include "index/counters.h"
#include "index/impact.h"
#include "pilcrow/error.h"

namespace pilcrow::index {
namespace {

// So many words are looked for as bytes, one after the other; of more, lists are decoded.
constexpr std::size_t kFewWords = 8;

// Whether a term counts in one block after the other, ascending.
class Among {
 public:
  Among(const store::Store& store, const TermGroup::Term& term)
      : languages_(term.among.get()), cursor_(store) {}
  bool operator()(std::uint32_t block) {
    return languages_ == nullptr || (*languages_)[cursor_.at(block)];
  }

 private:
  const LanguageSet* languages_;
  store::Store::LanguageCursor cursor_;
};

// The words of a group in one block are one word that stands there more often.
std::uint32_t add_impacts(std::uint32_t a, std::uint32_t b) {
  return impact(impact_frequency(a) + impact_frequency(b), impact_class(a));
}

Blocks unite(const Blocks& a, const Blocks& b) {
  Blocks out;
  out.reserve(a.size() + b.size());
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->block == y->block) {
      out.push_back({x->block, add_impacts(x->impact, y->impact)});
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

// Reads the blocks with any of a group's terms; all, or those of `candidates`, ascending.
class GroupReader {
 public:
  GroupReader(const store::Store& store, const Xapian::Database& database,
              const std::vector<std::uint32_t>* candidates)
      : store_(store), database_(database), candidates_(candidates) {}

  Blocks read(const TermGroup& group) const {
    if (group.terms.size() == 1) return read(group.terms.front());
    const bool dense = group.terms.size() > 2 && group.postings > store_.blocks() / kSparse;
    if (dense && candidates_ == nullptr) return scatter(group);
    std::vector<Blocks> lists;
    for (const auto& term : group.terms) lists.push_back(read(term));
    return unite_all(std::move(lists),
                     [](const Blocks& a, const Blocks& b) { return unite(a, b); });
  }

 private:
  // From one posting for so many blocks on, an array of all blocks is quicker than merging.
  static constexpr std::uint64_t kSparse = 64;

  // Calls `take(block, impact)` for each posting.
  template <typename Take>
  void each(const TermGroup::Term& term, Take&& take) const {
    const auto end = database_.postlist_end(term.name);
    auto at = database_.postlist_begin(term.name);
    Among among(store_, term);
    if (candidates_ == nullptr) {
      for (; at != end; ++at) {
        const std::uint32_t block = *at - 1;
        if (block >= store_.blocks()) fail();
        if (among(block)) take(block, at.get_wdf());
      }
      return;
    }
    for (const auto block : *candidates_) {
      if (at == end) return;
      if (*at < block + 1) at.skip_to(block + 1);
      if (at == end) return;
      if (*at == block + 1 && among(block)) take(block, at.get_wdf());
    }
  }

  // How many blocks a term has. Its list begins in the block of the table in which something was looked
  // up last, if it stands there, and reads one for itself if not: neighbours stand in one.
  std::size_t look_up(const TermGroup::Term& term) const {
    return database_.get_termfreq(term.name);
  }

  [[noreturn]] void fail() const {
    throw Error(ErrorCode::corrupt, "the index is damaged: there are postings of no block",
                store_.file().path());
  }

  Blocks read(const TermGroup::Term& term) const {
    Blocks out;
    out.reserve(std::min(look_up(term), candidates_ == nullptr ? store_.blocks() : candidates_->size()));
    each(term, [&](std::uint32_t block, std::uint32_t impact) { out.push_back({block, impact}); });
    return out;
  }

  // An impact for each block, 0 for those without.
  Blocks scatter(const TermGroup& group) const {
    static_assert(kImpacts <= UINT16_MAX);
    std::vector<std::uint16_t> impacts(store_.blocks());
    std::vector<std::uint64_t> bits(store_.blocks() / 64 + 1);
    for (const auto& term : group.terms) {
      look_up(term);
      each(term, [&](std::uint32_t block, std::uint32_t impact) {
        std::uint16_t& at = impacts[block];
        at = static_cast<std::uint16_t>(at == 0 ? impact : add_impacts(at, impact));
        bits[block / 64] |= std::uint64_t{1} << block % 64;
      });
    }
    Blocks out;
    out.reserve(std::min<std::size_t>(group.postings, store_.blocks()));
    for (std::size_t i = 0; i < bits.size(); ++i) {
      for (std::uint64_t left = bits[i]; left != 0; left &= left - 1) {
        const auto block = static_cast<std::uint32_t>(i * 64) +
                           static_cast<std::uint32_t>(std::countr_zero(left));
        out.push_back({block, impacts[block]});
      }
    }
    return out;
  }

  const store::Store& store_;
  const Xapian::Database& database_;
  const std::vector<std::uint32_t>* candidates_;
};

// Blocks that are listed; all, or those of `candidates`.
Blocks read_listed(const store::Store& store, const std::vector<std::uint32_t>& listed,
                   const std::vector<std::uint32_t>* candidates) {
  std::vector<std::uint32_t> chosen;
  if (candidates != nullptr) {
    std::set_intersection(listed.begin(), listed.end(), candidates->begin(), candidates->end(),
                          std::back_inserter(chosen));
  }
  Blocks out;
  for (const auto block : candidates == nullptr ? listed : chosen) {
    const std::string_view words = store.forward(block);
    const auto length = std::count_if(words.begin(), words.end(),
                                      [](char byte) { return (byte & 0x80) == 0; });
    out.push_back({block, impact(1, length_class(static_cast<std::size_t>(length)))});
  }
  return out;
}

std::vector<std::uint32_t> numbers_of(const Blocks& blocks) {
  std::vector<std::uint32_t> out;
  out.reserve(blocks.size());
  for (const auto& found : blocks) out.push_back(found.block);
  return out;
}

// Leaves those blocks whose words bear out what the postings only suggest.
template <typename Counter>
Blocks verified(const store::Store& store, const Blocks& blocks, Counter counter) {
  // Forward lists lie apart: each is asked for so many blocks ahead.
  constexpr std::size_t kAhead = 8;
  Blocks out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i + 2 * kAhead < blocks.size()) store.prepare_forward_end(blocks[i + 2 * kAhead].block);
    if (i + kAhead < blocks.size()) store.prepare_forward(blocks[i + kAhead].block);
    const Found& found = blocks[i];
    const std::size_t count = counter.count(store.forward(found.block));
    if (count > 0) out.push_back({found.block, impact(count, impact_class(found.impact))});
  }
  return out;
}

}  // namespace

Blocks find_blocks(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, const std::vector<std::uint32_t>* candidates) {
  if (!part.tagged.empty()) return read_listed(store, part.tagged, candidates);
  Blocks sure = GroupReader(store, database, candidates).read(part.sure);
  if (part.groups.empty()) return sure;
  Blocks found = GroupReader(store, database, candidates).read(part.groups.front());
  for (std::size_t i = 1; i < part.groups.size() && !found.empty(); ++i) {
    const std::vector<std::uint32_t> numbers = numbers_of(found);
    found = GroupReader(store, database, &numbers).read(part.groups[i]);
  }
  if (part.places.empty()) return found;
  if (part.near) return verified(store, found, NearCounter(part.places, *part.near));
  const std::vector<std::uint32_t>& numbers = part.places.front();
  if (part.places.size() == 1 && numbers.size() > kFewWords) {
    found = verified(store, found, SetCounter(numbers, store.vocabulary().size()));
  } else {
    found = verified(store, found, PhraseCounter(part.places));
  }
  return unite(sure, found);
}

}  // namespace pilcrow::index
