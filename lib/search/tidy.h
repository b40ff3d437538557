// From the pieces of a query as it was typed to pieces that the grammar takes.
#ifndef PILCROW_SEARCH_TIDY_H_
#define PILCROW_SEARCH_TIDY_H_

#include <vector>

#include "search/leaves.h"
#include "search/reading.h"
#include "search/scanner.h"

namespace pilcrow::search {

inline constexpr std::size_t kMaxDepth = 64;

// Leaves out operators and signs that have nothing to work on, brackets that were not opened, and
// brackets and quotes around nothing; closes brackets that are open; takes operators for words
// where there is nothing else. Each is forgiven with a note, but for punctuation that stands alone
// ("Who — and when ?"), which asks for nothing. Throws Error{bad_query} for what is nested deeper
// than `kMaxDepth`.
std::vector<Piece> tidy(std::vector<Piece> pieces, const LeafMaker& leaves, Reading& reading);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_TIDY_H_
