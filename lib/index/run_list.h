// Runs that follow one another, few however many come.
#ifndef PILCROW_INDEX_RUN_LIST_H_
#define PILCROW_INDEX_RUN_LIST_H_

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pilcrow::index {

// So many are made one at a time: each is a database that Xapian keeps open meanwhile.
inline constexpr std::size_t kMergedRuns = 32;

// `Item` is a run, or what will be one. Where kMergedRuns of one size stand side by side they are
// joined, so that each is written again as often as there are sizes, and few stand in the list.
template <typename Item>
class RunList {
 public:
  // `join` makes one of several, which it is given in order.
  template <typename Join>
  void add(Item item, Join&& join) {
    entries_.push_back({std::move(item), 0});
    while (entries_.size() >= kMergedRuns) {
      const auto first = entries_.end() - static_cast<std::ptrdiff_t>(kMergedRuns);
      const std::size_t size = entries_.back().size;
      if (std::any_of(first, entries_.end(), [&](const Entry& e) { return e.size != size; })) return;
      std::vector<Item> joined;
      for (auto entry = first; entry != entries_.end(); ++entry) {
        joined.push_back(std::move(entry->item));
      }
      entries_.erase(first, entries_.end());
      entries_.push_back({join(std::move(joined)), size + 1});
    }
  }

  // All of them, in order. Then it is empty.
  std::vector<Item> take() {
    std::vector<Item> out;
    for (auto& entry : entries_) out.push_back(std::move(entry.item));
    entries_.clear();
    return out;
  }

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    Item item;
    std::size_t size = 0;  // how often what it is made of was joined
  };
  std::vector<Entry> entries_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RUN_LIST_H_
