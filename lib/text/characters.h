// What kind of character a code point is, as far as the shape of a text depends on it.
#ifndef PILCROW_TEXT_CHARACTERS_H_
#define PILCROW_TEXT_CHARACTERS_H_

#include <cstddef>
#include <string_view>

namespace pilcrow::text {

bool is_space(char32_t c);  // also no-break and ideographic spaces, and marks of no width
bool is_letter(char32_t c);

// Whether words begin with it: a letter, a digit, or what ICU's rules join words by, such as '_'.
bool is_word_character(char32_t c);

bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool begins_in_lower_case(std::string_view text);

// Han, kana and the punctuation of their width: lines break between any two of them.
bool is_han_or_kana(char32_t c);

bool ends_sentence(char32_t c);  // . ! ? … 。 and their like in other scripts
bool ends_clause(char32_t c);    // these, and , ; :
bool closes(char32_t c);         // brackets and quotation marks that may follow them

// Columns on a terminal: 2 for wide East Asian characters, else 1.
std::size_t columns(char32_t c);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CHARACTERS_H_
