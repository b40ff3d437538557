#include "search/fields.h"

#include <array>

namespace pilcrow::search {
namespace {

struct FieldName {
  std::string_view name;
  Field field;
};
constexpr std::array<FieldName, 11> kFields = {{{"title", Field::title},
                                                {"section", Field::section},
                                                {"theme", Field::theme},
                                                {"doc", Field::document},
                                                {"lang", Field::language},
                                                {"person", Field::name},
                                                {"place", Field::name},
                                                {"org", Field::name},
                                                {"treaty", Field::name},
                                                {"event", Field::name},
                                                {"period", Field::period}}};

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  for (const auto& known : kFields) {
    if (known.name == name) return known.field;
  }
  return {};
}

std::string field_prefix(const Clause& clause) {
  if (clause.field == Field::text) return {};
  if (!clause.field_name.empty()) return clause.field_name + ":";
  for (const auto& known : kFields) {
    if (known.field == clause.field) return std::string(known.name) + ":";
  }
  return {};
}

}  // namespace pilcrow::search
