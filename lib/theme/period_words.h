// Words that say whether a number is a year, and which part of a decade or century is meant.
#ifndef PILCROW_THEME_PERIOD_WORDS_H_
#define PILCROW_THEME_PERIOD_WORDS_H_

#include <string_view>

namespace pilcrow::theme {

enum class Part { all, early, middle, late };

// All take folded words; those before a number may have a full stop behind them.
bool is_before_year(std::string_view word);      // "in", "июля"
bool is_before_other(std::string_view word);     // "resolution", "№": the number is no year
bool is_counted(std::string_view word);          // "tons", "человек": behind what is no year
bool is_year_word(std::string_view word);        // "год": behind a year
bool is_century_word(std::string_view word);     // "century", "века"
bool is_era_word(std::string_view word);         // "bc": behind a year that is not of our era
Part part_of(std::string_view word);             // "late", "конце"
int ordinal(std::string_view word);              // 19 of "nineteenth", else 0
int roman(std::string_view word);                // 19 of "xix", in Latin or Cyrillic letters, else 0

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PERIOD_WORDS_H_
