#include "json.h"

#include <cmath>

namespace pilcrow::cli {

Json error_json(std::string_view code, const std::string& message, const std::string& context) {
  return {{"format_version", kJsonFormat},
          {"error", {{"code", code}, {"message", message}, {"context", context}}}};
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

std::string pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace pilcrow::cli
