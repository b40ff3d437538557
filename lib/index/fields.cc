#include "index/fields.h"

#include "text/fold.h"

namespace pilcrow::index {

bool Fields::has(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  // Who asks for it wants its values next: one reading for both.
  if (!read_) read(name);
  return names_.contains(name);
}

std::shared_ptr<const FieldColumn> Fields::column(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const bool absent = read_ && !names_.contains(name);
  if (!absent && !columns_.contains(name)) read(name);
  const auto found = columns_.find(name);
  return found != columns_.end() ? found->second : std::make_shared<const FieldColumn>();
}

void Fields::read(const std::string& name) const {
  auto column = std::make_shared<FieldColumn>();
  std::map<std::string, std::string> folded;  // names are few
  store::PackReader::Cursor records(store_.records());
  for (std::uint32_t document = 0; document < store_.documents(); ++document) {
    const std::string_view bytes = records.seek(document, [] {}, [](std::string_view) {});
    for (const auto& [field, values] : store::decode_document(bytes).metadata) {
      const auto [known, fresh] = folded.emplace(field, std::string());
      if (fresh) known->second = text::fold(field);
      if (known->second != name) continue;
      for (const auto& value : values) column->add(document, text::fold(value), value);
    }
  }
  for (auto& [field, as_folded] : folded) names_.insert(std::move(as_folded));
  read_ = true;
  if (names_.contains(name)) columns_[name] = std::move(column);
}

}  // namespace pilcrow::index
