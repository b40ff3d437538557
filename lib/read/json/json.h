// JSON: lists of records, and objects of any other kind.
#ifndef PILCROW_READ_JSON_JSON_H_
#define PILCROW_READ_JSON_JSON_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// A list of objects that all have an "id" and a "text" is documents, as in JSON Lines. All else is
// one document, in which names of objects and lists are headings.
std::shared_ptr<const Reader> json_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_JSON_JSON_H_
