// What phrases and Korean words of a query are made of, as words beside them.
#ifndef PILCROW_SEARCH_PARTS_H_
#define PILCROW_SEARCH_PARTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "search/clause.h"
#include "text/analysis.h"

namespace pilcrow::search {

// Adds the words of each phrase that stands side by side with others, and need not be there, up to
// 64 in a query: they lift what the others find. Who writes a quotation into a question may not have
// it as a text does. `leaves` counts them as further leaves.
void add_phrase_words(Clause& root, const std::vector<std::string>& languages,
                      text::Analyser& analyser, std::size_t& leaves);

// Adds behind each Korean word that stands side by side with others, and need not be there, the
// pairs of syllables of its stem; together they weigh what it does. Function words have none.
// `leaves` counts them as further leaves.
void add_parts(Clause& root, const std::vector<std::string>& languages, std::size_t& leaves);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_PARTS_H_
