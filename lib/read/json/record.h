// Records of JSON that are documents.
#ifndef PILCROW_READ_JSON_RECORD_H_
#define PILCROW_READ_JSON_RECORD_H_

#include "data/value.h"
#include "pilcrow/document.h"

namespace pilcrow::read {

// Whether a value is one text: not a list, an object or nothing.
bool is_scalar(const data::Value& value);

// All of a document but its blocks: its id, title, language, and the other members as its metadata.
// Throws Error{bad_input} for what is no record: an object with an "id", and with strings for the
// rest, where there is any.
Document document_of_record(const data::Value& record);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_JSON_RECORD_H_
