// White space in formats where it means nothing.
#ifndef PILCROW_READ_SPACE_H_
#define PILCROW_READ_SPACE_H_

#include <string>
#include <string_view>

namespace pilcrow::read {

inline constexpr std::string_view kSpaces = " \t\n\r\f\v";

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }  // kSpaces

// `text` without the white space around it.
std::string_view trimmed(std::string_view text);

// Appends `text` with each run of white space as one space, at most one where it meets `out`, and
// none at the very beginning. No-break spaces are spaces; soft hyphens are left out.
void append_collapsed(std::string& out, std::string_view text);

// The whole of `text` so, without a space at the end.
std::string collapsed(std::string_view text);

// Lower case for ASCII, which is what names in these formats are made of.
std::string lower_ascii(std::string_view text);

// Whether `text` begins with `lower`, which is in lower case, whatever the case of its letters.
bool starts_with_ascii_case(std::string_view text, std::string_view lower);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_SPACE_H_
