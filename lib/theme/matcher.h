// Finding many cues in one pass over a text's words.
#ifndef PILCROW_THEME_MATCHER_H_
#define PILCROW_THEME_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/near.h"
#include "text/analysis.h"
#include "theme/cue.h"
#include "theme/sieve.h"

namespace pilcrow::theme {

// A text and its words.
struct AnalysedText {
  std::string_view text = {};
  const std::vector<text::Token>* tokens = nullptr;
};

// Patterns made ready for texts of one language. What a text costs depends on its words and on what
// is found in them, not on how many patterns there are.
class Matcher {
 public:
  struct Match {
    std::size_t cue = 0;    // as given to `add`
    Range range = {};       // bytes of the text
    std::size_t words = 0;  // of the match, from `word`
    std::size_t word = 0;   // index of its first word among those that are no pairs
  };

  // What is remembered of words from text to text: of one matcher, to which nothing is added any more,
  // and for one thread at a time.
  class Memory {
    friend class Matcher;
    // Small, since what is looked up for each word had better stay in the processor's caches.
    struct Known {
      std::uint32_t word = 0;      // its number, as text::Token has it, less what its place tells
      std::uint32_t hash = 0;      // of its stem
      std::uint32_t stem = 0;      // its number; 0 if no pattern has it
      std::uint32_t prefixes = 0;  // its place among `prefixes_`; 0 for none
    };
    struct Word {
      const text::Token* token = nullptr;
      Known known = {};
    };
    // Words of late, each in the place that its number gives it. Numbers are given in turn, so the
    // first words, which are the commonest, do not get into each other's way.
    std::vector<Known> latest_;
    std::size_t made_ = 0;  // of these, since there are so many places
    std::vector<std::vector<std::size_t>> prefixes_{1};  // cues of prefixes that words have
    std::map<std::vector<std::size_t>, std::uint32_t> prefix_numbers_;
    // Of the text at work, in room that is used again:
    std::vector<Word> words_;
    std::vector<std::uint32_t> hashes_;
  };

  // Adds a cue that is no tree under a number of the caller's. One whose words are of a script that
  // the language is not written in still matches such words where they stand, unstemmed. Where
  // `capitals`, a single word that begins with a capital here must do so there, unless the text has
  // none: "Hill" is not a hill.
  void add(const Cue& cue, std::size_t number, const std::string& language,
           text::Analyser& analyser, bool capitals = false);

  // Adds stems that stand near one another, as in search::Clause.
  void add_near(const std::vector<std::string>& stems, std::size_t distance, bool ordered,
                std::size_t number);

  // To be called after the last `add`, for speed: puts side by side what is looked at together, and
  // forgets what only adding needs.
  void pack();

  // Gives `out` all matches, overlapping ones too, in the order of their first words; those of words
  // near one another come last.
  void match(const AnalysedText& text, Memory& memory, std::vector<Match>& out) const;
  std::vector<Match> match(const AnalysedText& text, Memory& memory) const {
    std::vector<Match> out;
    match(text, memory, out);
    return out;
  }

  // How many different stems a text's words have.
  std::size_t count_stems(const AnalysedText& text, Memory& memory) const;

 private:
  // What ends at a node of the tree of stems. Small, since each word of each text comes by here.
  struct Pattern {
    std::uint32_t cue = 0;
    std::uint32_t words = 0;
    std::uint32_t demand = 0;  // its place among `demands_`; 0 for none
    std::uint32_t next = 0;    // the next that ends there, among `patterns_`; 0 for none
  };
  struct Node {
    std::uint32_t first = 0;  // of these; 0 for none
    std::uint32_t last = 0;
  };
  struct Prefix {
    std::string text = {};  // folded
    std::size_t cue = 0;
  };
  // What must be there beside the stems.
  struct Demand {
    std::string prefix = {};   // for a prefix of several words: what a further one begins with
    std::string surface = {};  // for capitals: the text itself
    bool capital = false;      // whether it must begin with one
  };
  struct Near {
    std::size_t cue = 0;
    search::NearFinder finder;
  };
  struct NearWord {
    std::size_t near = 0;
    std::size_t place = 0;
  };
  using Words = std::vector<Memory::Word>;

  std::uint32_t number_of(const std::string& stem);
  std::uint32_t number_of_word(const std::string& word, const std::string& language,
                               text::Analyser& analyser);
  std::uint32_t child(std::uint32_t node, std::uint32_t stem);
  std::uint32_t find_child(std::uint32_t node, std::uint32_t stem) const;
  Memory::Known look_up(const text::Token& token, Memory& memory) const;
  Memory::Known make_known(const text::Token& token, Memory& memory) const;
  std::vector<std::size_t> prefixes_of(const std::string& word) const;
  void add_prefixes(const std::string& word, std::uint64_t start, std::vector<std::size_t>& out) const;
  void match_near(const Words& words, std::vector<Match>& out) const;

  std::unordered_map<std::string, std::uint32_t> stems_;  // numbered from 1
  std::unordered_map<std::string, std::uint32_t> word_numbers_;  // of their stems, until packed
  Sieve any_stem_;  // of their hashes
  // The tree, whose root is 0: the root's children by their stems, and the child of another node, in
  // the upper half of the key, by a stem.
  std::vector<std::uint32_t> first_;
  std::unordered_map<std::uint64_t, std::uint32_t> children_;
  Sieve any_child_;  // of their keys
  std::vector<Node> nodes_{1};
  std::vector<Pattern> patterns_{1};
  std::vector<Demand> demands_{1};
  // By their first two characters: most words begin like none.
  std::unordered_map<std::uint64_t, std::vector<Prefix>> prefixes_;
  Sieve any_prefix_;  // of these beginnings
  std::vector<Near> near_;
  std::unordered_map<std::uint32_t, std::vector<NearWord>> near_words_;  // by stem
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_MATCHER_H_
