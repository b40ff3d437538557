// Tagging what is in an index anew.
#ifndef PILCROW_INDEX_RETAG_H_
#define PILCROW_INDEX_RETAG_H_

#include <string>

#include "base/pool.h"
#include "index/build.h"
#include "index/segment.h"
#include "index/writer.h"

namespace pilcrow::index {

// Writes the tags of all documents of a segment into a new file, durably. The pool calls `tag`, on
// several documents at once.
store::FileMark write_tags(const Segment& segment, const std::string& path, const Writer::Tag& tag,
                           Pool& pool, const Step& step);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_RETAG_H_
