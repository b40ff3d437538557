// The files of cli/completions, in the program.
#ifndef PILCROW_CLI_COMPLETION_SCRIPTS_H_
#define PILCROW_CLI_COMPLETION_SCRIPTS_H_

#include <string_view>

namespace pilcrow::cli {

extern const std::string_view kBashCompletion;
extern const std::string_view kZshCompletion;
extern const std::string_view kFishCompletion;

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_COMPLETION_SCRIPTS_H_
