// The reader of HTML pages: their main text, without what is around it.
#ifndef PILCROW_READ_HTML_HTML_H_
#define PILCROW_READ_HTML_HTML_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

std::shared_ptr<const Reader> html_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_HTML_HTML_H_
