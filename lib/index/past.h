// What a document had before it was indexed again.
#ifndef PILCROW_INDEX_PAST_H_
#define PILCROW_INDEX_PAST_H_

#include "index/snapshot.h"
#include "store/input.h"

namespace pilcrow::index {

// The paragraphs that the snapshot has, or remembers, of the document with that id, and that are
// not in this new version of it; the latest first, at most as many bytes of text as the new version
// has, or 64 KiB.
store::Past past_of(const Snapshot& snapshot, const store::InputDocument& document);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_PAST_H_
