// The leaves of a query's tree: what is looked for, made from words, phrases and fields.
#ifndef PILCROW_SEARCH_LEAVES_H_
#define PILCROW_SEARCH_LEAVES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "search/clause.h"
#include "search/reading.h"
#include "search/scanner.h"
#include "text/analysis.h"

namespace pilcrow::search {

inline constexpr std::size_t kMaxClauses = 1024;

// Each is compared with the words of the index.
inline constexpr std::size_t kMaxFuzzyWords = 64;

// Makes leaves of pieces that are tidy, and numbers them.
class LeafMaker {
 public:
  // What is given must outlive this object.
  LeafMaker(Reading& reading, const std::vector<std::string>& languages,
            text::Analyser& analyser)
      : reading_(reading), languages_(languages), analyser_(analyser) {}

  // Whether a word or phrase holds anything to be looked for.
  bool finds(const Piece& piece) const;

  // Whether NEAR and ADJ may stand beside it.
  bool is_single_word(const Piece& piece) const;

  // What a word of the query stands for: several clauses if it holds several words, unless they are
  // to be taken `as_one`.
  std::vector<Clause> words(const Piece& piece, bool as_one);

  std::vector<Clause> phrase(const Piece& piece);

  // A NEAR or ADJ with its first word; the others are added one by one.
  Clause near(const Piece& first, const Piece& op);
  void add_near(Clause& near, const Piece& piece);

  // Multiplies the weights of all leaves by that of the bracket that closes them.
  void weigh(Clause& clause, const Piece& close);

  // Counts one more clause; throws Error{bad_query} for more than `kMaxClauses`.
  void count_clause(std::size_t where);

  // Numbers given.
  std::size_t leaves() const { return leaves_; }

 private:
  Clause filter(const Piece& piece);
  void add_word(Clause& near, const Piece& piece);
  bool is_fuzzy(const Piece& piece, const text::Analyser::QueryWord& last);
  void make_fuzzy(Clause& word, const Piece& piece);
  Clause leaf(ClauseKind kind, const Piece& piece, Range source);

  Reading& reading_;
  const std::vector<std::string>& languages_;
  text::Analyser& analyser_;
  std::size_t leaves_ = 0;
  std::size_t clauses_ = 0;
  std::size_t fuzzy_words_ = 0;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_LEAVES_H_
