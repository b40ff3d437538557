// What stands around a paragraph, as weak evidence for it.
#ifndef PILCROW_INDEX_CONTEXT_H_
#define PILCROW_INDEX_CONTEXT_H_

#include "index/match.h"
#include "store/store.h"

namespace pilcrow::index {

// Adds to each score its share of the best other one in the paragraph's section, and in its
// document; see match.h.
void add_context(const store::Store& store, Hits& hits);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CONTEXT_H_
