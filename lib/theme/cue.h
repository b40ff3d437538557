// Cues and aliases as they stand in files of rules.
#ifndef PILCROW_THEME_CUE_H_
#define PILCROW_THEME_CUE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::text {
class Analyser;
}

namespace pilcrow::theme {

class LazyTree;

// A cue or an alias, parsed. Its words are not stemmed: that depends on the language of the text.
struct Cue {
  enum class Kind {
    words,     // in this order, in any inflection
    prefix,    // likewise, and the last word is only how it begins
    capitals,  // as written
    tree,      // anything else of the query language
  };
  Kind kind = Kind::words;
  std::string text = {};    // without quotes, '*' and weight
  std::string source = {};  // as in the file
  double weight = 1;
  std::string language = {};            // of the texts that it is for; empty for all
  std::vector<std::string> words = {};  // of `text`, folded; unless it is a tree
  bool capital = false;                 // whether the first of them begins with one
  std::shared_ptr<const LazyTree> tree = {};
};

// What people call something.
struct Alias : Cue {
  // It means that name only where one of these stands in the text, or above it.
  std::vector<Cue> with = {};
};

// "DMZ", "U.S.", "КНДР": two capitals or more and nothing in lower case.
bool is_capitals(std::string_view text);

// Finds the words of `text` in a cue that is no tree.
void find_words(Cue& cue);

// For reading files of cues, of which there are thousands: an analyser is dear to make. Each thread
// has its own.
text::Analyser& reading_analyser();

// When trees are parsed: the rules of an index have been before, and most who open it only want labels.
enum class Trees { now, later };

// Parses a cue with a weight (^2) behind it. An alias has no syntax of its own. Both throw
// Error{bad_argument} with `where` as context.
Cue parse_cue(std::string_view text, const std::string& where, Trees trees = Trees::now);
Alias parse_alias(std::string_view text, const std::string& where);

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_CUE_H_
