// The order in which matches are given.
#ifndef PILCROW_INDEX_ORDER_H_
#define PILCROW_INDEX_ORDER_H_

#include <cstdint>

#include "index/match.h"
#include "index/ranks.h"
#include "pilcrow/search.h"

namespace pilcrow::index {

struct Sorting {
  Sort by = Sort::score;
  bool reverse = false;  // of scores, ids or dates; what they leave equal stays as it is
};

// Makes numbers of matches: what is less comes first, and of equal ones that with the lesser tie, which
// no two matches share. The snapshot must outlive it.
class Order {
 public:
  Order(const Snapshot& snapshot, const Sorting& sorting);

  // For the matches of one segment, whose blocks ascend.
  class Cursor {
   public:
    Cursor(const Order& order, const Snapshot& snapshot, std::size_t segment);

    std::uint64_t at(const Hit& hit) {
      if (ranks_ == nullptr) return reverse_ ? hit.score : UINT32_MAX - hit.score;
      const std::uint32_t rank = (*ranks_)[documents_.at(hit.block)];
      const std::uint32_t place = rank == Ranks::kNone || ascends_ ? rank : last_ - rank;
      return by_date_ ? std::uint64_t{place} << 32 | (UINT32_MAX - hit.score) : place;
    }

    // By the document's id, then by block: in the order of the index a document moves when it is
    // replaced.
    std::uint64_t tie(const Hit& hit) {
      return std::uint64_t{ids_[documents_.at(hit.block)]} << 32 | hit.block;
    }

   private:
    const std::vector<std::uint32_t>& ids_;              // their ranks
    const std::vector<std::uint32_t>* ranks_ = nullptr;  // none: by score
    std::uint32_t last_ = 0;
    bool reverse_;
    bool ascends_;
    bool by_date_;
    store::Store::DocumentCursor documents_;
  };

 private:
  const Ranks& ids_;
  const Ranks* ranks_ = nullptr;
  Sorting sorting_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_ORDER_H_
