// One search, from request to result.
#ifndef PILCROW_API_SEARCH_RUN_H_
#define PILCROW_API_SEARCH_RUN_H_

#include "api/session.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

// Index::search at the session's generation.
SearchResult run_search(Session& session, const SearchRequest& request);

// Index::rank likewise.
std::vector<RankedItem> run_rank(Session& session, const SearchRequest& request, RankUnit unit);

}  // namespace pilcrow::api

#endif  // PILCROW_API_SEARCH_RUN_H_
