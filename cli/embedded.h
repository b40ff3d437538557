// Files that are part of the program.
#ifndef PILCROW_CLI_EMBEDDED_H_
#define PILCROW_CLI_EMBEDDED_H_

#include <string_view>

namespace pilcrow::cli {

// cli/completions
extern const std::string_view kBashCompletion;
extern const std::string_view kZshCompletion;
extern const std::string_view kFishCompletion;

// cli/report/report.css
extern const std::string_view kReportStyle;

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_EMBEDDED_H_
