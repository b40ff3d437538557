#include "text/analysis.h"

#include <algorithm>

#include "text/fold.h"

namespace pilcrow::text {
namespace {

// How many words ahead a look-up is prepared.
constexpr std::size_t kAhead = 8;

// Beside a language's number: its words as they are when folded.
constexpr std::uint64_t kFolded = std::uint64_t{1} << 63;

}  // namespace

Analyser::Language& Analyser::language(const std::string& code) {
  return languages_.get(code, [&] {
    return Language{++last_number_, Stemmer(code), tells_by_accents(code)};
  });
}

// False if the word is nothing but characters that are ignored.
bool Analyser::find_forms(const KnownWords::Key& key, Language& language, Token& token) {
  token.number = known_.find(key, token.exact, token.stem);
  if (token.number == 0) {
    token.exact = fold(key.word);
    if (!token.exact.empty()) token.stem = language.stemmer.stem(token.exact);
    token.number = known_.add(key, token.exact, token.stem);
  }
  return !token.exact.empty();
}

// Of a folded word, which is not folded again.
std::string Analyser::stem_of(const std::string& exact, Language& language) {
  const KnownWords::Key key = known_.key(language.number | kFolded, exact, {0, exact.size()});
  std::string word;
  std::string stem;
  if (known_.find(key, word, stem) == 0) {
    stem = language.stemmer.stem(exact);
    known_.add(key, exact, stem);
  }
  return stem;
}

std::vector<Token> Analyser::analyse(std::string_view text, const std::string& language_code) {
  Language& in = language(language_code);
  breaker_.words(text, words_);
  keys_.clear();
  for (const Range range : words_) keys_.push_back(known_.key(in.number, text, range));
  std::vector<Token> out;
  out.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i + kAhead < words_.size()) known_.prepare(keys_[i + kAhead]);
    const Range range = words_[i];
    Token& token = out.emplace_back();
    token.range = range;
    if (!find_forms(keys_[i], in, token)) {
      out.pop_back();
      continue;
    }
    if (in.accents) {
      std::string accented = fold_case(keys_[i].word);
      if (accented != token.exact) out.push_back({range, accented, accented, true});
    }
    const bool pair = i + 1 < words_.size() && words_[i + 1].begin == range.end &&
                      is_ideograph(keys_[i].word) && is_ideograph(keys_[i + 1].word);
    if (pair) {
      const Range both = {range.begin, words_[i + 1].end};
      std::string folded = fold(text.substr(both.begin, both.size()));
      out.push_back({both, folded, folded, true});
    }
  }
  return out;
}

// A pair is its own stem in texts of all languages.
std::string Analyser::stem_of_query(const Token& token, std::string_view text,
                                    const std::string& code) {
  if (token.extra) return token.exact;
  Language& in = language(code);
  if (in.accents) return fold_case(text.substr(token.range.begin, token.range.size()));
  return stem_of(token.exact, in);
}

std::vector<Analyser::QueryWord> Analyser::analyse_query(
    std::string_view text, const std::vector<std::string>& languages) {
  const std::vector<Token> tokens = analyse(text, {});
  std::vector<QueryWord> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    // Pairs stand for the ideographs in them.
    const bool opens_pair = i + 1 < tokens.size() && tokens[i + 1].extra;
    const bool closes_pair = i > 0 && tokens[i - 1].extra && !token.extra;
    if (!token.extra && (opens_pair || closes_pair)) continue;
    QueryWord word{token.range, token.exact, {}};
    for (const auto& code : languages) {
      const std::string stem = stem_of_query(token, text, code);
      const auto known = std::find_if(word.stems.begin(), word.stems.end(),
                                      [&](const Stem& other) { return other.text == stem; });
      if (known == word.stems.end()) {
        word.stems.push_back({stem, {code}});
      } else {
        known->languages.push_back(code);
      }
    }
    out.push_back(std::move(word));
  }
  return out;
}

}  // namespace pilcrow::text
