// Stems: the form that the inflections of a word share.
#ifndef PILCROW_TEXT_STEM_H_
#define PILCROW_TEXT_STEM_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pilcrow::text {

// Stems the words of one language: by Snowball where it has the language (Russian again and again,
// until it holds), Korean by its particles and endings, others not at all. What an apostrophe joins to
// a word is taken off before: articles in French, Italian and Catalan, endings in Turkish. For one
// thread at a time. `Analyser` remembers what came of it.
class Stemmer {
 public:
  explicit Stemmer(const std::string& language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // Whether the language has stems: else each word is its own.
  bool has_stems() const;

  // The stem of a folded word; valid until the next call. Words with digits are their own stem.
  const std::string& stem(std::string_view word);

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

// Takes particles and the endings of "do" and "become" off a Korean word as long as one fits and
// two syllables are left, so that 북한은, 북한의 and 북한 meet.
std::string stem_korean(std::string_view word);

inline constexpr std::size_t kSyllableBytes = 3;  // of a Hangul syllable in UTF-8

// The pairs of neighbouring syllables of a Korean stem of three or more, in order: compounds are
// written together or apart (양무운동, 양무 운동), and no dictionary is needed to let them meet.
// Nothing for other words.
std::vector<std::string> syllable_pairs(std::string_view stem);

// Whether a stem is a pair of Hangul syllables itself.
bool is_syllable_pair(std::string_view stem);

// Whether text in the script of `word` may be in the language; digits and signs may be in any.
bool is_of_script(std::string_view word, std::string_view language);

// Those of the languages given of which text in the script of `word` may be. A query word is
// stemmed in each.
std::vector<std::string> languages_of_script(std::string_view word,
                                             const std::vector<std::string>& among);

}  // namespace pilcrow::text

#endif  // PILCROW_TEXT_STEM_H_
