#include "search/leaves.h"

#include "pilcrow/error.h"
#include "search/parser.h"

namespace pilcrow::search {
namespace {

bool is_filter(Field field) {
  return field == Field::theme || field == Field::document || field == Field::language;
}

}  // namespace

void LeafMaker::fail(const std::string& message, std::size_t where) const {
  throw Error(ErrorCode::bad_query, message, std::string(query_), where);
}

void LeafMaker::count_clause(std::size_t where) {
  if (++clauses_ > kMaxClauses) fail("the query has more than 1,024 clauses", where);
}

Clause LeafMaker::leaf(ClauseKind kind, const Piece& piece, Range source) {
  Clause out;
  out.kind = kind;
  out.field = piece.field;
  out.source = source;
  out.text = piece.text;
  if (kind != ClauseKind::filter && piece.field == Field::text) out.number = leaves_++;
  return out;
}

std::vector<Clause> LeafMaker::phrase(const Piece& piece) {
  if (is_filter(piece.field)) return {leaf(ClauseKind::filter, piece, piece.source)};
  std::vector<std::string> words;
  for (auto& token : analyser_.analyse(piece.text, {})) {
    if (!token.pair) words.push_back(std::move(token.exact));
  }
  if (words.empty()) fail("there is no word in these quotation marks", piece.source.begin);
  Clause out = leaf(ClauseKind::phrase, piece, piece.source);
  out.words = std::move(words);
  return {std::move(out)};
}

Clause LeafMaker::near(const Piece& first, const Piece& op) {
  Clause out = leaf(ClauseKind::near, first, first.source);
  out.distance = op.distance;
  out.ordered = op.kind == PieceKind::op_adj;
  out.words = {near_word(first, first.field)};
  return out;
}

void LeafMaker::add_near(Clause& near, const Piece& piece) {
  count_clause(piece.source.begin);
  near.words.push_back(near_word(piece, near.field));
  near.source.end = piece.source.end;
}

std::string LeafMaker::near_word(const Piece& piece, Field field) {
  const bool word = piece.kind == PieceKind::word && !is_filter(piece.field);
  const bool star = piece.text.ends_with('*');
  auto tokens = analyser_.analyse(word && !star ? piece.text : "", {});
  if (tokens.size() != 1) fail("NEAR and ADJ stand between single words", piece.source.begin);
  if (piece.field != field) {
    fail("words near one another are looked for in one field", piece.source.begin);
  }
  return std::move(tokens.front().exact);
}

std::vector<Clause> LeafMaker::words(const Piece& piece, bool as_one) {
  if (is_filter(piece.field)) return {leaf(ClauseKind::filter, piece, piece.source)};
  const bool star = piece.text.size() > 1 && piece.text.back() == '*';
  auto found = analyser_.analyse_query(piece.text, languages_);
  if (found.empty()) fail("there is no word here", piece.text_source.begin);
  if (found.size() > 1 && (as_one || piece.field != Field::text) && !star) {
    Piece as_phrase = piece;
    as_phrase.kind = PieceKind::phrase;
    return phrase(as_phrase);
  }
  std::vector<Clause> out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0) count_clause(piece.source.begin);
    const bool prefix = star && i + 1 == found.size();
    const Range source = {piece.text_source.begin + found[i].range.begin,
                          piece.text_source.begin + found[i].range.end};
    Clause word = leaf(prefix ? ClauseKind::prefix : ClauseKind::word, piece, source);
    word.text = piece.text.substr(found[i].range.begin, found[i].range.size());
    word.words = {std::move(found[i].exact)};
    word.stems = std::move(found[i].stems);
    out.push_back(std::move(word));
  }
  if (as_one && out.size() > 1) return {combined(ClauseKind::all, std::move(out))};
  return out;
}

}  // namespace pilcrow::search
