// Finding many cues in one pass over a text's words.
#ifndef PILCROW_THEME_MATCHER_H_
#define PILCROW_THEME_MATCHER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/analysis.h"
#include "theme/model.h"

namespace pilcrow::theme {

// A text and its words.
struct AnalysedText {
  std::string_view text = {};
  const std::vector<text::Token>* tokens = nullptr;
};

// Cues made ready for texts of one language. Immutable once made.
class Matcher {
 public:
  struct Match {
    std::size_t cue = 0;    // as given to `add`
    Range range = {};       // bytes of the text
    std::size_t words = 0;  // of the match, from `word`
    std::size_t word = 0;   // index of its first word among those that are no pairs
  };

  // Adds a cue under a number of the caller's. One whose words are of a script that the language
  // is not written in still matches such words where they stand, unstemmed.
  void add(const Cue& cue, std::size_t number, const std::string& language,
           text::Analyser& analyser);

  // All matches, overlapping ones too, in the order of their first words.
  std::vector<Match> match(const AnalysedText& text) const;

 private:
  struct Pattern {
    std::size_t cue = 0;
    std::vector<std::string> stems = {};  // words in order
    std::string prefix = {};   // for a prefix of several words: what the last begins with
    std::string surface = {};  // for capitals: the text itself
  };
  bool fits(const Pattern& pattern, std::string_view text,
            const std::vector<const text::Token*>& words, std::size_t at) const;

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;   // stem -> patterns
  std::unordered_map<std::string, std::vector<std::size_t>> by_prefix_;  // folded -> cues
  std::size_t longest_prefix_ = 0;                                       // bytes
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_MATCHER_H_
