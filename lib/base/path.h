// Paths of names with '/' between them: ids of themes and of documents.
#ifndef PILCROW_BASE_PATH_H_
#define PILCROW_BASE_PATH_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace pilcrow {

// What stands between the headings of a section's path, which are no ids.
inline constexpr std::string_view kHeadingSeparator = " › ";

// A path behind all that stand above it: "a", "a/b" and "a/b/c". Views into `path`.
inline std::vector<std::string_view> with_parents(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    out.push_back(path.substr(0, slash));
  }
  out.push_back(path);
  return out;
}

}  // namespace pilcrow

#endif  // PILCROW_BASE_PATH_H_
