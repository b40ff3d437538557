// Analysis: what a text says, as the words that an index is made of.
#ifndef PILCROW_TEXT_ANALYSIS_H_
#define PILCROW_TEXT_ANALYSIS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"
#include "text/breaks.h"
#include "text/stem.h"

namespace pilcrow::text {

// Changes whenever the same text would be analysed differently: an index made by another version
// cannot be searched with this one.
inline constexpr int kAnalysisVersion = 1;

// A word of a text.
struct Token {
  Range range = {};        // bytes of the text
  std::string exact = {};  // folded
  std::string stem = {};   // of `exact` in the text's language
  bool pair = false;       // two neighbouring ideographs, beside each as a word of its own
};

// Analyses texts. For one thread at a time; keep it, since it remembers stems.
class Analyser {
 public:
  // The words in order. A pair of ideographs stands right after the first of the two.
  std::vector<Token> analyse(std::string_view text, const std::string& language);

  // The words of what a query names, each with its stems in those of `languages` that are written
  // in its script, and its folded form. Ideographs that stand together are one word for each pair.
  struct QueryWord {
    Range range = {};
    std::string exact = {};
    std::vector<std::string> stems = {};  // no two alike, at least one
  };
  std::vector<QueryWord> analyse_query(std::string_view text,
                                       const std::vector<std::string>& languages);

  std::vector<Range> sentences(std::string_view text, const std::string& language) {
    return breaker_.sentences(text, language);
  }

 private:
  Stemmer& stemmer(const std::string& language);

  Breaker breaker_;
  std::map<std::string, Stemmer> stemmers_;
};

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_ANALYSIS_H_
