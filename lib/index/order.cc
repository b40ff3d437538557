#include "index/order.h"

namespace pilcrow::index {

Order::Order(const Snapshot& snapshot, const Sorting& sorting)
    : ids_(snapshot.ranks_by_id()), sorting_(sorting) {
  if (sorting.by == Sort::document) ranks_ = &ids_;
  if (sorting.by == Sort::date) ranks_ = &snapshot.ranks_by_date();
}

Order::Cursor::Cursor(const Order& order, const Snapshot& snapshot, std::size_t segment)
    : ids_(order.ids_.segments[segment]),
      reverse_(order.sorting_.reverse),
      // Ids begin with the first, dates with the newest.
      ascends_((order.sorting_.by == Sort::document) != reverse_),
      by_date_(order.sorting_.by == Sort::date),
      documents_(snapshot.segments()[segment].store()) {
  if (order.ranks_ == nullptr) return;
  ranks_ = &order.ranks_->segments[segment];
  last_ = order.ranks_->count - 1;
}

}  // namespace pilcrow::index
