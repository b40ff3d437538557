// OpenDocument, ISO/IEC 26300: texts, and what texts, tables and slides have in common.
#ifndef PILCROW_READ_OFFICE_ODF_H_
#define PILCROW_READ_OFFICE_ODF_H_

#include <memory>
#include <pugixml.hpp>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> odf_reader();

// A document that is one XML file (.fodt), by its root.
void read_flat_odf(const pugi::xml_node& root, const Source& source, DocumentSink& sink);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_OFFICE_ODF_H_
