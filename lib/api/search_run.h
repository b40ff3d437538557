// One search, from request to result.
#ifndef PILCROW_API_SEARCH_RUN_H_
#define PILCROW_API_SEARCH_RUN_H_

#include <optional>
#include <string_view>
#include <vector>

#include "api/session.h"
#include "pilcrow/explain.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

// Index::search at the session's generation.
SearchResult run_search(Session& session, const SearchRequest& request);

// Index::rank likewise.
std::vector<RankedItem> run_rank(Session& session, const SearchRequest& request, RankUnit unit);

// Index::explain likewise.
std::optional<Explanation> run_explain(Session& session, const SearchRequest& request,
                                       std::string_view anchor);

}  // namespace pilcrow::api

#endif  // PILCROW_API_SEARCH_RUN_H_
