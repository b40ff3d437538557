// Names by what people call them.
#ifndef PILCROW_THEME_LOOKUP_H_
#define PILCROW_THEME_LOOKUP_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pilcrow/themes.h"

namespace pilcrow::theme {

// All that names of a file go by, folded once: their ids, labels and aliases. Immutable.
class NameTable {
 public:
  // Of one kind, if one is given.
  explicit NameTable(const Names& names, std::string_view kind = {});

  // The places in the file of names of a kind ("person") that go by `text`, in its order.
  const std::vector<std::size_t>& find(std::string_view kind, std::string_view text) const;

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> by_text_;  // kind, ':', text
};

// The ids of those names.
std::vector<std::string> find_names(const Names& names, std::string_view kind,
                                    std::string_view text);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_LOOKUP_H_
