#include "read/pdf/hyphens.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/space.h"
#include "text/characters.h"

namespace pilcrow::read {
namespace {

constexpr std::string_view kHyphens[] = {"-", "\u2010", "\u00AD"};

// Bytes of the hyphen that cuts the text's last word; 0 where there is none.
std::size_t final_hyphen(std::string_view text) {
  for (const std::string_view hyphen : kHyphens) {
    if (!text.ends_with(hyphen)) continue;
    const std::string_view before = text.substr(0, text.size() - hyphen.size());
    std::size_t at = floor_boundary(before, before.empty() ? 0 : before.size() - 1);
    return !before.empty() && text::is_letter(next_code_point(before, at)) ? hyphen.size() : 0;
  }
  return 0;
}

// Whether no space is missing where a line of Chinese or Japanese goes on.
bool are_unspaced(std::string_view text, std::string_view line) {
  std::size_t last = floor_boundary(text, text.size() - 1);
  std::size_t first = 0;
  return !line.empty() && text::is_han_or_kana(next_code_point(text, last)) &&
         text::is_han_or_kana(next_code_point(line, first));
}

std::string_view last_word(std::string_view text) {
  return text.substr(std::min(text.size(), text.find_last_of(' ') + 1));
}

// Without punctuation around it.
std::string word_key(std::string_view word) {
  constexpr std::string_view kMarks = ".,;:!?()[]\"'";
  const std::size_t begin = word.find_first_not_of(kMarks);
  if (begin == word.npos) return {};
  return lower_ascii(word.substr(begin, word.find_last_not_of(kMarks) + 1 - begin));
}

}  // namespace

void Hyphens::learn(std::string_view line) {
  std::size_t at = line.find(' ');
  while (at != line.npos) {
    const std::size_t end = line.find(' ', at + 1);
    if (end == line.npos) break;
    words_.insert(word_key(line.substr(at + 1, end - at - 1)));
    at = end;
  }
}

void Hyphens::join(std::string& text, std::string_view line) const {
  const std::size_t hyphen = final_hyphen(text);
  if (hyphen == 0 || !text::begins_in_lower_case(line)) {
    if (!text.empty() && !are_unspaced(text, line)) text += ' ';
    text += line;
    return;
  }
  const std::string_view head = last_word(std::string_view(text).substr(0, text.size() - hyphen));
  const std::string_view tail = line.substr(0, line.find(' '));
  const std::string joined = word_key(std::string(head) + std::string(tail));
  const std::string parted = word_key(std::string(head) + '-' + std::string(tail));
  const bool keeps = !words_.contains(joined) && words_.contains(parted);
  text.resize(text.size() - hyphen);
  if (keeps) text += '-';
  text += line;
}

}  // namespace pilcrow::read
