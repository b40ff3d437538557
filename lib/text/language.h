// Which language a text is in.
#ifndef PILCROW_TEXT_LANGUAGE_H_
#define PILCROW_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace pilcrow::text {

// The language of a paragraph as an ISO 639 code ("en", "zh"), or empty. By the script where that
// tells; `prior` (what its document declares, or is found to be in) where common words make that
// plain; else by the statistics of CLD2 where they are sure of themselves; else `prior` when the
// script allows it.
std::string find_language(std::string_view utf8, const std::string& prior);

// The primary subtag of a language tag, in lower case: "en" of "en-GB", and "he" of "iw", which it was
// before. Empty if it is none.
std::string primary_language(std::string_view tag);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_LANGUAGE_H_
