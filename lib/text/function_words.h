// Words that a sentence needs and a search does not.
#ifndef PILCROW_TEXT_FUNCTION_WORDS_H_
#define PILCROW_TEXT_FUNCTION_WORDS_H_

#include <string_view>

namespace pilcrow::text {

// Whether a folded word, with its accents where they tell words apart, says nothing about a subject
// in that language: it is common (see common_words.h), or one of those that questions are made with.
// False for a language that has no list.
bool is_function_word(std::string_view word, std::string_view language);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_FUNCTION_WORDS_H_
