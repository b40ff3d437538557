// The options by which commands choose and count facets.
#ifndef PILCROW_CLI_OPTIONS_FACETS_H_
#define PILCROW_CLI_OPTIONS_FACETS_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare_facets(Parser& parser, FacetArgs& args);

// What they say, as a search takes it.
void put_facets(const FacetArgs& args, SearchRequest& request);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_FACETS_H_
