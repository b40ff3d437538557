// Tables of values: CSV (RFC 4180), and values parted by tabs or semicolons.
#ifndef PILCROW_READ_CSV_CSV_H_
#define PILCROW_READ_CSV_CSV_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Where the first row has a column "text", each further row is a document, named by its column "id"
// or its number. All else is one document, of which each row is a block.
std::shared_ptr<const Reader> csv_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_CSV_CSV_H_
