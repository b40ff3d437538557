#include <nlohmann/json.hpp>
#include <variant>

#include "data/value.h"

namespace pilcrow::data {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value) {
  struct Maker {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool given) const { return given; }
    Json operator()(std::int64_t given) const { return given; }
    Json operator()(double given) const { return given; }
    Json operator()(const std::string& given) const { return given; }
    Json operator()(const Array& given) const {
      Json out = Json::array();
      for (const Value& item : given) out.push_back(json_of(item));
      return out;
    }
    Json operator()(const Object& given) const {
      Json out = Json::object();
      for (const auto& [name, member] : given) out[name] = json_of(member);
      return out;
    }
  };
  return std::visit(Maker(), value.of);
}

}  // namespace

std::string write_json(const Value& value) {
  return json_of(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pilcrow::data
