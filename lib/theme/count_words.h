// Words that say that a number counts or names something, and so is no year.
#ifndef PILCROW_THEME_COUNT_WORDS_H_
#define PILCROW_THEME_COUNT_WORDS_H_

#include <string_view>

namespace pilcrow::theme {

// How surely what stands behind a number is counted by it: not at all, by its ending, as one of
// what is counted often, or as a unit, of which a year is never said.
enum class Counted { no, plural, thing, unit };

// All take folded words; those before a number may have a stop behind them.
Counted counted(std::string_view word, bool lower);  // whether it is written in lower case
bool is_event(std::string_view word);                // "talks": plurals that have years before them
bool is_before_other(std::string_view word);  // "resolution", "전화": the number is no year
bool is_measured(std::string_view word);      // "population", "total": before "of" a number
bool is_change(std::string_view word);        // "rose": from a number to a number
bool is_compound(std::string_view word);      // "era": joined to a year by a hyphen

// Money and what is calculated with.
bool is_sign_before(std::string_view text);  // what begins with it
bool is_sign_behind(std::string_view text);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_COUNT_WORDS_H_
