// Bytes, eight at a time.
#ifndef PILCROW_BASE_BYTES_H_
#define PILCROW_BASE_BYTES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pilcrow {

// The eight bytes from `at` on, which must be there.
inline std::uint64_t eight_at(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes.data() + at, sizeof(eight));
  return eight;
}

// How many bytes both begin with.
inline std::size_t common_start(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (most - size >= 8 && eight_at(a, size) == eight_at(b, size)) size += 8;
  while (size < most && a[size] == b[size]) ++size;
  return size;
}

}  // namespace pilcrow

#endif  // PILCROW_BASE_BYTES_H_
