// Files that are given by name.
#ifndef PILCROW_CLI_RULES_H_
#define PILCROW_CLI_RULES_H_

#include <optional>
#include <string>

#include "pilcrow/error.h"
#include "pilcrow/themes.h"

namespace pilcrow::cli {

// What `load` gives. A file that is not there is a wrong option, not a missing index.
template <typename Load>
auto load_given(Load load) {
  try {
    return load();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    throw Error(ErrorCode::bad_argument, error.what(), error.context());
  }
}

// Taxonomy::load or Names::load.
template <typename Rules>
std::optional<Rules> load_rules(const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  return load_given([&] { return Rules::load(*path); });
}

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_RULES_H_
