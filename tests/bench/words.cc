#include "words.h"

#include <algorithm>
#include <array>

namespace bench {
namespace {

constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",        "about", "above",   "after",  "again",   "against", "all",     "also",
     "although", "am",    "among",   "an",     "and",     "another", "any",     "are",
     "around",   "as",    "at",      "be",     "became",  "because", "been",    "before",
     "being",    "below", "between", "both",   "but",     "by",      "can",     "could",
     "did",      "do",    "does",    "doing",  "down",    "during",  "each",    "either",
     "even",     "every", "few",     "first",  "for",     "from",    "further", "had",
     "has",      "have",  "having",  "he",     "her",     "here",    "hers",    "him",
     "his",      "how",   "however", "i",      "if",      "in",      "into",    "is",
     "it",       "its",   "itself",  "just",   "later",   "less",    "many",    "may",
     "me",       "might", "more",    "most",   "much",    "must",    "my",      "no",
     "nor",      "not",   "now",     "of",     "off",     "on",      "once",    "one",
     "only",     "or",    "other",   "others", "our",     "out",     "over",    "own",
     "same",     "she",   "should",  "since",  "so",      "some",    "such",    "than",
     "that",     "the",   "their",   "theirs", "them",    "then",    "there",   "these",
     "they",     "this",  "those",   "though", "through", "to",      "too",     "two",
     "under",    "until", "up",      "upon",   "us",      "very",    "was",     "we",
     "were",     "what",  "when",    "where",  "whether", "which",   "while",   "who",
     "whom",     "whose", "why",     "will",   "with",    "within",  "without", "would",
     "you",      "your"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of the letter or digit at `at`; 0 for anything else.
std::size_t letter_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(text[at])) return 1;
  if (c >= 0xC3 && c <= 0xDF && at + 1 < text.size()) {
    const auto next = static_cast<unsigned char>(text[at + 1]);
    return c == 0xC3 && (next == 0x97 || next == 0xB7) ? 0 : 2;  // × and ÷
  }
  return c >= 0xEA && c <= 0xED && at + 2 < text.size() ? 3 : 0;
}

bool plain_before(std::string_view text, std::size_t begin) {
  return begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(';
}

// A mark behind a word must end there: not so in "example.org" or "3:15".
bool plain_after(std::string_view text, std::size_t end) {
  constexpr std::string_view kMarks = ",.;:)?!";
  if (end >= text.size() || text[end] == ' ') return true;
  return kMarks.find(text[end]) != std::string_view::npos &&
         (end + 1 >= text.size() || text[end + 1] == ' ');
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size()) {
      const std::size_t letter = letter_at(text, end);
      if (letter == 0) break;
      end += letter;
    }
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view word = text.substr(at, end - at);
    const bool plain = plain_before(text, at) && plain_after(text, end) &&
                       std::none_of(word.begin(), word.end(), is_digit);
    out.push_back({word, at, plain});
    at = end;
  }
  return out;
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t length(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string_view head(std::string_view word, std::size_t count) {
  std::size_t at = 0;
  while (at < word.size() && length(word.substr(0, at + 1)) <= count) ++at;
  return word.substr(0, at);
}

bool is_function_word(std::string_view word) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

}  // namespace bench
