// Names of files that stand in other files.
#ifndef PILCROW_READ_MEMBER_PATH_H_
#define PILCROW_READ_MEMBER_PATH_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

// A path with '/' that stays below where it begins: without "..", "." and empty parts.
std::string clean_path(std::string_view path);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MEMBER_PATH_H_
