// How to cite a paragraph.
#ifndef PILCROW_API_CITE_H_
#define PILCROW_API_CITE_H_

#include <optional>
#include <string_view>

#include "api/session.h"
#include "pilcrow/citation.h"

namespace pilcrow::api {

// As Index::cite.
std::optional<Citation> cite(const Generation& generation, std::string_view anchor);

}  // namespace pilcrow::api

#endif  // PILCROW_API_CITE_H_
