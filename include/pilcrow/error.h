// The one exception of the library.
#ifndef PILCROW_ERROR_H_
#define PILCROW_ERROR_H_

#include <stdexcept>
#include <string>
#include <string_view>

#include "pilcrow/export.h"

namespace pilcrow {

/// What went wrong, as far as it changes what a caller does next. Values are stable.
enum class ErrorCode {
  bad_argument = 1,      ///< A call or a configuration file is wrong: mend it. Context: where.
  bad_query = 2,         ///< A query cannot be understood: show `Error::where()` in its text.
  not_found = 3,         ///< There is no such file, or no index in that folder.
  not_an_index = 4,      ///< The folder holds something else; nothing was touched.
  version_mismatch = 5,  ///< The index was written by a format this build cannot read: index again.
  locked = 6,            ///< Another writer holds the index: wait, or stop it.
  io = 7,                ///< The system refused to read or write: space, permission, hardware.
  corrupt = 8,           ///< The index is damaged: index again.
  bad_input = 9,         ///< One input document cannot be read, for the reason in the message.
  unsupported = 11,      ///< No reader knows the input's format: pass it over, or add a reader.
  internal = 10,         ///< A defect of this library, or a limit of one below it.
};

/// The code's name as it stands in JSON output, e.g. "bad_query". Never empty.
PILCROW_API std::string_view to_string(ErrorCode code) noexcept;

/// Everything that the library throws. `what()` is one line for people, without the context.
///
/// Copies share nothing and may cross threads. Nothing else crosses the API: exceptions of the
/// libraries underneath, and of the standard library other than std::bad_alloc, are translated.
class PILCROW_API Error : public std::runtime_error {
 public:
  /// `where` is for bad_query only: the byte in the query at which it went wrong.
  Error(ErrorCode code, const std::string& message, std::string context = {},
        std::size_t where = 0);
  Error(const Error&) = default;
  Error& operator=(const Error&) = default;
  ~Error() override;

  ErrorCode code() const noexcept { return code_; }  ///< What a caller decides by.

  /// What the message is about: a path, a query, "themes.toml:12:5". May be empty.
  const std::string& context() const noexcept { return context_; }

  /// For bad_query: offset in bytes into the query's text, at most its length; else 0.
  std::size_t where() const noexcept { return where_; }

 private:
  ErrorCode code_;
  std::string context_;
  std::size_t where_;
};

}  // namespace pilcrow

#endif  // PILCROW_ERROR_H_
