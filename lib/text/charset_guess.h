// Guesses which of the older encodings bytes are in, by how their text would look.
#ifndef PILCROW_TEXT_CHARSET_GUESS_H_
#define PILCROW_TEXT_CHARSET_GUESS_H_

#include <string>
#include <string_view>

namespace pilcrow::text {

// A converter's name in lower case. `sample` is not UTF-8, nor of 16 or 32 bits. There is always an
// answer: windows-1252 where nothing speaks for anything.
std::string guess_encoding(std::string_view sample);

// The encoding that switches alphabets by escape sequences, if the sample is all ASCII and has any
// that do; else empty.
std::string guess_escaped(std::string_view sample);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_CHARSET_GUESS_H_
