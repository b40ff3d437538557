// Which names the words of a query are aliases of.
#ifndef PILCROW_THEME_ALIASES_H_
#define PILCROW_THEME_ALIASES_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/analysis.h"
#include "theme/model.h"

namespace pilcrow::theme {

// All aliases of a file of names, folded once. Immutable; free to share between threads.
class Aliases {
 public:
  Aliases(const Names& names, text::Analyser& analyser);

  // A word as it was typed.
  struct Word {
    std::string_view text = {};
    std::string_view exact = {};                     // folded
    const std::vector<text::Stem>* stems = nullptr;  // null where it counts as written only
  };

  // Names by their place in the file, each once, of which all the words together are an alias: as
  // written but for case and accents or, word by word, by their stems in a language of their
  // script. An alias in capitals that is a common word otherwise, or of two letters ("WHO",
  // "US"), is to be typed so.
  std::vector<std::size_t> find(std::span<const Word> words, text::Analyser& analyser) const;

  // The most words that an alias has.
  std::size_t longest() const { return longest_; }

 private:
  struct Alias {
    std::size_t name = 0;
    const Cue* cue = nullptr;
    std::vector<std::string> words = {};  // folded
  };
  static bool is_typed(const Alias& alias, std::span<const Word> words);
  static bool may_match(const Alias& alias, std::span<const Word> words);
  static bool matches(const Alias& alias, std::span<const Word> words, text::Analyser& analyser);
  void add(Alias alias);

  Names names_;  // `Alias::cue` points into it
  std::vector<Alias> aliases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_text_;  // words with spaces between
  // By how many words there are and the first character of the first.
  std::map<std::pair<std::size_t, char32_t>, std::vector<std::size_t>> by_start_;
  std::size_t longest_ = 0;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_ALIASES_H_
