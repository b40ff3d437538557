#include "json_value.h"

#include <cmath>

namespace pilcrow::cli {

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

std::string pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string compact(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pilcrow::cli
