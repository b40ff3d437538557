// Documents as wholes: how well the paragraphs of one that match answer as one text.
#ifndef PILCROW_INDEX_WHOLE_H_
#define PILCROW_INDEX_WHOLE_H_

#include "index/evaluation.h"
#include "index/match.h"

namespace pilcrow::index {

// The scores as one text, see match.h, of the documents with several of `hits`, by their numbers in
// the segment in the place of blocks. `paragraphs` are those of a document in the mean.
Hits score_documents(const Inside& inside, const search::Clause& clause, const Hits& hits,
                     double paragraphs);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_WHOLE_H_
