// Most of what is looked for in a set is not there.
#ifndef PILCROW_THEME_SIEVE_H_
#define PILCROW_THEME_SIEVE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pilcrow::theme {

// A set of hashes that may have more than was added: what it lacks need not be looked up in a table
// that is far larger (a filter after Bloom, "Space/Time Trade-offs in Hash Coding with Allowable
// Errors", 1970, with one bit for each).
class Sieve {
 public:
  void add(std::uint64_t hash) { bits_[place(hash) / 64] |= bit(hash); }
  bool may_have(std::uint64_t hash) const { return (bits_[place(hash) / 64] & bit(hash)) != 0; }

 private:
  static constexpr int kPlaceBits = 17;  // 16 KiB, which stay in a processor's nearest caches

  // By a multiplication (Knuth, "The Art of Computer Programming", volume 3, section 6.4): what is
  // given may be a number that is not hashed.
  static constexpr std::size_t place(std::uint64_t hash) {
    return static_cast<std::size_t>(hash * 0x9E3779B97F4A7C15U >> (64 - kPlaceBits));
  }
  static constexpr std::uint64_t bit(std::uint64_t hash) {
    return std::uint64_t{1} << (place(hash) % 64);
  }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((std::size_t{1} << kPlaceBits) / 64);
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_SIEVE_H_
