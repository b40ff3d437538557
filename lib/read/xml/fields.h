// What a file of XML says of itself, by rules.
#ifndef PILCROW_READ_XML_FIELDS_H_
#define PILCROW_READ_XML_FIELDS_H_

#include <pugixml.hpp>

#include "pilcrow/document.h"
#include "read/xml/rules.h"

namespace pilcrow::read {

// Sets the document's title and language, and adds to its metadata.
void take_xml_fields(const pugi::xml_node& root, const XmlRules& rules, Document& document);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_FIELDS_H_
