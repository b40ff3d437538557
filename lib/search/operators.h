// Operators of a query.
#ifndef PILCROW_SEARCH_OPERATORS_H_
#define PILCROW_SEARCH_OPERATORS_H_

#include "search/reading.h"
#include "search/scanner.h"

namespace pilcrow::search {

// Makes an operator of a word that is one. Forgives other forms, weights, and distances that cannot be.
void read_operator(Piece& piece, Reading& reading);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_OPERATORS_H_
