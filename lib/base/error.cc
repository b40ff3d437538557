#include "pilcrow/error.h"

namespace pilcrow {

std::string_view to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::bad_argument: return "bad_argument";
    case ErrorCode::bad_query: return "bad_query";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::not_an_index: return "not_an_index";
    case ErrorCode::version_mismatch: return "version_mismatch";
    case ErrorCode::locked: return "locked";
    case ErrorCode::io: return "io";
    case ErrorCode::corrupt: return "corrupt";
    case ErrorCode::bad_input: return "bad_input";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::internal: return "internal";
  }
  return "unknown";
}

Error::Error(ErrorCode code, const std::string& message, std::string context, std::size_t where)
    : std::runtime_error(message), code_(code), context_(std::move(context)), where_(where) {}

// Out of line, so that one library holds the type's identity and catching works across it.
Error::~Error() = default;

}  // namespace pilcrow
