// What stands around numbers that says that they are years, or that they are none.
#ifndef PILCROW_THEME_YEAR_SIGNS_H_
#define PILCROW_THEME_YEAR_SIGNS_H_

#include <optional>
#include <string>

#include "theme/count_words.h"
#include "theme/period_parts.h"

namespace pilcrow::theme {

// Numbers that may be years: one, or the first and last of a range.
struct Years {
  int first = 0;
  int last = 0;
  Range range = {};
  bool joined = false;  // by words, as in "from 1950 to 1953"
};

class YearSigns : public PeriodParts {
 public:
  using PeriodParts::PeriodParts;

 protected:
  // Whether they are. Remembers what it said of them, for numbers that continue a list.
  bool are_years(const Years& years);

  // "1,950", "1.950", "3.1953", "A1953", "/1953": but not "27.07.1953".
  bool is_part_of_number(const Number& number) const;

  // The word before the day and month of a year that begins there, and whether it has a month.
  struct Before {
    std::string word = {};
    std::size_t begin = 0;
    bool month = false;
  };
  Before before_date(std::size_t at) const;

 private:
  bool judge(const Years& years, Era era);
  bool is_grams(std::size_t at, const Before& before) const;
  bool is_duration(std::size_t at) const;
  bool is_clitic(std::size_t at) const;
  bool is_compound_at(std::size_t at) const;
  bool has_other_sign(Range range) const;
  bool is_before_bracket(std::size_t at) const;
  bool is_digits_before(std::size_t at) const;
  bool is_other_before(const Years& years, const std::string& before) const;
  bool continues(std::size_t from, std::size_t to, bool brackets) const;
  bool is_alone_in_cell(Range range);
  bool has_date();
  Counted counted_behind(const Years& years, const std::string& before, Hold hold) const;
  std::size_t behind_list(std::size_t at) const;
  Hold hold_before(const Years& years, const Before& before) const;

  std::size_t other_ = 0;       // behind the last number that was said to be no year
  std::size_t accepted_ = 0;    // behind the last that was said to be one
  std::size_t before_era_ = 0;  // behind the last that was before our era
  std::optional<bool> has_date_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_YEAR_SIGNS_H_
