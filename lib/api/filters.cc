#include "api/filters.h"

#include <algorithm>

#include "search/values.h"
#include "theme/lookup.h"

namespace pilcrow::api {
namespace {

using search::Clause;
using search::Field;

bool has_name(const Clause& filter, const Paragraph& paragraph) {
  const auto& ids = filter.words;
  return std::any_of(paragraph.names.begin(), paragraph.names.end(), [&](const auto& name) {
    return name.kind == filter.field_name &&
           std::find(ids.begin(), ids.end(), name.id) != ids.end();
  });
}

}  // namespace

bool has_field(const Generation& generation, const std::string& name) {
  const auto& segments = generation.snapshot->segments();
  return std::any_of(segments.begin(), segments.end(), [&](const index::Segment& segment) {
    return segment.files->fields().has(name);
  });
}

search::ParseOptions parse_options(const Generation& generation, bool strict) {
  search::ParseOptions out;
  out.strict = strict;
  out.has_field = [&generation](const std::string& name) { return has_field(generation, name); };
  out.find_names = [&generation](std::string_view kind, std::string_view name) {
    return theme::find_names(generation.names, kind, name);
  };
  return out;
}

bool passes(const Clause& filter, const Paragraph& paragraph) {
  const std::string& value = filter.text;
  switch (filter.field) {
    case Field::language: return paragraph.language == value;
    case Field::document: return search::is_document(value, paragraph.document.id);
    case Field::theme:
      return std::any_of(paragraph.themes.begin(), paragraph.themes.end(), [&](const auto& theme) {
        return theme.id == value || theme.id.starts_with(value + "/");
      });
    case Field::name: return has_name(filter, paragraph);
    case Field::period: {
      const Period wanted = search::period_of(filter);
      return std::any_of(paragraph.periods.begin(), paragraph.periods.end(), [&](const auto& found) {
        return overlaps({found.first_year, found.last_year}, wanted);
      });
    }
    case Field::metadata: return search::passes(filter, paragraph.document.metadata);
    default: return true;
  }
}

}  // namespace pilcrow::api
