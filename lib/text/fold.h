// Folding: the form in which words are compared.
#ifndef PILCROW_TEXT_FOLD_H_
#define PILCROW_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace pilcrow::text {

// NFKC and full case folding, typographic apostrophes to ', and accents folded where the readers of
// the script expect it: Latin (also ł ø đ ð þ æ œ ı) and Greek lose theirs, Cyrillic ё becomes е,
// stress marks go and й stays; kana voicing marks, Indic vowel signs and Hangul are untouched.
// UTF-8 in and out; bytes that are not UTF-8 become U+FFFD.
std::string fold(std::string_view text);

// The same with accents kept.
std::string fold_case(std::string_view text);

// Whether nothing but accents tells many words of a language apart.
bool tells_by_accents(std::string_view language);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_FOLD_H_
