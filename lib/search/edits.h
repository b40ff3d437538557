// How many edits lie between words.
#ifndef PILCROW_SEARCH_EDITS_H_
#define PILCROW_SEARCH_EDITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::search {

// What is edited: characters, or the letters (jamo) that Hangul syllables are made of.
enum class Units { characters, jamo };

// The units of a word, which is valid UTF-8.
std::u32string units_of(std::string_view word, Units units);

// The edits that a word of so many units is allowed, where it is not said.
inline std::size_t default_edits(std::size_t units) { return units <= 5 ? 1 : 2; }

// Edits from one word to others, by optimal string alignment: a unit added, left out, replaced, or
// exchanged with the next; what was exchanged is not edited again (Damerau 1964; Boytsov, "Indexing
// methods for approximate dictionary searching", 2011, section 2). Words that come sorted cost
// little each, since what a word shares with the one before is not computed again.
class Edits {
 public:
  // Up to `most` edits are counted.
  Edits(std::string_view word, std::size_t most, Units units = Units::characters);

  // The edits to another word, valid UTF-8; `most` + 1 if there are more.
  std::size_t to(std::string_view other);

  // Whether the last word begins with what is too many edits away, whatever may follow it.
  bool is_dead() const { return dead_; }

  // Where to go on among sorted words when the last one is dead: all words between it and `from` are
  // too far. False if all words behind it are.
  bool next(std::string& from) const;

 private:
  std::uint8_t* row(std::size_t i) { return rows_.data() + i * width_; }
  const std::uint8_t* row(std::size_t i) const { return rows_.data() + i * width_; }
  void add(char32_t unit, std::size_t end);
  std::optional<char32_t> next_unit(std::size_t i) const;

  std::u32string word_;
  std::size_t most_;
  Units units_;
  std::size_t width_;
  // For each unit of the other word: itself, the byte where its character ends, and the edits from
  // what ends with it to each beginning of `word_`; that of no unit comes before them.
  std::u32string other_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint8_t> rows_;
  std::string last_;
  bool dead_ = false;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_EDITS_H_
