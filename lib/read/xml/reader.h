// XML: TEI, DocBook, FictionBook, and any other by rules.
#ifndef PILCROW_READ_XML_READER_H_
#define PILCROW_READ_XML_READER_H_

#include <memory>

#include "pilcrow/reader.h"
#include "read/xml/rules.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> xml_reader();

// For files whose root elements these rules name, and for no others.
std::shared_ptr<const Reader> xml_reader(XmlRules rules);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_XML_READER_H_
