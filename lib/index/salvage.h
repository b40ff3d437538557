// What can be had of a store that is damaged.
#ifndef PILCROW_INDEX_SALVAGE_H_
#define PILCROW_INDEX_SALVAGE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/manifest.h"
#include "pilcrow/document.h"
#include "store/record.h"
#include "store/sections.h"

namespace pilcrow::index {

// A document as it was indexed, or what is known of one that is lost.
struct Salvaged {
  bool whole = false;
  std::string id = {};       // empty where it cannot be told
  Document document = {};    // from here on: if it is whole
  store::Past past = {};     // as far as it can be read
  store::FileStamp file = {};
  std::uint32_t first = 0;   // block in the segment: its title
};

// Calls `take` with the documents that are not deleted, in order. A document is whole if its record
// and all its texts are; nothing else is needed of the store. False if not even their number can be
// told.
bool salvage(const store::SectionFile& store, const SegmentEntry& entry,
             const std::function<void(Salvaged)>& take);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_SALVAGE_H_
