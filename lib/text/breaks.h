// Words and sentences of a text, as ranges of bytes, by ICU's rules.
#ifndef PILCROW_TEXT_BREAKS_H_
#define PILCROW_TEXT_BREAKS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"

namespace pilcrow::text {

// Finds breaks. Holds ICU's iterators, which are costly to make, for the languages asked for of
// late: keep one, for one thread at a time.
class Breaker {
 public:
  Breaker();
  ~Breaker();
  Breaker(const Breaker&) = delete;
  Breaker& operator=(const Breaker&) = delete;

  // Words: letters and digits, without punctuation; split where Hangul meets another script
  // ("DMZ는"), and between any two Han or kana characters. UTF-8 expected.
  std::vector<Range> words(std::string_view text);

  // The same, into a vector that is emptied first.
  void words(std::string_view text, std::vector<Range>& out);

  // The same by ICU alone: slow, the measure of the two above.
  std::vector<Range> words_by_icu(std::string_view text);

  // Sentences, without the white space around them; together they cover the text but for that.
  std::vector<Range> sentences(std::string_view text, const std::string& language);

  // Where ICU ends them, by its rules alone: slow, the measure of sentence_ends.h.
  std::vector<std::size_t> sentence_ends_by_icu(std::string_view text, const std::string& language);

  // Where each grapheme cluster ends, which is what people take for a character; none where each code
  // point is one.
  std::vector<std::size_t> clusters(std::string_view text);

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

// A range without the white space at its ends; empty if there is nothing else.
Range trim(std::string_view text, Range range);

// Whether a word is a single Han or kana character, or begins with one.
bool is_ideograph(std::string_view word);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_BREAKS_H_
