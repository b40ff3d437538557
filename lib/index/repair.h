// Writing anew what is damaged from what is not.
#ifndef PILCROW_INDEX_REPAIR_H_
#define PILCROW_INDEX_REPAIR_H_

#include <string>

#include "index/check.h"

namespace pilcrow::index {

// Takes the writer's lock and inspects the index. A segment in which anything is damaged is built
// again from its documents' records and texts; what is whole stays as it is. All of it is one
// commit: after a crash there is the old index or the repaired one. Writes nothing where there is
// nothing to repair.
CheckReport repair(const std::string& folder, const CheckOptions& options,
                   const Analysis& analysis);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_REPAIR_H_
