// From what is stored to what the API shows.
#ifndef PILCROW_API_VIEWS_H_
#define PILCROW_API_VIEWS_H_

#include <cstdint>
#include <string_view>

#include "api/session.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

DocumentInfo view_document(const Snapshot& snapshot, std::uint32_t document);

// The paragraph `key`, whose record has been read.
Paragraph view_paragraph(const Snapshot& snapshot, std::uint32_t key, store::ParagraphRecord record,
                         std::string_view label_language);

std::string view_anchor(const Snapshot& snapshot, std::uint32_t key);

Outline view_outline(const Snapshot& snapshot, std::uint32_t document);

// The label of a facet's value.
std::string view_label(const Snapshot& snapshot, std::string_view facet, const std::string& value,
                       std::string_view language);

}  // namespace pilcrow::api

#endif  // PILCROW_API_VIEWS_H_
