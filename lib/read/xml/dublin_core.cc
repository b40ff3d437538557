#include "read/xml/dublin_core.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "read/metadata.h"
#include "read/space.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

struct Field {
  std::string_view name;
  bool many;
  std::array<std::string_view, 3> sources;  // the best first
};

constexpr std::array<Field, 6> kFields = {{
    {"author", true, {"creator", "initial-creator"}},
    {"date", false, {"created", "creation-date", "date"}},
    {"description", false, {"description"}},
    {"keywords", true, {"keywords", "keyword"}},
    {"publisher", false, {"publisher"}},
    {"subject", true, {"subject"}},
}};

std::vector<std::string> texts(const pugi::xml_node& parent, std::string_view name) {
  std::vector<std::string> found;
  if (name.empty()) return found;
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) != name) continue;
    std::string text = text_of(node);
    if (!text.empty()) found.push_back(std::move(text));
  }
  return found;
}

std::string first(const pugi::xml_node& parent, std::string_view name) {
  auto found = texts(parent, name);
  return found.empty() ? std::string() : std::move(found.front());
}

}  // namespace

void take_dublin_core(const pugi::xml_node& parent, Document& document) {
  if (document.title.empty()) document.title = first(parent, "title");
  if (document.language.empty()) document.language = language_tag(first(parent, "language"));
  for (const Field& field : kFields) {
    const std::string name(field.name);
    if (document.metadata.contains(name)) continue;
    for (const std::string_view source : field.sources) {
      for (std::string& value : texts(parent, source)) {
        if (!field.many && document.metadata.contains(name)) break;
        add_value(document.metadata, name, std::move(value));
      }
      if (document.metadata.contains(name)) break;
    }
  }
  for (std::string& value : texts(parent, "identifier")) {
    if (value.starts_with("http://") || value.starts_with("https://")) {
      add_value(document.metadata, "url", std::move(value));
    }
  }
}

}  // namespace pilcrow::read
