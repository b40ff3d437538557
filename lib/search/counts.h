// Exact counts over all paragraphs that match.
#ifndef PILCROW_SEARCH_COUNTS_H_
#define PILCROW_SEARCH_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pilcrow/search.h"
#include "store/columns.h"

namespace pilcrow::search {

// How many documents the paragraphs `keys` (ascending) belong to. A document's paragraphs have
// keys that follow one another, so no set is needed.
std::size_t count_documents(const store::Columns& columns, const std::vector<std::uint32_t>& keys);

// One facet over `keys`: values that occur, most paragraphs first, then by value; no labels.
std::vector<FacetCount> count_facet(const store::Columns& columns, const store::FacetColumn& facet,
                                    const std::vector<std::uint32_t>& keys);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_COUNTS_H_
