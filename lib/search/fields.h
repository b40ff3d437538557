// The names of fields.
#ifndef PILCROW_SEARCH_FIELDS_H_
#define PILCROW_SEARCH_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "search/clause.h"

namespace pilcrow::search {

// The field of a folded name that means the same in every index; none for another.
std::optional<Field> find_field(std::string_view name);

// As in a query: "section:"; empty for `Field::text`.
std::string field_prefix(const Clause& clause);

// All of them, for people.
inline constexpr std::string_view kFieldNames =
    "title: section: theme: doc: lang: person: place: org: treaty: event: period:";

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_FIELDS_H_
