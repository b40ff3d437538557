#include "text/known_words.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

#include "base/bytes.h"

namespace pilcrow::text {
namespace {

// 8 MiB and half of one, of which the system gives only what is used.
constexpr std::size_t kSets = std::size_t{1} << 15;
constexpr std::size_t kWays = 4;
constexpr std::size_t kSlotBytes = 64;

constexpr std::size_t kStart = 16;  // bytes of a word that are compared at once
constexpr std::size_t kShort = 15;  // bytes that a std::string holds in itself

using Start = std::array<std::uint64_t, 2>;

constexpr std::array<unsigned char, 2 * kStart> make_mask() {
  std::array<unsigned char, 2 * kStart> mask{};
  for (std::size_t i = 0; i < kStart; ++i) mask[i] = 0xFF;
  return mask;
}
// What of 16 bytes is a word of n, from byte 16 - n on.
constexpr auto kMask = make_mask();

Start load_start(std::string_view text, Range range) {
  Start start = {};
  const char* const at = text.data() + range.begin;
  if (text.size() - range.begin < kStart) {
    std::memcpy(start.data(), at, range.size());
    return start;
  }
  std::memcpy(start.data(), at, kStart);
  if (range.size() >= kStart) return start;
  Start mask;
  std::memcpy(mask.data(), kMask.data() + kStart - range.size(), kStart);
  return {start[0] & mask[0], start[1] & mask[1]};
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t bytes) {
  hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32);
}

// Few characters of long words, which are not kept.
std::uint64_t hash_rest(std::uint64_t hash, std::string_view word) {
  word = word.substr(0, kSlotBytes);
  for (std::size_t at = kStart; at < word.size(); at += 8) {
    const std::size_t from = std::min(at, word.size() - 8);  // some for the second time
    hash = mix(hash, eight_at(word, from));
  }
  return hash;
}

std::size_t first_place(std::uint64_t hash) { return hash % kSets * kWays; }
std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32) | 1U; }

// From calloc: pages of it that no word falls on cost nothing.
template <class T>
T* zeros() {
  return static_cast<T*>(std::calloc(kSets * kWays, sizeof(T)));
}

// Of a form in a slot, where there are always kShort bytes to be read.
void assign(std::string& out, const char* from, std::size_t size) {
  if (size > kShort) {
    out.assign(from, size);
  } else {
    out.assign(from, kShort);
    out.resize(size);
  }
}

}  // namespace

// The word, then the forms. These may be parts of what is there already: mostly a folded word is
// the word, and a stem its beginning.
struct KnownWords::Slot {
  std::uint64_t number;
  std::uint64_t language;
  std::uint8_t word_size;
  std::uint8_t exact_at;
  std::uint8_t exact_size;
  std::uint8_t stem_at;
  std::uint8_t stem_size;
  std::array<char, kSlotBytes - 21> bytes;

  bool holds(const Key& key) const {
    Start start;
    std::memcpy(start.data(), bytes.data(), kStart);
    return word_size == key.word.size() && language == key.language && start == key.start &&
           (word_size <= kStart ||
            std::memcmp(bytes.data() + kStart, key.word.data() + kStart, word_size - kStart) == 0);
  }
};

KnownWords::KnownWords() {
  static_assert(sizeof(Slot) == kSlotBytes);
  tags_.reset(zeros<std::uint32_t>());
  slots_.reset(zeros<Slot>());
  if (!tags_ || !slots_) throw std::bad_alloc();
}

KnownWords::Key KnownWords::key(std::uint64_t language, std::string_view text, Range range) const {
  const std::string_view word = text.substr(range.begin, range.size());
  const Start start = load_start(text, range);
  std::uint64_t hash = mix(mix(mix(language, word.size()), start[0]), start[1]);
  if (word.size() > kStart) hash = hash_rest(hash, word);
  __builtin_prefetch(&tags_[first_place(hash)]);
  return {language, hash, start, word};
}

// Tables take numbers in blocks, so that threads seldom meet.
std::uint64_t KnownWords::next_number() {
  constexpr std::uint64_t kBlock = std::uint64_t{1} << 20;
  static std::atomic<std::uint64_t> given{0};
  if (number_ == last_number_) {
    number_ = given.fetch_add(kBlock, std::memory_order_relaxed);
    last_number_ = number_ + kBlock;
  }
  return ++number_;
}

void KnownWords::prepare(const Key& key) const {
  const std::size_t first = first_place(key.hash);
  for (std::size_t i = first; i < first + kWays; ++i) {
    if (tags_[i] == tag_of(key.hash)) __builtin_prefetch(&slots_[i]);
  }
}

std::uint64_t KnownWords::find(const Key& key, std::string& exact, std::string& stem) const {
  const std::size_t first = first_place(key.hash);
  for (std::size_t i = first; i < first + kWays; ++i) {
    if (tags_[i] != tag_of(key.hash) || !slots_[i].holds(key)) continue;
    const Slot& slot = slots_[i];
    assign(exact, slot.bytes.data() + slot.exact_at, slot.exact_size);
    assign(stem, slot.bytes.data() + slot.stem_at, slot.stem_size);
    return slot.number;
  }
  return 0;
}

std::uint64_t KnownWords::add(const Key& key, std::string_view exact, std::string_view stem) {
  const std::size_t word_end = std::max(key.word.size(), kStart);
  const bool folded = exact != key.word;
  const bool cut = exact.starts_with(stem);
  const std::size_t exact_at = folded ? word_end : 0;
  const std::size_t exact_end = folded ? word_end + exact.size() : word_end;
  const std::size_t stem_at = cut ? exact_at : exact_end;
  const std::size_t end = std::max({exact_end, stem_at + stem.size(), stem_at + kShort});
  if (end > sizeof(Slot::bytes)) return 0;
  const std::size_t first = first_place(key.hash);
  std::size_t place = first;
  while (place < first + kWays && tags_[place] != 0) ++place;
  if (place == first + kWays) place = first + next_++ % kWays;
  tags_[place] = tag_of(key.hash);
  Slot& slot = slots_[place];
  slot.number = next_number();
  slot.language = key.language;
  slot.word_size = static_cast<std::uint8_t>(key.word.size());
  slot.exact_at = static_cast<std::uint8_t>(exact_at);
  slot.exact_size = static_cast<std::uint8_t>(exact.size());
  slot.stem_at = static_cast<std::uint8_t>(stem_at);
  slot.stem_size = static_cast<std::uint8_t>(stem.size());
  std::memcpy(slot.bytes.data(), key.start.data(), kStart);
  key.word.copy(slot.bytes.data(), key.word.size());
  if (folded) exact.copy(slot.bytes.data() + exact_at, exact.size());
  if (!cut) stem.copy(slot.bytes.data() + stem_at, stem.size());
  return slot.number;
}

}  // namespace pilcrow::text
