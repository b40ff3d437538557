// The paragraphs behind a hit.
#ifndef PILCROW_API_DUPLICATES_H_
#define PILCROW_API_DUPLICATES_H_

#include <cstddef>
#include <vector>

#include "index/page.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

// Counts for each hit of a page the other matches with one of its texts, and names the first `most`.
// `hits` are those of `page`.
void add_duplicates(const index::Snapshot& snapshot, const index::Matches& matches,
                    const std::vector<index::PageHit>& page, std::size_t most,
                    std::vector<Hit>& hits);

}  // namespace pilcrow::api

#endif  // PILCROW_API_DUPLICATES_H_
