// Rich Text Format.
#ifndef PILCROW_READ_RTF_RTF_H_
#define PILCROW_READ_RTF_RTF_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> rtf_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_RTF_H_
