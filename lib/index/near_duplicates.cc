#include "index/near_duplicates.h"

#include <algorithm>
#include <bit>

#include "base/codec.h"

namespace pilcrow::index {
namespace {

static_assert(kShingleWords == 3);

// Three words as one number: odd factors keep their order, and MurmurHash3's finalizer (Appleby, public
// domain) lets each bit depend on each.
constexpr std::uint64_t hash_of(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t value = a * 0x9E3779B97F4A7C15U + b * 0xC2B2AE3D27D4EB4FU + c * 0x165667B19E3779F9U;
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDU;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53U;
  return value ^ value >> 33;
}

// How many of the bits of `a` are not among those of `b`.
std::size_t lacking(const Shingles& a, const Shingles& b) {
  int sum = 0;
  for (std::size_t i = 0; i < a.bits.size(); ++i) sum += std::popcount(a.bits[i] & ~b.bits[i]);
  return static_cast<std::size_t>(sum);
}

std::vector<std::uint64_t> set_of(const Shingles& shingles) {
  std::vector<std::uint64_t> out = shingles.hashes;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Each bit that `b` lacks is a shingle of `a`, at least, that it lacks; and it has no fewer shingles
// than bits. Most pairs are of texts so different in length that no bit need be looked at.
bool may_be_near(const Shingles& a, const Shingles& b) {
  const auto most = [&](std::size_t lacks) {
    return static_cast<double>(a.hashes.size() - lacks) >=
           kNear * static_cast<double>(b.bit_count + lacks);
  };
  return most(0) && most(lacking(a, b));
}

}  // namespace

std::optional<double> resemblance(const Shingles& a, const Shingles& b) {
  if (!may_be_near(a, b) || !may_be_near(b, a)) return {};
  const std::vector<std::uint64_t> of_a = set_of(a);
  const std::vector<std::uint64_t> of_b = set_of(b);
  std::size_t common = 0;
  for (auto i = of_a.begin(), j = of_b.begin(); i != of_a.end() && j != of_b.end();) {
    if (*i == *j) ++common, ++i, ++j;
    else if (*i < *j) ++i;
    else ++j;
  }
  const std::size_t either = of_a.size() + of_b.size() - common;
  if (either == 0) return {};
  const double out = static_cast<double>(common) / static_cast<double>(either);
  return out >= kNear ? std::optional(out) : std::nullopt;
}

Shingles ShingleReader::read(BlockPlace place) const {
  const Segment& segment = snapshot_.segments()[place.segment];
  // Numbers of words are those of their segment.
  const bool alone = snapshot_.segments().size() == 1;
  const std::vector<std::uint32_t>* words = alone ? nullptr : &segment.files->word_hashes();
  const std::string_view list = segment.store().forward(place.block);
  Shingles out;
  out.hashes.reserve(list.size());  // a word has a byte at least
  std::uint64_t before_last = 0;
  std::uint64_t last = 0;
  std::size_t at = 0;
  std::size_t count = 0;
  for (std::uint64_t word = 0; take_varint(list, at, word);) {
    if (words != nullptr) word = word < words->size() ? (*words)[word] : 0;
    if (++count >= kShingleWords) {
      const std::uint64_t hash = hash_of(before_last, last, word);
      out.hashes.push_back(hash);
      out.bits[hash >> 62] |= std::uint64_t{1} << (hash & 63);
    }
    before_last = last;
    last = word;
  }
  out.bit_count = lacking(out, {});
  return out;
}

}  // namespace pilcrow::index
