// The readers that this build has.
#ifndef PILCROW_READ_FORMATS_H_
#define PILCROW_READ_FORMATS_H_

#include <memory>
#include <vector>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// In the order in which they are asked: what a file's content says comes before what its name says.
std::vector<std::shared_ptr<const Reader>> standard_readers();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_FORMATS_H_
