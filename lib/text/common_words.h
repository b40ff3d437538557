// The function words of a few languages: they tell a language, and say nothing about a subject.
#ifndef PILCROW_TEXT_COMMON_WORDS_H_
#define PILCROW_TEXT_COMMON_WORDS_H_

#include <cstddef>
#include <string_view>

namespace pilcrow::text {

// Whether a folded word is one of the commonest articles, pronouns, prepositions, conjunctions and
// auxiliary verbs of the language. False for a language that has no list here.
bool is_common(std::string_view word, std::string_view language);

// The same in any of the languages that have one: for where a word's language is not known.
bool is_common(std::string_view word);

// How much of a text speaks for a language.
struct CommonWords {
  std::size_t words = 0;    // of the text, as far as letters make them
  std::size_t own = 0;      // common ones of the language, those of one letter left out
  std::size_t foreign = 0;  // common in some other language but not in this, or of other letters
  std::size_t typical = 0;  // with ы or э, which of Russian's near kin only Belarusian has
};

// Counts the words of a text as it is written; nothing for a language that has no list here.
CommonWords count_common_words(std::string_view text, std::string_view language);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_COMMON_WORDS_H_
