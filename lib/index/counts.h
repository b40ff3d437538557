// Exact counts over all paragraphs that match.
#ifndef PILCROW_INDEX_COUNTS_H_
#define PILCROW_INDEX_COUNTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "index/match.h"
#include "pilcrow/search.h"

namespace pilcrow::index {

// All facets that there are.
const std::vector<std::string_view>& facet_names();

// How many documents the paragraphs belong to.
std::size_t count_documents(const Snapshot& snapshot, const Matches& matches);

// One facet: values that occur, most paragraphs first, then by value; labels for
// documents only.
std::vector<FacetCount> count_facet(const Snapshot& snapshot, const Matches& matches,
                                    std::string_view facet);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_COUNTS_H_
