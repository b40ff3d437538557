// What is said around a year, decade or century of its era, and of the part of it that is meant.
#ifndef PILCROW_THEME_PERIOD_PARTS_H_
#define PILCROW_THEME_PERIOD_PARTS_H_

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/period.h"
#include "theme/period_words.h"
#include "theme/surroundings.h"

namespace pilcrow::theme {

inline constexpr auto kYears = std::to_array<std::string_view>({"년", "年"});

enum class Era { unsaid, ours, before };

class PeriodParts : public Surroundings {
 public:
  using Surroundings::Surroundings;

 protected:
  // A place right behind a dash and the space around it; 0 if there is none.
  std::size_t behind_dash(std::size_t at) const;

  // Right behind one of these words and the space around it; 0 if none of them stands there.
  std::size_t behind_word(std::size_t at, std::initializer_list<std::string_view> words) const;

  // Behind "the", "начала" and their like, and the space behind them.
  std::size_t skip_part(std::size_t at) const;

  // Behind a word for year; the place itself if none stands there.
  std::size_t behind_year_word(std::size_t at) const;

  // Early in what is said at `range`, or late, or in the middle; all of it if nothing is said.
  Period part(Period whole, Range range) const;

  // What is said of the era of years or centuries there.
  Era era(Range range) const;

 private:
  Part said_before(std::size_t at) const;
  std::size_t behind_numbers(std::size_t at) const;
  bool may_be_era(std::size_t at) const;
  std::string era_at(std::size_t at) const;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PERIOD_PARTS_H_
