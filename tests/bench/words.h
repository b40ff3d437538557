// A plain view of the words of a text, for making queries and for explaining what matched. It is
// no engine's tokenizer, on purpose.
#ifndef PILCROW_BENCH_WORDS_H_
#define PILCROW_BENCH_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Word {
  std::string_view text;  ///< A run of letters and digits, as it stands.
  std::size_t begin = 0;  ///< Its first byte.
  bool plain = false;  ///< Letters only, with nothing but spaces and common punctuation around it.
};

/// Letters are ASCII's and those of two-byte UTF-8 (Latin, Greek, Cyrillic, Hebrew, Arabic) and of
/// Hangul.
std::vector<Word> words_of(std::string_view text);

/// In small ASCII letters.
std::string lower(std::string_view word);

/// In code points.
std::size_t length(std::string_view word);

/// The first `count` code points.
std::string_view head(std::string_view word, std::size_t count);

/// Whether this is a function word of English, in small letters.
bool is_function_word(std::string_view word);

}  // namespace bench

#endif  // PILCROW_BENCH_WORDS_H_
