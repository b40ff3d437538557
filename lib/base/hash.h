// Hashes that are written to disk and into anchors: their values never change.
#ifndef PILCROW_BASE_HASH_H_
#define PILCROW_BASE_HASH_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace pilcrow {

// FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis and prime as in IETF draft-eastlake-fnv).
// `seed` continues an earlier hash. Tells accidents apart, not attacks.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0xCBF29CE484222325U) {
  std::uint64_t hash = seed;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

// Its two halves folded into one, as that draft does for shorter hashes.
constexpr std::uint32_t fold32(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

// `digits` lower-case hexadecimal digits.
std::string hex(std::uint64_t value, int digits);

}  // namespace pilcrow

#endif  // PILCROW_BASE_HASH_H_
