#include "theme/lookup.h"

#include "text/fold.h"
#include "theme/model.h"

namespace pilcrow::theme {

NameTable::NameTable(const Names& names, std::string_view kind) {
  const NamesData* data = Access::of(names);
  if (data == nullptr) return;
  for (std::size_t i = 0; i < data->names.size(); ++i) {
    const NameEntry& name = data->names[i];
    if (!kind.empty() && name.kind != kind) continue;
    const auto add = [&](const std::string& text) {
      auto& places = by_text_[name.kind + ':' + text];
      if (places.empty() || places.back() != i) places.push_back(i);
    };
    add(name.id);
    for (const auto& label : name.labels) add(text::fold(label.second));
    for (const auto& alias : name.aliases) add(text::fold(alias.text));
  }
}

const std::vector<std::size_t>& NameTable::find(std::string_view kind,
                                                std::string_view text) const {
  static const std::vector<std::size_t> kNone;
  const auto found = by_text_.find(std::string(kind) + ':' + text::fold(text));
  return found == by_text_.end() ? kNone : found->second;
}

std::vector<std::string> find_names(const Names& names, std::string_view kind,
                                    std::string_view text) {
  std::vector<std::string> out;
  const NamesData* data = Access::of(names);
  if (data == nullptr) return out;
  const NameTable table(names, kind);
  for (const std::size_t i : table.find(kind, text)) out.push_back(data->names[i].id);
  return out;
}

}  // namespace pilcrow::theme
