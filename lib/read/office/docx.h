// Word documents: Office Open XML, ISO/IEC 29500.
#ifndef PILCROW_READ_OFFICE_DOCX_H_
#define PILCROW_READ_OFFICE_DOCX_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> docx_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_OFFICE_DOCX_H_
