// Completing what somebody is typing.
#ifndef PILCROW_API_SUGGEST_H_
#define PILCROW_API_SUGGEST_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "api/session.h"
#include "pilcrow/suggest.h"

namespace pilcrow::api {

// Index::suggest at the session's generation.
std::vector<Suggestion> suggest(Session& session, std::string_view prefix, std::size_t limit);

}  // namespace pilcrow::api

#endif  // PILCROW_API_SUGGEST_H_
