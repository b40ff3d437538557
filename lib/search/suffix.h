// The signs behind a word, a phrase or a bracket: "word*", "word~2", "word^3".
#ifndef PILCROW_SEARCH_SUFFIX_H_
#define PILCROW_SEARCH_SUFFIX_H_

#include <cstddef>
#include <string_view>

#include "pilcrow/range.h"
#include "search/reading.h"

namespace pilcrow::search {

// What such signs ask for.
struct Suffix {
  bool prefix = false;    // a star
  bool fuzzy = false;     // a tilde
  std::size_t edits = 0;  // of a fuzzy word; 0 where it is not said
  double weight = 1;
};

// What signs stand behind; several words are a phrase or a bracket.
enum class Behind { word, several, value };

// Where the signs begin that a word ends with; its size if there are none. Values of filters may
// hold anything but weights. "1~2" and "1950~1953" are numbers.
std::size_t find_suffix(std::string_view word, Behind behind);

// Where the signs end that stand at `at`.
std::size_t end_of_suffix(std::string_view query, std::size_t at);

// Reads the signs there, of which there may be none. Forgives those that have no place there, and
// what is no weight and no number of edits.
Suffix read_suffix(Range signs, Behind behind, Reading& reading);

// How many bytes of signs a word begins with: "**" of "**bold**".
std::size_t leading_signs(std::string_view word);

// Where a star or a caret stands within a word; its size if none does. A tilde may part words, as a
// hyphen does.
std::size_t find_inner_sign(std::string_view word);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_SUFFIX_H_
