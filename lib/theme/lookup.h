// Names by what people call them.
#ifndef PILCROW_THEME_LOOKUP_H_
#define PILCROW_THEME_LOOKUP_H_

#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/themes.h"

namespace pilcrow::theme {

// The ids of a kind ("person") that have `text` for their id, a label or an alias, folded; in the
// file's order.
std::vector<std::string> find_names(const Names& names, std::string_view kind,
                                    std::string_view text);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_LOOKUP_H_
