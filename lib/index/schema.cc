#include "index/schema.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace pilcrow::index {

std::string term(std::string_view prefix, std::string_view value) {
  constexpr std::size_t kHashDigits = 16;
  std::string out(prefix);
  if (prefix.size() + value.size() <= kMaxTermBytes) {
    out += value;
  } else {
    out += value.substr(0, floor_boundary(value, kMaxTermBytes - prefix.size() - kHashDigits));
    out += hex(hash64(value), kHashDigits);
  }
  for (char& c : out) {
    if (c == '\0') c = '\x01';
  }
  return out;
}

}  // namespace pilcrow::index
