// Values of JSON, for what makes or takes them apart.
#ifndef PILCROW_CLI_JSON_VALUE_H_
#define PILCROW_CLI_JSON_VALUE_H_

#include <nlohmann/json.hpp>
#include <string>

namespace pilcrow::cli {

using Json = nlohmann::ordered_json;

// Six digits behind the point, as in the library's answers.
double rounded(double score);

// As text: lines with a new line behind them, or what stands in one. Bytes that are not UTF-8 become
// U+FFFD.
std::string pretty(const Json& json);
std::string compact(const Json& json);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_JSON_VALUE_H_
