// Values of filters in the forms that people write them in.
#ifndef PILCROW_SEARCH_PLAIN_VALUES_H_
#define PILCROW_SEARCH_PLAIN_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

namespace pilcrow::search {

// A value as the language has it, and what was wrong with it as it was typed and what was done, for
// a note; both are empty where nothing was.
struct PlainValue {
  std::string text = {};
  std::string problem = {};
  std::string done = {};
};

// The period that a value means: "19xx", "1950s", "1990–1999" and "1999..1990" mean years, and of
// a date its year is meant. Nothing if it is none.
std::optional<PlainValue> plain_period(std::string_view typed);

// A value of metadata, typed without quotation marks. Numbers and dates with '…' or full-width
// points between them are a range, dates with a dash, too; a range that goes backwards is turned round.
PlainValue plain_metadata(std::string_view typed);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_PLAIN_VALUES_H_
