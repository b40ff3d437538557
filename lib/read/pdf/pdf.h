// PDF documents.
#ifndef PILCROW_READ_PDF_PDF_H_
#define PILCROW_READ_PDF_PDF_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> pdf_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PDF_PDF_H_
