// What the tokens of Rich Text Format mean.
#ifndef PILCROW_READ_RTF_DOCUMENT_H_
#define PILCROW_READ_RTF_DOCUMENT_H_

#include <string_view>

#include "pilcrow/document.h"
#include "pilcrow/reader.h"

namespace pilcrow::read {

// Reads a document; ranges of its blocks count `bytes`. Throws Error{bad_input} where groups are
// nested too deeply.
Document read_rtf(std::string_view bytes, const ReadLimits& limits);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_DOCUMENT_H_
