// From the tree of a query to Xapian's.
#ifndef PILCROW_INDEX_LOWER_H_
#define PILCROW_INDEX_LOWER_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "search/clause.h"

namespace pilcrow::index {

inline constexpr std::size_t kMaxExpansion = 256;

// Prefixes are expanded here, from the database's words, into their `kMaxExpansion` most frequent;
// `notes` says where that left some out. May throw what Xapian throws.
Xapian::Query lower(const search::Clause& clause, const Xapian::Database& database,
                    std::vector<std::string>& notes);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_LOWER_H_
