// Why two engines find different paragraphs for the same query, by looking at the paragraphs.
#ifndef PILCROW_BENCH_EXPLAIN_H_
#define PILCROW_BENCH_EXPLAIN_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine.h"

namespace bench {

/// A reason, with how often it holds and the first paragraph that shows it.
struct Reason {
  std::size_t paragraphs = 0;
  std::string query = {};
  std::string place = {};  ///< "document#number"
  std::string found_by = {};
};

struct Explanation {
  std::size_t queries = 0;     ///< Compared paragraph by paragraph.
  std::size_t different = 0;   ///< Of these, with different matches.
  std::size_t too_many = 0;    ///< Not compared: more matches than this library lists.
  std::size_t paragraphs = 0;  ///< Looked at: up to 100 of a query.
  std::map<std::string, Reason> reasons = {};
};

/// `ours` is this library, `peer` another; both have an index open.
Explanation explain(Engine& ours, Engine& peer, const std::string& peer_name,
                    const std::vector<Query>& queries, const Paragraphs& all);

}  // namespace bench

#endif  // PILCROW_BENCH_EXPLAIN_H_
