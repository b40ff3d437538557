// Where strings stand in the text of JSON that has been found valid, and what each part of them
// stands for.
#ifndef PILCROW_READ_JSON_JSON_LITERAL_H_
#define PILCROW_READ_JSON_JSON_LITERAL_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::read {

// The strings that the member `name` of the object `json` is, or that are in the list that it is:
// the bytes between the quotation marks of each.
std::vector<Range> find_strings(std::string_view json, std::string_view name);

// Decodes the character that begins at `at` in the inside of a string; moves `at` past it, past
// both halves of an escaped surrogate pair.
char32_t next_character(std::string_view raw, std::size_t& at);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_JSON_JSON_LITERAL_H_
