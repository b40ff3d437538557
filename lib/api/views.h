// From what is stored to what the API shows.
#ifndef PILCROW_API_VIEWS_H_
#define PILCROW_API_VIEWS_H_

#include <cstdint>
#include <string_view>

#include "api/session.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

DocumentInfo view_document(const Generation& generation, index::DocumentPlace place);

Paragraph view_paragraph(const Generation& generation, index::BlockPlace place,
                         std::string_view label_language);

std::string view_anchor(const Generation& generation, index::BlockPlace place);

Outline view_outline(const Generation& generation, index::DocumentPlace place);

// The label of a facet's value, but for documents, whose titles come with their counts.
std::string view_label(const Generation& generation, std::string_view facet,
                       const std::string& value, std::string_view language);

}  // namespace pilcrow::api

#endif  // PILCROW_API_VIEWS_H_
