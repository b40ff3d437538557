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

// Eight bits for each shingle, of which then few share one.
std::size_t summary_size(std::size_t shingles) {
  return std::bit_ceil(std::max<std::size_t>(4, shingles / 8));
}

std::size_t ones(std::uint64_t bits) { return static_cast<std::size_t>(std::popcount(bits)); }

std::vector<std::uint64_t> set_of(const Shingles& shingles) {
  std::vector<std::uint64_t> out = shingles.hashes;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Each bit of `a` that `b` lacks is a shingle, at least, that it lacks; and it has no fewer shingles
// than bits. Most pairs are of texts so different in length that no bit need be looked at, and most
// others have too little in common long before the last one.
bool may_be_near(const Shingles& a, const Shingles& b) {
  std::size_t lacks = 0;
  const auto may_be = [&] {
    return static_cast<double>(a.hashes.size() - lacks) >=
           kNear * static_cast<double>(b.bit_count + lacks);
  };
  const std::size_t size = std::min(a.bits.size(), b.bits.size());
  for (std::size_t i = 0; i < size && may_be(); ++i) {
    // A larger summary's bits are those of a smaller one, each told apart further.
    std::uint64_t of_b = 0;
    for (std::size_t at = i; at < b.bits.size(); at += size) of_b |= b.bits[at];
    for (std::size_t at = i; at < a.bits.size(); at += size) lacks += ones(a.bits[at] & ~of_b);
  }
  return may_be();
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
      out.hashes.push_back(hash_of(before_last, last, word));
    }
    before_last = last;
    last = word;
  }
  out.bits.resize(summary_size(out.hashes.size()));
  for (const auto hash : out.hashes) {
    out.bits[(hash >> 32) % out.bits.size()] |= std::uint64_t{1} << hash % 64;
  }
  for (const auto bits : out.bits) out.bit_count += ones(bits);
  return out;
}

}  // namespace pilcrow::index
