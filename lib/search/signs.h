// The characters that the query language is written in, in all forms that keyboards, telephones and
// word processors give them.
#ifndef PILCROW_SEARCH_SIGNS_H_
#define PILCROW_SEARCH_SIGNS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pilcrow::search {

// A character of a query.
struct Sign {
  char plain = '\0';  // its form in ASCII; NUL if it has none
  std::size_t size = 0;  // bytes
};

// The character at `at`, which is before the end of valid UTF-8: full-width forms and the minus of
// mathematics count as what they are forms of.
Sign sign_at(std::string_view query, std::size_t at);

// A text with its full-width forms replaced by ASCII.
std::string narrow(std::string_view text);

// The bytes of the white space at `at`; 0 if there is none.
std::size_t space_at(std::string_view query, std::size_t at);

// Whether there is nothing but white space.
bool is_blank(std::string_view text);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_SIGNS_H_
