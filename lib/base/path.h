// Paths of names with '/' between them: ids of themes and of documents.
#ifndef PILCROW_BASE_PATH_H_
#define PILCROW_BASE_PATH_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace pilcrow {

// What stands above a path, outermost first: "a" and "a/b" above "a/b/c". Views into `path`.
inline std::vector<std::string_view> parents(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    out.push_back(path.substr(0, slash));
  }
  return out;
}

}  // namespace pilcrow

#endif  // PILCROW_BASE_PATH_H_
