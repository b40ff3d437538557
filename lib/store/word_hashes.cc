// Hashing all words of a vocabulary without spelling them.

#include "base/codec.h"
#include "base/hash.h"
#include "store/vocabulary.h"

namespace pilcrow::store {

// Reads what Cursor::next reads, but keeps of the word before only the hashes of its beginnings: a word
// costs the bytes that it does not share with it.
std::vector<std::uint32_t> Vocabulary::hashes() const {
  std::vector<std::uint32_t> out(size_);
  std::vector<std::uint64_t> beginnings;
  std::size_t at = 0;
  const auto number = [&] {
    std::uint64_t value = 0;
    if (!take_varint(all_, at, value)) bytes_.fail("is inconsistent");
    return static_cast<std::size_t>(value);
  };
  const auto piece = [&] {
    const std::size_t size = number();
    if (size > all_.size() - at) bytes_.fail("is inconsistent");
    at += size;
    return all_.substr(at - size, size);
  };
  for (std::size_t index = 0; index < size_; ++index) {
    if (index % kBucketForms == 0) {
      at = buckets_[index / kBucketForms];
      beginnings.assign(1, hash64({}));
    }
    const std::size_t kept = number();
    if (kept >= beginnings.size()) bytes_.fail("is inconsistent");
    beginnings.resize(kept + 1);
    for (const char& c : piece()) beginnings.push_back(hash64({&c, 1}, beginnings.back()));
    const std::size_t dropped = number();
    if (dropped >= beginnings.size()) bytes_.fail("is inconsistent");
    const std::uint64_t stem = hash64(piece(), beginnings[beginnings.size() - 1 - dropped]);
    const std::size_t place = number();
    if (place >= size_) bytes_.fail("is inconsistent");
    number();  // of occurrences
    number();  // of what its kin share
    out[place] = fold32(beginnings.back() * 0x9E3779B97F4A7C15U + stem);
  }
  return out;
}

}  // namespace pilcrow::store
