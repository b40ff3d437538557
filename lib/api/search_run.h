// One search, from request to result.
#ifndef PILCROW_API_SEARCH_RUN_H_
#define PILCROW_API_SEARCH_RUN_H_

#include <optional>
#include <string_view>
#include <vector>

#include "api/session.h"
#include "index/match.h"
#include "pilcrow/explain.h"
#include "pilcrow/search.h"
#include "search/clause.h"

namespace pilcrow::api {

// Index::search at the session's generation.
SearchResult run_search(Session& session, const SearchRequest& request);

// Index::rank likewise.
std::vector<RankedItem> run_rank(Session& session, const SearchRequest& request, RankUnit unit);

// All that matches, in the order of the index, and the query's tree.
struct Found {
  search::Clause root = {};
  index::Matches matches = {};
};
Found run_find(Session& session, const SearchRequest& request);

// Index::explain likewise.
std::optional<Explanation> run_explain(Session& session, const SearchRequest& request,
                                       std::string_view anchor);

}  // namespace pilcrow::api

#endif  // PILCROW_API_SEARCH_RUN_H_
