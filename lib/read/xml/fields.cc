#include "read/xml/fields.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "read/metadata.h"
#include "read/space.h"
#include "read/xml/xml.h"

namespace pilcrow::read {
namespace {

// All text of an element, that of its elements apart: names are given in parts.
std::string words_of(const pugi::xml_node& node) {
  if (is_text(node)) return collapsed(node.value());
  std::string out;
  for (const pugi::xml_node& inner : node.children()) {
    const std::string words = words_of(inner);
    if (!words.empty()) out += (out.empty() ? "" : " ") + words;
  }
  return out;
}

std::vector<std::string> values_at(const pugi::xml_node& node, const XmlRules::Path& path,
                                   std::size_t depth = 0) {
  if (depth == path.elements.size()) {
    return {path.attribute.empty() ? words_of(node) : std::string(attribute(node, path.attribute))};
  }
  std::vector<std::string> out;
  for (const pugi::xml_node& inner : node.children()) {
    if (local_name(inner) != path.elements[depth]) continue;
    for (std::string& value : values_at(inner, path, depth + 1)) out.push_back(std::move(value));
  }
  return out;
}

}  // namespace

void take_xml_fields(const pugi::xml_node& root, const XmlRules& rules, Document& document) {
  document.language = language_tag(attribute(root, "lang"));
  for (const auto& [name, paths] : rules.fields) {
    for (const XmlRules::Path& path : paths) {
      auto values = values_at(root, path);
      std::erase(values, "");
      if (values.empty()) continue;
      if (name == "title") {
        document.title = std::move(values.front());
      } else if (name == "language") {
        if (document.language.empty()) document.language = language_tag(values.front());
      } else {
        for (std::string& value : values) add_value(document.metadata, name, std::move(value));
      }
      break;
    }
  }
}

}  // namespace pilcrow::read
