// Comparing the words of two texts.
#ifndef PILCROW_API_COMPARE_H_
#define PILCROW_API_COMPARE_H_

#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/citation.h"
#include "text/analysis.h"

namespace pilcrow::api {

// A text as words.
struct WordText {
  std::string_view text = {};
  std::vector<text::Token> words = {};  // without pairs
};
WordText words_of(std::string_view text, text::Analyser& analyser);

// The longest common subsequence of the words: pairs of their places, ascending.
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;
Matches common_words(const WordText& before, const WordText& after);

// As <pilcrow/citation.h> has it.
double similarity(const WordText& before, const WordText& after, const Matches& common);
std::vector<WordChange> changes(const WordText& before, const WordText& after,
                                const Matches& common);

}  // namespace pilcrow::api

#endif  // PILCROW_API_COMPARE_H_
