// The lines of a plain text, and what can be seen of each.
#ifndef PILCROW_READ_PLAIN_LINES_H_
#define PILCROW_READ_PLAIN_LINES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "text/text_stream.h"

namespace pilcrow::read {

// One line without the white space around it.
struct Line {
  std::string_view text = {};  // valid until the next line is asked for
  std::size_t begin = 0;   // of `text` in the whole, in bytes
  std::size_t indent = 0;  // columns before it
  std::size_t number = 1;  // as editors count: at LF, CRLF and lone CR
  std::size_t column = 1;  // of `text`, in code points

  bool blank() const { return text.empty(); }
  std::size_t end() const { return begin + text.size(); }
};

// Steps through the lines of UTF-8. Lines also end at form feeds, vertical tabs, NEL and U+2028; a
// U+2029 gives a blank line besides. What is longer than kMaxLine is given as several lines, cut at
// white space where there is any.
class Lines {
 public:
  explicit Lines(text::TextStream& text) : text_(text) {}

  // False at the end.
  bool next(Line& line);

 private:
  bool read_more();
  std::size_t find_end();
  void pass(std::size_t bytes);

  text::TextStream& text_;
  std::string_view rest_;  // what has been read and not passed: of a piece of the text,
  std::string joined_;     // or of the end of this, where a line lies in several pieces
  bool is_joined_ = false;
  bool ended_ = false;     // whether nothing is left but `rest_`
  std::size_t at_ = 0;     // where `rest_` begins in the whole
  std::size_t number_ = 1;
  bool paragraph_ended_ = false;
};

// In bytes, without its end.
inline constexpr std::size_t kMaxLine = std::size_t{1} << 20;

// No count of columns goes beyond this: nothing wider is a line of hard-wrapped text.
inline constexpr std::size_t kMaxColumns = 400;

// No heading is wider.
inline constexpr std::size_t kHeadingColumns = 100;

std::size_t count_columns(std::string_view text);

// Columns up to the first place where the text may be broken.
std::size_t first_word_columns(std::string_view text);

char32_t first_character(std::string_view text);  // 0 if there is none
char32_t last_character(std::string_view text);

// Whether it ends with a mark that ends a sentence, or one that ends a clause, whatever quotation
// marks and brackets follow that.
bool ends_with_sentence(std::string_view text);
bool ends_with_clause(std::string_view text);

// A row of signs that separates or underlines, e.g. "-----" or "* * *".
bool is_rule(std::string_view text);

// The bytes of what marks a list item ("- ", "* ", "• ", "1. ", "1) ") with the white space after
// it; 0 if there is none, or nothing follows.
std::size_t item_marker(std::string_view text);

// Whether it is short, has letters, and no mark at its end that text would have.
bool is_like_heading(std::string_view text);

}  // namespace pilcrow::read

#endif  // PILCROW_READ_PLAIN_LINES_H_
