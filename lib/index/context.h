// What stands around a paragraph, as weak evidence for it.
#ifndef PILCROW_INDEX_CONTEXT_H_
#define PILCROW_INDEX_CONTEXT_H_

#include <cstddef>

#include "index/match.h"
#include "store/store.h"

namespace pilcrow::index {

// What the best other paragraph of the section, and of the document, adds.
struct Context {
  Score section = 0;
  Score document = 0;
};
Context find_context(const store::Store& store, const Hits& hits, std::size_t hit);

// Adds to each score its share of the best other one in the paragraph's section, and in its
// document; see match.h.
void add_context(const store::Store& store, Hits& hits);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CONTEXT_H_
