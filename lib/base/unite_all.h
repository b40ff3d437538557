// Many lists made one.
#ifndef PILCROW_BASE_UNITE_ALL_H_
#define PILCROW_BASE_UNITE_ALL_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace pilcrow {

// All of `lists`, by `unite(a, b)`: two by two, so that many are not copied as often as there are of
// them.
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

}  // namespace pilcrow

#endif  // PILCROW_BASE_UNITE_ALL_H_
