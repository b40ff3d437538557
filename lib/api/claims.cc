#include "api/claims.h"

namespace pilcrow::api {

std::optional<std::uint32_t> Claims::claim(const std::string& id, std::uint32_t file) {
  if (any_kept_) {
    const auto owner = known_.file_of(id);
    if (owner && kept_[*owner]) return owner;
  }
  const auto [found, fresh] = put_.emplace(id, file);
  if (fresh) return std::nullopt;
  return found->second;
}

bool Claims::keep(std::uint32_t file) {
  if (!put_.empty()) {
    for (const auto& place : known_.documents(file)) {
      const auto found = put_.find(std::string(known_.id(place)));
      if (found != put_.end() && known_.first(found->second) != known_.first(file)) return false;
    }
  }
  kept_[known_.first(file)] = true;
  any_kept_ = true;
  return true;
}

}  // namespace pilcrow::api
