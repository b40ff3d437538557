// Lists of paragraphs that match, by block, and what can be made of two of them.
#ifndef PILCROW_INDEX_HITS_H_
#define PILCROW_INDEX_HITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "index/match.h"

namespace pilcrow::index {

// Where the hit of a block stands, if there is one.
std::optional<std::size_t> find_hit(const Hits& hits, std::uint32_t block);

// Those of either; scores are added up.
Hits unite(const Hits& a, const Hits& b);

// Those of either; the better score counts.
Hits unite_best(const Hits& a, const Hits& b);

// Those of `a`; what `b` is worth is added where it has them. Required: only those that it has.
Hits join(Hits a, const Hits& b, bool required);

// Those of `a` that `b` does not have.
Hits minus(Hits a, const Hits& b);

// All lists as one, by `unite(a, b)`: two by two, so that many are not copied as often as there are
// of them.
template <typename List, typename Unite>
List unite_all(std::vector<List> lists, Unite&& unite) {
  while (lists.size() > 1) {
    std::vector<List> united;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      united.push_back(unite(lists[i], lists[i + 1]));
    }
    if (lists.size() % 2 != 0) united.push_back(std::move(lists.back()));
    lists = std::move(united);
  }
  return lists.empty() ? List() : std::move(lists.front());
}

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_HITS_H_
