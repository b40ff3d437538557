// Spelling: the query that was perhaps meant.
#ifndef PILCROW_API_CORRECTION_H_
#define PILCROW_API_CORRECTION_H_

#include <optional>
#include <string>

#include "index/match.h"
#include "index/snapshot.h"
#include "search/clause.h"

namespace pilcrow::api {

// The text of a query with words replaced that the index does not have, as
// `SearchResult::corrected` says, whatever that finds; nothing if none is. `root` is the query's tree,
// and `matches` what it found.
std::optional<std::string> correct(const index::Snapshot& snapshot, const std::string& query,
                                   const search::Clause& root, const index::Matches& matches,
                                   text::Analyser& analyser);

}  // namespace pilcrow::api

#endif  // PILCROW_API_CORRECTION_H_
