// The reader of JSON Lines: a document on each line.
#ifndef PILCROW_READ_JSON_JSON_LINES_H_
#define PILCROW_READ_JSON_JSON_LINES_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> json_lines_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_JSON_JSON_LINES_H_
