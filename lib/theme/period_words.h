// Words that say that a number is a year, or a century, and which part of it is meant.
#ifndef PILCROW_THEME_PERIOD_WORDS_H_
#define PILCROW_THEME_PERIOD_WORDS_H_

#include <cstddef>
#include <string_view>

namespace pilcrow::theme {

enum class Part { all, early, middle, late };

// How surely a word before a number says that it is a year: of "2000 soldiers" "by" does not, "in"
// does.
enum class Hold { none, weak, middling, firm };

// All take folded words; those before a number may have a full stop behind them.
Hold hold_of(std::string_view word);
bool is_month(std::string_view word);             // "july", "июля"
bool is_year_word(std::string_view word);         // "год": behind a year
bool is_century_word(std::string_view word);      // "century", "века"
bool is_before_era_first(std::string_view word);  // "기원전": before a year that is not of our era
bool is_our_era_first(std::string_view word);     // "AD", "서기"
Part part_of(std::string_view word);              // "late", "конце"
Part korean_part(std::string_view word);          // "말": behind what it is a part of
int ordinal(std::string_view word);               // 19 of "nineteenth", else 0
int roman(std::string_view word);  // 19 of "xix", in Latin or Cyrillic letters, else 0

// How much of a text says so where it begins with such words: "bc", "до н. э."; 0 if it does not.
std::size_t before_era(std::string_view text);
std::size_t our_era(std::string_view text);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PERIOD_WORDS_H_
