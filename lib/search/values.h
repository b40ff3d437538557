// Whether a document's metadata is what a filter asks for.
#ifndef PILCROW_SEARCH_VALUES_H_
#define PILCROW_SEARCH_VALUES_H_

#include <optional>
#include <string_view>

#include "base/period.h"
#include "pilcrow/document.h"
#include "search/clause.h"

namespace pilcrow::search {

// Whether a document's id is the value of a filter, or below it where that ends in '/'.
inline bool is_document(std::string_view value, std::string_view id) {
  return value.ends_with('/') ? id.starts_with(value) : id == value;
}

// Whether a folded value is a number, and whether it is an ISO 8601 date: a year, with a month, with a
// day, with a time.
bool is_number(std::string_view text);
bool is_date(std::string_view text);

// Whether a range of folded bounds ends before it begins.
bool goes_backwards(std::string_view from, std::string_view to);

// Whether a folded value passes a filter of `Field::metadata`. Without a range it must be the same,
// or a date within that of the filter: 2019 holds 2019-05-31. In a range numbers count by value,
// dates as far as value and bound go, anything else by its characters; the last bound includes what
// begins with it.
bool passes(const Clause& filter, std::string_view value);

// Whether a document has such a value.
bool passes(const Clause& filter, const Metadata& metadata);

// The years that a filter of `Field::period` asks for: of "1953", "1950..1953", "1950..", "..1953",
// "195X" and "1950s", "19XX"; nothing if its value is none of these.
std::optional<Period> find_period(std::string_view value);

// Whether a period passes such a filter. If it is exact, one that is said less exactly must lie within.
bool passes(const Clause& filter, const Period& period);
inline Period period_of(const Clause& filter) { return *find_period(filter.text); }

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_VALUES_H_
