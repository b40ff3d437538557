// Full stops that end no sentence.
#ifndef PILCROW_TEXT_ABBREVIATIONS_H_
#define PILCROW_TEXT_ABBREVIATIONS_H_

#include <string_view>

namespace pilcrow::text {

// Whether the last word of `sentence`, full stop included, is initials ("J.", "U.S.", "И.") or a
// title or abbreviation of the language that a name or number follows ("Dr.", "им."). ICU has such
// lists, but compares the ends of words: with them "NATO." ends no sentence, since "O." is in them.
bool ends_in_abbreviation(std::string_view sentence, std::string_view language);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_ABBREVIATIONS_H_
