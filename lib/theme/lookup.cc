#include "theme/lookup.h"

#include <algorithm>

#include "text/fold.h"
#include "theme/model.h"

namespace pilcrow::theme {

std::vector<std::string> find_names(const Names& names, std::string_view kind,
                                    std::string_view text) {
  std::vector<std::string> out;
  const NamesData* data = Access::of(names);
  if (data == nullptr) return out;
  const std::string wanted = text::fold(text);
  for (const auto& name : data->names) {
    if (name.kind != kind) continue;
    const bool found =
        name.id == wanted ||
        std::any_of(name.labels.begin(), name.labels.end(),
                    [&](const auto& label) { return text::fold(label.second) == wanted; }) ||
        std::any_of(name.aliases.begin(), name.aliases.end(),
                    [&](const Cue& alias) { return text::fold(alias.text) == wanted; });
    if (found) out.push_back(name.id);
  }
  return out;
}

}  // namespace pilcrow::theme
