// JSON of what only the program itself says; answers of the library stand in <pilcrow/json.h>.
//
// Keys may be added within a version, never renamed or removed. All are text of several lines, with a new
// line at the end.
#ifndef PILCROW_CLI_JSON_H_
#define PILCROW_CLI_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "eval_report.h"
#include "pilcrow/pilcrow.h"

namespace pilcrow::cli {

// Whole answers, with "format_version".
std::string eval_json(const EvalReport& report, bool per_query);
std::string scores_json(const ThemeScores& scores);
std::string learned_json(std::size_t themes, std::size_t items, const std::string& taxonomy);
std::string applied_json(const IndexStats& stats, std::uint64_t generation, double seconds);
// `page` where it was not written to a file.
std::string report_json(const IndexStats& stats, double seconds, const std::string& page);
std::string readers_json(const Readers& readers, const std::vector<std::string>& missing);
std::string error_json(std::string_view code, const std::string& message,
                       const std::string& context, bool one_line);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_JSON_H_
