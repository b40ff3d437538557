// Centuries in a text: "20th century", "XIX–XX вв.", "nineteenth-century", "19~20세기".
#ifndef PILCROW_THEME_CENTURIES_H_
#define PILCROW_THEME_CENTURIES_H_

#include <string>
#include <vector>

#include "theme/period_parts.h"
#include "theme/periods.h"

namespace pilcrow::theme {

class Centuries : public PeriodParts {
 public:
  using PeriodParts::PeriodParts;

  // Those whose numbers, in digits or Roman, begin there, and where to go on.
  std::vector<FoundPeriod> in_numbers(std::size_t at, std::size_t* behind) const;

  // Those in words right before a word for a century that begins there.
  std::vector<FoundPeriod> in_words(std::size_t at) const;

 private:
  // One of "the 18th and 19th centuries".
  struct Item {
    int number = 0;  // 0: there is none
    Range range = {};
    bool bare = false;    // digits without an ending: "19 веке"
    bool joined = false;  // to the one before, as the end of what began there
  };

  Item item_at(std::size_t at) const;
  Item roman_at(std::size_t at) const;
  Item item_before(std::size_t at) const;
  std::size_t behind_century(const Item& item) const;
  std::size_t behind_joint(std::size_t at, bool* joins) const;
  bool is_between(std::size_t at) const;
  std::vector<FoundPeriod> found(const std::vector<Item>& items, std::size_t end) const;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_CENTURIES_H_
