// What has become of a cited paragraph.
#ifndef PILCROW_API_RESOLVE_H_
#define PILCROW_API_RESOLVE_H_

#include <string>
#include <string_view>

#include "api/session.h"
#include "pilcrow/citation.h"

namespace pilcrow::api {

// As Index::resolve.
Resolved resolve(Session& session, std::string_view anchor, const Quotation& quotation,
                 const std::string& label_language);

}  // namespace pilcrow::api

#endif  // PILCROW_API_RESOLVE_H_
