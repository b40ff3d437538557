// What the filters of a query name in an index.
#ifndef PILCROW_API_FILTERS_H_
#define PILCROW_API_FILTERS_H_

#include "api/session.h"
#include "pilcrow/search.h"
#include "search/clause.h"
#include "search/reading.h"

namespace pilcrow::api {

// Fields and names of an index, for the parser; for as long as the generation lives.
search::ParseOptions parse_options(const Generation& generation, bool strict);

// Whether any document has a field of metadata, by its folded name.
bool has_field(const Generation& generation, const std::string& name);

// Whether a paragraph passes a filter, as index/match.cc has it.
bool passes(const search::Clause& filter, const Paragraph& paragraph);

}  // namespace pilcrow::api

#endif  // PILCROW_API_FILTERS_H_
