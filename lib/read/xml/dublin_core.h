// What documents say of themselves in the words of Dublin Core, and in those of office programs.
#ifndef PILCROW_READ_XML_DUBLIN_CORE_H_
#define PILCROW_READ_XML_DUBLIN_CORE_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "pilcrow/document.h"

namespace pilcrow::read {

// Takes the title, the language and fields named as those of HTML pages (author, date, description,
// keywords, publisher, subject, url) from the children of an element. What the document has stays.
void take_dublin_core(const pugi::xml_node& parent, Document& document);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_DUBLIN_CORE_H_
