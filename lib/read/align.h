// Finding where each part of a block's text stands in its source.
#ifndef PILCROW_READ_ALIGN_H_
#define PILCROW_READ_ALIGN_H_

#include <string_view>
#include <vector>

#include "pilcrow/document.h"

namespace pilcrow::read {

// Gives each block that has a source and no map the map that text and source together tell,
// whatever the format: what the text does not have (tags, marks of emphasis, targets of links,
// indentation, soft hyphens) is passed over, white space stands for white space, entities and
// escapes for their characters. A run is the same bytes on both sides, or one entity; what cannot
// be found within a bounded effort is one run as a whole. `source` is UTF-8, of which blocks'
// sources are ranges; lines are counted from theirs.
void align(std::vector<Block>& blocks, std::string_view source);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ALIGN_H_
