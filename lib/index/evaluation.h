// What a query finds in one segment.
#ifndef PILCROW_INDEX_EVALUATION_H_
#define PILCROW_INDEX_EVALUATION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "index/leaf.h"
#include "index/match.h"
#include "index/walk.h"

namespace pilcrow::index {

// A segment, by its number too, and a query made ready. All must outlive what is done with it.
struct Inside {
  const Segment& segment;
  std::size_t number = 0;
  const Xapian::Database& database;
  const Leaves& leaves;
  const Weighting& weighting;
};

// The paragraphs that a clause finds, or those of `within`. Deleted ones are among them; scores are
// those of the clause alone.
Hits evaluate(const Inside& inside, const search::Clause& clause, const Hits* within);

// Where a leaf is looked for.
Reach reach_of(const search::Clause& leaf);

// All that a query finds here that is not deleted and passes the selection.
Hits find(const Inside& inside, const search::Clause& clause,
          const std::vector<search::Clause>& selection);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_EVALUATION_H_
