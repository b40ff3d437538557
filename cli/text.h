// Text for terminals: made harmless, measured in columns, wrapped.
#ifndef PILCROW_CLI_TEXT_H_
#define PILCROW_CLI_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::cli {

// Text from a document or a message without what could steer a terminal: C0 but the new line, DEL,
// C1, overrides and isolates of direction, and broken UTF-8 become U+FFFD; tabs become spaces.
std::string clean(std::string_view text);

// The same on one line: new lines become spaces.
std::string clean_line(std::string_view text);

// The columns that text takes: Hangul, Han, kana and the like two, combining marks and our own
// escape sequences none.
std::size_t columns(std::string_view text);

// `text` cut to so many columns, with "…" where something was cut.
std::string clipped(std::string_view text, std::size_t width);

// Breaks cleaned text (escape sequences of ours may be in it) into lines of `width` columns at
// spaces, or within a word that is longer than a line. `first` begins the first line, `rest` the
// others. Ends with a new line.
std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest);

// The pieces that a sign ends, the last with it or without.
std::vector<std::string_view> split(std::string_view text, char sign);

// The notes to a query, each on a line of its own, broken where a width is given.
std::string notes_text(const std::vector<std::string>& notes, std::size_t width = SIZE_MAX);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_TEXT_H_
