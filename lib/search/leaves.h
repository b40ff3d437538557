// The leaves of a query's tree: what is looked for, made from words, phrases and fields.
#ifndef PILCROW_SEARCH_LEAVES_H_
#define PILCROW_SEARCH_LEAVES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/clause.h"
#include "search/scanner.h"
#include "text/analysis.h"

namespace pilcrow::search {

// Makes leaves and numbers them. All members throw Error{bad_query}.
class LeafMaker {
 public:
  // What is given must outlive this object.
  LeafMaker(std::string_view query, const std::vector<std::string>& languages,
            text::Analyser& analyser)
      : query_(query), languages_(languages), analyser_(analyser) {}

  // What a word of the query stands for: several clauses if it holds several words, unless they are
  // to be taken `as_one`.
  std::vector<Clause> words(const Piece& piece, bool as_one);

  std::vector<Clause> phrase(const Piece& piece);

  // A NEAR or ADJ with its first word; the others are added one by one.
  Clause near(const Piece& first, const Piece& op);
  void add_near(Clause& near, const Piece& piece);

  // Whether punctuation is all there is in a piece.
  bool is_punctuation(const Piece& piece) { return analyser_.analyse(piece.text, {}).empty(); }

  // Counts one more clause, of which there may be so many.
  void count_clause(std::size_t where);

  [[noreturn]] void fail(const std::string& message, std::size_t where) const;

  // Numbers given.
  std::size_t leaves() const { return leaves_; }

 private:
  Clause leaf(ClauseKind kind, const Piece& piece, Range source);
  std::string near_word(const Piece& piece, Field field);

  std::string_view query_;
  const std::vector<std::string>& languages_;
  text::Analyser& analyser_;
  std::size_t leaves_ = 0;
  std::size_t clauses_ = 0;
};

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_LEAVES_H_
