// Words that have been analysed before, with what came of it.
#ifndef PILCROW_TEXT_KNOWN_WORDS_H_
#define PILCROW_TEXT_KNOWN_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "pilcrow/range.h"

namespace pilcrow::text {

// A table of fixed size, in which a word has a few places and takes that of another when all are
// taken: whatever the input, neither memory nor the time of a look-up grows. Long words are left
// out.
//
// Most of the time of analysis is spent here, so the lengths of words, which no processor guesses,
// decide as little as can be: what is short is read and compared as 16 bytes.
class KnownWords {
 public:
  KnownWords();

  // A word of a text. `language` is a number of the caller's.
  struct Key {
    std::uint64_t language = 0;
    std::uint64_t hash = 0;
    std::array<std::uint64_t, 2> start = {};  // its first 16 bytes, zeros behind it
    std::string_view word = {};
  };
  Key key(std::uint64_t language, std::string_view text, Range range) const;

  // The table is larger than a processor's near memory: to ask first for the keys of some words,
  // then to prepare each a few words ahead, saves waiting for it.
  void prepare(const Key& key) const;

  // Gives the forms of a word and its number; 0 if it is not known. A number is that of one word in
  // one language, in all tables for as long as the process runs: what is known of it holds. A word
  // that is forgotten gets another when it comes again.
  std::uint64_t find(const Key& key, std::string& exact, std::string& stem) const;

  // Adds a word that is not known. Its number, or 0 if it is too long to be kept.
  std::uint64_t add(const Key& key, std::string_view exact, std::string_view stem);

 private:
  struct Slot;
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };

  std::uint64_t next_number();

  // Part of each slot's hash, 0 if it is empty: beside one another, since that is what is searched.
  std::unique_ptr<std::uint32_t[], Free> tags_;
  std::unique_ptr<Slot[], Free> slots_;
  std::size_t next_ = 0;           // which of a word's places is taken next
  std::uint64_t number_ = 0;       // the last that was given
  std::uint64_t last_number_ = 0;  // of those that are this table's to give
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_KNOWN_WORDS_H_
