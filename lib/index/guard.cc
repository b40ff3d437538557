#include "index/guard.h"

#include <string_view>

#include "pilcrow/error.h"

namespace pilcrow::index {

void translate(const Xapian::Error& error, const std::string& context) {
  const std::string_view type = error.get_type();
  std::string message = error.get_msg();
  if (const char* reason = error.get_error_string()) message += std::string(" (") + reason + ")";
  ErrorCode code = ErrorCode::internal;
  if (type == "DatabaseLockError") {
    code = ErrorCode::locked;
  } else if (type == "DatabaseCorruptError") {
    code = ErrorCode::corrupt;
  } else if (type == "DatabaseVersionError") {
    code = ErrorCode::version_mismatch;
  } else if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
    code = ErrorCode::corrupt;  // its folder is there, by our own marker
  } else if (type == "DatabaseError" || type == "DatabaseCreateError" ||
             type == "DatabaseModifiedError" || type == "DatabaseClosedError") {
    code = ErrorCode::io;
  }
  throw Error(code, message, context);
}

}  // namespace pilcrow::index
