// Lists of paragraphs that match, by block, and what can be made of two of them.
#ifndef PILCROW_INDEX_HITS_H_
#define PILCROW_INDEX_HITS_H_

#include "index/match.h"

namespace pilcrow::index {

// Those of either; scores are added up.
Hits unite(const Hits& a, const Hits& b);

// Those of `a`; what `b` is worth is added where it has them. Required: only those that it has.
Hits join(Hits a, const Hits& b, bool required);

// Those of `a` that `b` does not have.
Hits minus(Hits a, const Hits& b);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_HITS_H_
