// Function words of a query that is written as a sentence.
#ifndef PILCROW_SEARCH_FILLERS_H_
#define PILCROW_SEARCH_FILLERS_H_

#include <string>
#include <vector>

#include "search/clause.h"

namespace pilcrow::search {

// Marks the words of the query's text that stand side by side with others, must not be there, and are
// function words of the query's language: that of `languages` which has most of them, of several
// all. None where nothing else is asked for, and none in capitals where not all words are.
void mark_fillers(Clause& root, const std::vector<std::string>& languages);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_FILLERS_H_
