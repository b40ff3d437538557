// Words of Rich Text Format that stand for text, or say that a group holds none.
#ifndef PILCROW_READ_RTF_WORDS_H_
#define PILCROW_READ_RTF_WORDS_H_

#include <string_view>

namespace pilcrow::read {

// The character that a word stands for, in UTF-8; empty where it stands for none.
std::string_view rtf_symbol(std::string_view word);

// Whether a group that begins with the word is no text.
bool rtf_holds_no_text(std::string_view word);

// Whether a group that begins with \* and the word, which most programs pass over, is text.
bool rtf_holds_text(std::string_view word);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_RTF_WORDS_H_
