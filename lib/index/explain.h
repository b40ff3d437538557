// Why a paragraph has its score.
#ifndef PILCROW_INDEX_EXPLAIN_H_
#define PILCROW_INDEX_EXPLAIN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "index/match.h"

namespace pilcrow::index {

// What a clause gives to one paragraph. `parts` are those of its children.
struct Explained {
  const search::Clause* clause = nullptr;
  bool holds = false;
  Score score = 0;

  // Of leaves: their logarithm with all weights, how often they stand in the text, in headings and
  // in the title, and how long the text is as far as scores know, in words; 0 if it is not there.
  double idf = 0;
  std::size_t in_text = 0;
  std::size_t in_sections = 0;
  std::size_t in_title = 0;
  double length = 0;

  std::vector<Explained> parts = {};
};

// The score is the sum of the four.
struct Explanation {
  bool holds = false;
  Score score = 0;
  Explained query = {};
  Score section = 0;
  Score document = 0;
  Score closeness = 0;
};

// Of a paragraph that is not deleted; arguments as for `match`.
Explanation explain(const Snapshot& snapshot, const search::Clause& clause, std::size_t leaves,
                    const std::vector<search::Clause>& selection, BlockPlace place);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_EXPLAIN_H_
