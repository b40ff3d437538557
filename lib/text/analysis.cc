#include "text/analysis.h"

#include <algorithm>

#include "text/fold.h"

namespace pilcrow::text {

Stemmer& Analyser::stemmer(const std::string& language) {
  const auto found = stemmers_.find(language);
  if (found != stemmers_.end()) return found->second;
  return stemmers_.emplace(language, Stemmer(language)).first->second;
}

std::vector<Token> Analyser::analyse(std::string_view text, const std::string& language) {
  Stemmer& stems = stemmer(language);
  const std::vector<Range> words = breaker_.words(text);
  std::vector<Token> out;
  out.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Range range = words[i];
    const std::string_view word = text.substr(range.begin, range.size());
    std::string exact = fold(word);
    if (exact.empty()) continue;  // nothing but characters that are ignored
    std::string stem = stems.stem(exact);
    out.push_back({range, std::move(exact), std::move(stem), false});
    const bool pair = i + 1 < words.size() && words[i + 1].begin == range.end &&
                      is_ideograph(word) &&
                      is_ideograph(text.substr(range.end, words[i + 1].size()));
    if (pair) {
      const Range both = {range.begin, words[i + 1].end};
      std::string folded = fold(text.substr(both.begin, both.size()));
      out.push_back({both, folded, folded, true});
    }
  }
  return out;
}

std::vector<Analyser::QueryWord> Analyser::analyse_query(
    std::string_view text, const std::vector<std::string>& languages) {
  const std::vector<Token> tokens = analyse(text, {});
  std::vector<QueryWord> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    // Pairs stand for the ideographs in them.
    const bool opens_pair = i + 1 < tokens.size() && tokens[i + 1].pair;
    const bool closes_pair = i > 0 && tokens[i - 1].pair && !token.pair;
    if (!token.pair && (opens_pair || closes_pair)) continue;
    QueryWord word{token.range, token.exact, {}};
    for (const auto& language : languages_of_script(token.exact, languages)) {
      const std::string& stem = stemmer(language).stem(token.exact);
      if (std::find(word.stems.begin(), word.stems.end(), stem) == word.stems.end()) {
        word.stems.push_back(stem);
      }
    }
    // As it stands too: in a text of another language, a word of this script is not stemmed.
    if (std::find(word.stems.begin(), word.stems.end(), token.exact) == word.stems.end()) {
      word.stems.push_back(token.exact);
    }
    out.push_back(std::move(word));
  }
  return out;
}

}  // namespace pilcrow::text
