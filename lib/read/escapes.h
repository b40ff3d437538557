// What stands for a character in sources, and what for none.
#ifndef PILCROW_READ_ESCAPES_H_
#define PILCROW_READ_ESCAPES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pilcrow::read {

// An entity of HTML or an escape of JSON.
struct Escape {
  std::size_t source = 0;  // bytes; 0 for none
  bool is_space = false;   // stands for white space

  std::string text = {};  // what it stands for

  // The bytes at the beginning of a text that it may stand for; 0 if it does not.
  std::size_t fits(std::string_view text) const;
};
Escape escape_at(std::string_view source, std::size_t at);

// What an escape may begin with.
inline constexpr std::string_view kEscapes = "&\\";

// The bytes of markup at a place: a tag or comment of HTML, the contents of scripts and styles, the
// target of a link of Markdown, a soft hyphen. 0 for none.
std::size_t markup_at(std::string_view source, std::size_t at);

// A character that marks emphasis, links, cells or quotations in Markdown.
bool is_mark(char c);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ESCAPES_H_
