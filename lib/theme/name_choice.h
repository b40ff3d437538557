// Which names are meant, where aliases overlap or are shared.
#ifndef PILCROW_THEME_NAME_CHOICE_H_
#define PILCROW_THEME_NAME_CHOICE_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "theme/matcher.h"

namespace pilcrow::theme {

// An alias found in a text.
struct AliasMatch {
  std::size_t name = 0;
  std::size_t alias = 0;  // a number of the caller's
  bool asks = false;      // for other words beside it
  Matcher::Match match = {};
};

struct NameFound {
  std::size_t name = 0;
  Range range = {};
};

// At each place the longest alias counts, from left to right without overlap. One that several
// names share, or that asks for other words beside it, is given to the only name that something
// else speaks for: the words that it asks for, or another alias of the name that is its own; else
// to the only one of which nothing is asked; else to none. `context` says whether what an alias
// asks for is there, `above` whether a name is mentioned in the headings.
std::vector<NameFound> choose_names(std::vector<AliasMatch> matches,
                                    const std::function<bool(std::size_t alias)>& context,
                                    const std::function<bool(std::size_t name)>& above);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_NAME_CHOICE_H_
