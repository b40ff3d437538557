// Values of filters.
#ifndef PILCROW_SEARCH_FILTER_VALUES_H_
#define PILCROW_SEARCH_FILTER_VALUES_H_

#include "search/reading.h"
#include "search/scanner.h"

namespace pilcrow::search {

// Brings the value of a filter into the language's form, and finds the ids of a name. Forgives weights,
// which filters do not have, and values that are none: they become words of the text.
void find_value(Piece& piece, Reading& reading);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_FILTER_VALUES_H_
