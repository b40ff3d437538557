// From a tree of XML to a document, by rules.
#ifndef PILCROW_READ_XML_BLOCKS_H_
#define PILCROW_READ_XML_BLOCKS_H_

#include <string_view>

#include "pilcrow/document.h"
#include "pilcrow/reader.h"
#include "read/xml/rules.h"
#include "read/xml/xml.h"

namespace pilcrow::read {

// Ranges of blocks count `xml`, of which the tree is, where that is UTF-8. Lines are not set.
Document read_xml(const XmlTree& tree, std::string_view xml, const XmlRules& rules,
                  const ReadLimits& limits);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_BLOCKS_H_
