// JSON of what only the program itself says; answers of the library stand in <pilcrow/json.h>.
//
// Keys may be added within a version, never renamed or removed.
#ifndef PILCROW_CLI_JSON_H_
#define PILCROW_CLI_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "eval_report.h"
#include "pilcrow/pilcrow.h"

namespace pilcrow::cli {

using Json = nlohmann::ordered_json;

// Whole answers, with "format_version".
Json eval_json(const EvalReport& report, bool per_query);
Json scores_json(const ThemeScores& scores);
Json learned_json(std::size_t themes, std::size_t items, const std::string& taxonomy);
Json applied_json(const IndexStats& stats, std::uint64_t generation, double seconds);
// `page` where it was not written to a file.
Json report_json(const IndexStats& stats, double seconds, const std::string& page);
Json readers_json(const Readers& readers, const std::vector<std::string>& missing);
Json error_json(std::string_view code, const std::string& message, const std::string& context);

// Six digits behind the point, as in the library's answers.
double rounded(double score);

// As text with a new line behind it. Bytes that are not UTF-8 become U+FFFD.
std::string pretty(const Json& json);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_JSON_H_
