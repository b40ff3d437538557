// Whether a document's metadata is what a filter asks for.
#ifndef PILCROW_SEARCH_VALUES_H_
#define PILCROW_SEARCH_VALUES_H_

#include <string_view>

#include "search/clause.h"

namespace pilcrow::search {

// Whether a folded value passes a filter of `Field::metadata`. Without a range it must be the same,
// or a date within that of the filter: 2019 holds 2019-05-31. In a range numbers count by value,
// dates as far as value and bound go, anything else by its characters; the last bound includes what
// begins with it.
bool passes(const Clause& filter, std::string_view value);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_VALUES_H_
