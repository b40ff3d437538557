// Facets of a search: what may be chosen, and what is counted.
#ifndef PILCROW_API_FACETS_H_
#define PILCROW_API_FACETS_H_

#include <string>
#include <string_view>
#include <vector>

#include "api/session.h"
#include "index/counts.h"
#include "pilcrow/facets.h"
#include "search/clause.h"

namespace pilcrow::api {

// Whether the index has a facet; its own, or a field of metadata.
bool has_facet(const Generation& generation, const std::string& name);

// Throws Error{bad_argument} for a facet or theme that there is not, and for values that cannot be.
void check_facets(const Generation& generation, const std::vector<FacetRequest>& facets,
                  const std::vector<FacetSelection>& selections);

// Filters that must all hold: one for each facet of the selections, and one for each selection that
// excludes. But what is chosen of the facet `without`, whose other values are counted beside it.
std::vector<search::Clause> filters_of(const std::vector<FacetSelection>& selections,
                                       std::string_view without = {});

// The values of a facet that are chosen.
std::vector<std::string> chosen_values(const std::vector<FacetSelection>& selections,
                                       std::string_view facet);

// What a request asks for of all that is counted, with labels, in order.
std::vector<FacetCount> count(index::FacetCounter& counter, const FacetRequest& request,
                              const std::vector<std::string>& chosen, const Generation& generation,
                              const std::string& label_language);

}  // namespace pilcrow::api

#endif  // PILCROW_API_FACETS_H_
