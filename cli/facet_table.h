// Counts of facets as a table for people.
#ifndef PILCROW_CLI_FACET_TABLE_H_
#define PILCROW_CLI_FACET_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pilcrow/search.h"
#include "style.h"

namespace pilcrow::cli {

// Label, id, paragraphs, documents; themes below their parents. No wider than the style says. At
// most `limit` rows; 0 for all.
std::string facet_table(const std::string& name, const std::vector<FacetCount>& counts,
                        const Style& style, std::size_t limit);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_FACET_TABLE_H_
