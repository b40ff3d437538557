// The text of an OpenDocument file: what stands in its office:body.
#ifndef PILCROW_READ_OFFICE_ODF_BODY_H_
#define PILCROW_READ_OFFICE_ODF_BODY_H_

#include <pugixml.hpp>
#include <string>

#include "read/blocks.h"
#include "read/styles.h"

namespace pilcrow::read {

// Adds its blocks. Gives the title, where a paragraph says that it is one; it is not among them.
std::string read_odf_body(const pugi::xml_node& body, const Styles& styles, BlockList& out);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_OFFICE_ODF_BODY_H_
