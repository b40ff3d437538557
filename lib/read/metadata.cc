#include "read/metadata.h"

#include <algorithm>
#include <utility>

#include "read/space.h"

namespace pilcrow::read {

void add_value(Metadata& metadata, const std::string& name, std::string value) {
  if (value.empty()) return;
  auto& values = metadata[name];
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

std::string language_tag(std::string_view text) {
  std::string tag(trimmed(text.substr(0, text.find(','))));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const auto is_tag = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  const bool plain =
      tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), is_tag);
  return plain ? tag : std::string();
}

}  // namespace pilcrow::read
