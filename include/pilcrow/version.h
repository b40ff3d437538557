// Versions of the library and of what it writes.
#ifndef PILCROW_VERSION_H_
#define PILCROW_VERSION_H_

#include <string_view>

#include "pilcrow/export.h"

namespace pilcrow {

/// The library's version, e.g. "0.1.0": the one that is loaded, not that of the headers.
PILCROW_API std::string_view version() noexcept;

/// The format of indexes that this library writes; it reads no other.
inline constexpr int kIndexFormat = 1;

/// The version of the JSON output of the program `pilcrow`.
inline constexpr int kJsonFormat = 1;

}  // namespace pilcrow

#endif  // PILCROW_VERSION_H_
