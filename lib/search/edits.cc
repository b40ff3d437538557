#include "search/edits.h"

#include <algorithm>

#include "base/utf8.h"

namespace pilcrow::search {
namespace {

// Calls `take` for each unit of a character. A syllable is made of a first consonant, a vowel and
// perhaps a last consonant (The Unicode Standard, section 3.12).
template <typename Take>
void each_unit(char32_t c, Units units, Take&& take) {
  constexpr char32_t kFirstSyllable = 0xAC00;
  constexpr char32_t kLastSyllable = 0xD7A3;
  if (units == Units::characters || c < kFirstSyllable || c > kLastSyllable) {
    take(c);
    return;
  }
  constexpr char32_t kLasts = 28;
  constexpr char32_t kVowels = 21;
  const char32_t syllable = c - kFirstSyllable;
  take(0x1100 + syllable / (kVowels * kLasts));
  take(0x1161 + syllable / kLasts % kVowels);
  if (syllable % kLasts != 0) take(0x11A7 + syllable % kLasts);
}

bool is_jamo(char32_t c) { return c >= 0x1100 && c <= 0x11FF; }

}  // namespace

std::u32string units_of(std::string_view word, Units units) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    each_unit(next_code_point(word, at), units, [&](char32_t unit) { out += unit; });
  }
  return out;
}

Edits::Edits(std::string_view word, std::size_t most, Units units)
    : word_(units_of(word, units)), most_(most), units_(units), width_(word_.size() + 1) {
  const auto far = static_cast<std::uint8_t>(most_ + 1);
  for (std::size_t j = 0; j < width_; ++j) {
    rows_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(j, far)));
  }
}

std::size_t Edits::to(std::string_view other) {
  const std::size_t most = std::min(last_.size(), other.size());
  std::size_t shared = 0;
  while (shared < most && last_[shared] == other[shared]) ++shared;
  if (!dead_ || shared < ends_.back()) {
    while (!ends_.empty() && ends_.back() > shared) {
      ends_.pop_back();
      other_.pop_back();
    }
    dead_ = false;
    for (std::size_t at = ends_.empty() ? 0 : ends_.back(); at < other.size() && !dead_;) {
      const char32_t c = next_code_point(other, at);
      each_unit(c, units_, [&](char32_t unit) {
        if (!dead_) add(unit, at);
      });
    }
  }
  last_ = other;
  const bool short_of = ends_.size() + most_ < word_.size();
  return dead_ || short_of ? most_ + 1 : row(ends_.size())[word_.size()];
}

// Cells further than `most_` from the diagonal are too far anyway.
void Edits::add(char32_t unit, std::size_t end) {
  other_ += unit;
  ends_.push_back(end);
  const std::size_t i = ends_.size();
  if (rows_.size() < (i + 1) * width_) rows_.resize((i + 1) * width_);
  const auto far = static_cast<std::uint8_t>(most_ + 1);
  std::uint8_t* const here = row(i);
  const std::uint8_t* const above = row(i - 1);
  const std::size_t first = i > most_ ? i - most_ : 0;
  const std::size_t last = std::min(width_ - 1, i + most_);
  if (first > 0 && first <= width_) here[first - 1] = far;
  if (last + 1 < width_) here[last + 1] = far;
  std::uint8_t least = far;
  for (std::size_t j = first; j <= last; ++j) {
    std::size_t edits = std::size_t{above[j]} + 1;
    if (j > 0) {
      edits = std::min<std::size_t>(edits, here[j - 1] + 1);
      edits = std::min<std::size_t>(edits, above[j - 1] + (word_[j - 1] == unit ? 0 : 1));
      const bool exchanged = i > 1 && j > 1 && word_[j - 2] == unit && word_[j - 1] == other_[i - 2];
      if (exchanged) edits = std::min<std::size_t>(edits, row(i - 2)[j - 2] + 1);
    }
    here[j] = static_cast<std::uint8_t>(std::min<std::size_t>(edits, far));
    least = std::min(least, here[j]);
  }
  // What follows costs no less: an exchange, which looks two units back, is no cheaper than leaving
  // out the first of them was.
  dead_ = least == far;
}

// The least unit above the `i`-th of the other word that may stand there when no edit is left: one that
// is where it should be, or that is exchanged with the unit before.
std::optional<char32_t> Edits::next_unit(std::size_t i) const {
  std::optional<char32_t> least;
  const auto take = [&](char32_t unit) {
    if (unit > other_[i] && (!least || unit < *least)) least = unit;
  };
  const std::size_t first = i > most_ ? i - most_ : 0;
  for (std::size_t j = first; j < std::min(width_ - 1, i + most_ + 1); ++j) {
    if (row(i)[j] == most_) take(word_[j]);
    const bool exchanges = i > 0 && j > 0 && word_[j] == other_[i - 1] && row(i - 1)[j - 1] < most_;
    if (exchanges) take(word_[j - 1]);
  }
  return least;
}

bool Edits::next(std::string& from) const {
  // Letters of Hangul are parts of characters.
  const bool parts = std::any_of(word_.begin(), word_.end(), is_jamo) ||
                     std::any_of(other_.begin(), other_.end(), is_jamo);
  for (std::size_t i = ends_.size(); i-- > 0;) {
    const std::size_t first = i > most_ ? i - most_ : 0;
    const std::size_t last = std::min(width_ - 1, i + most_);
    const bool any_unit =
        std::any_of(row(i) + first, row(i) + last + 1, [&](std::uint8_t edits) { return edits < most_; });
    if (any_unit || parts) {
      from.assign(last_, 0, ends_[i]);
      from += '\xFF';  // no word has this byte: behind all that begin so
      return true;
    }
    if (const auto unit = next_unit(i)) {
      from.assign(last_, 0, i == 0 ? 0 : ends_[i - 1]);
      append_utf8(from, *unit);
      return true;
    }
  }
  return false;
}

}  // namespace pilcrow::search
