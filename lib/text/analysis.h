// Analysis: what a text says, as the words that an index is made of.
#ifndef PILCROW_TEXT_ANALYSIS_H_
#define PILCROW_TEXT_ANALYSIS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"
#include "text/breaks.h"
#include "text/known_words.h"
#include "text/recent.h"
#include "text/stem.h"

namespace pilcrow::text {

// Changes whenever the same text would be analysed or tagged differently: an index made by another
// version cannot be searched with this one.
inline constexpr int kAnalysisVersion = 4;

// A word of a text.
struct Token {
  Range range = {};        // bytes of the text
  std::string exact = {};  // folded
  std::string stem = {};   // of `exact` in the text's language

  // No word of the text, but one more term for what stands there: two neighbouring ideographs as one,
  // or a word with its accents in a language that they tell words apart in.
  bool extra = false;

  // The same for the same word in the same language, most of the time, and for no other ever; or 0.
  std::uint64_t number = 0;
};

// A stem of a word, and the languages that it is the word's stem in.
struct Stem {
  std::string text = {};
  std::vector<std::string> languages = {};

  bool is_of(std::string_view language) const {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
  }
};

// Analyses texts. For one thread at a time; keep it, since it remembers words: their memory is
// bounded, whatever the texts.
class Analyser {
 public:
  // The words in order, each with what is extra right after it, a pair of ideographs after the first.
  std::vector<Token> analyse(std::string_view text, const std::string& language);

  // The words of what a query names, each with its stems in `languages`. Ideographs that stand
  // together are one word for each pair. Where accents tell words apart, a word's stem has its own:
  // one without finds all.
  struct QueryWord {
    Range range = {};
    std::string exact = {};
    std::vector<Stem> stems = {};  // no two alike
  };
  std::vector<QueryWord> analyse_query(std::string_view text,
                                       const std::vector<std::string>& languages);

  // The stem of a folded word in a language.
  std::string stem(const std::string& exact, const std::string& code) {
    return stem_of(exact, language(code));
  }

  std::vector<Range> sentences(std::string_view text, const std::string& language) {
    return breaker_.sentences(text, language);
  }
  std::vector<std::size_t> clusters(std::string_view text) { return breaker_.clusters(text); }

 private:
  struct Language {
    std::uint64_t number = 0;  // of no other language, now or later
    Stemmer stemmer;
    bool accents = false;  // tell words apart
  };
  Language& language(const std::string& code);
  bool find_forms(const KnownWords::Key& key, Language& language, Token& token);
  std::string stem_of(const std::string& exact, Language& language);
  std::string stem_of_query(const Token& token, std::string_view text, const std::string& code);

  Breaker breaker_;
  KnownWords known_;
  Recent<Language> languages_;
  std::uint64_t last_number_ = 0;
  std::vector<Range> words_;           // of the present text
  std::vector<KnownWords::Key> keys_;  // of these
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_ANALYSIS_H_
