// Errors as people read them: what went wrong, and what to do next.
#ifndef PILCROW_CLI_ERRORS_H_
#define PILCROW_CLI_ERRORS_H_

#include <stdexcept>
#include <string>

#include "pilcrow/error.h"

namespace pilcrow::cli {

// What a command asked for is not there. Not a failure: the exit code is that of nothing found.
class NothingThere : public std::runtime_error {
 public:
  NothingThere(const std::string& message, std::string context)
      : std::runtime_error(message), context_(std::move(context)) {}

  const std::string& context() const noexcept { return context_; }

 private:
  std::string context_;
};

// The lines for standard error. `folder` and `query` are those of the command, or empty.
std::string explained(const Error& error, const std::string& folder, const std::string& query);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_ERRORS_H_
