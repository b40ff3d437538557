// Fields of documents.
#ifndef PILCROW_READ_METADATA_H_
#define PILCROW_READ_METADATA_H_

#include <string>
#include <string_view>

#include "pilcrow/document.h"

namespace pilcrow::read {

// Adds a value to a field, unless it is empty or there.
void add_value(Metadata& metadata, const std::string& name, std::string value);

// A language tag, or nothing where the text is none; "en_GB" and lists are met with as well.
std::string language_tag(std::string_view text);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_METADATA_H_
