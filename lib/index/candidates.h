// The blocks, headings and paragraphs, that a leaf stands in.
#ifndef PILCROW_INDEX_CANDIDATES_H_
#define PILCROW_INDEX_CANDIDATES_H_

#include <cstdint>
#include <vector>

#include "index/leaf.h"
#include "store/store.h"

namespace pilcrow::index {

struct Found {
  std::uint32_t block = 0;
  std::uint32_t impact = 0;
};
using Blocks = std::vector<Found>;  // ascending

// Reads posting lists, and forward lists where these only suggest. All blocks, or those of
// `candidates`, ascending.
Blocks find_blocks(const store::Store& store, const Xapian::Database& database,
                   const LeafPart& part, const std::vector<std::uint32_t>* candidates);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CANDIDATES_H_
