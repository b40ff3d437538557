#include "search/leaves.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "search/edits.h"
#include "search/quotation.h"
#include "search/weight.h"
#include "text/breaks.h"
#include "text/characters.h"
#include "text/fold.h"

namespace pilcrow::search {
namespace {

bool has_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (text::is_letter(next_code_point(word, at))) return true;
  }
  return false;
}

// Two words with a hyphen between them as the one that they may be written as, or that a reader
// made of them where the hyphen stood at the end of a line; else empty.
std::string joined_words(std::string_view text,
                         const std::vector<text::Analyser::QueryWord>& words) {
  if (words.size() != 2) return {};
  const Range between = {words[0].range.end, words[1].range.begin};
  const bool digits =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits || text.substr(between.begin, between.size()) != "-") return {};
  return std::string(text.substr(words[0].range.begin, words[0].range.size())) +
         std::string(text.substr(words[1].range.begin, words[1].range.size()));
}

}  // namespace

bool LeafMaker::finds(const Piece& piece) const {
  return is_filter(piece.field) || !analyser_.analyse(piece.text, {}).empty();
}

bool LeafMaker::is_single_word(const Piece& piece) const {
  return piece.kind == PieceKind::word && !is_filter(piece.field) && !piece.suffix.prefix &&
         !piece.suffix.fuzzy && analyser_.analyse(piece.text, {}).size() == 1;
}

void LeafMaker::count_clause(std::size_t where) {
  if (++clauses_ > kMaxClauses) reading_.fail("the query has more than 1,024 clauses", where);
}

Clause LeafMaker::leaf(ClauseKind kind, const Piece& piece, Range source) {
  Clause out;
  out.kind = kind;
  out.field = piece.field;
  out.field_name = piece.field_name;
  out.source = source;
  out.text = piece.text;
  out.weight = piece.suffix.weight;
  if (kind != ClauseKind::filter && piece.field == Field::text) out.number = leaves_++;
  return out;
}

Clause LeafMaker::filter(const Piece& piece) {
  Clause out = leaf(ClauseKind::filter, piece, piece.source);
  if (piece.field == Field::name) out.words = piece.names;
  if (piece.field != Field::metadata) return out;
  const std::string_view value = piece.text;
  const std::size_t dots = value.find("..");
  out.range = piece.kind == PieceKind::word && dots != std::string_view::npos && is_bare(value);
  if (out.range) {
    out.words = {text::fold(value.substr(0, dots)), text::fold(value.substr(dots + 2))};
  } else {
    out.words = {text::fold(value)};
  }
  return out;
}

std::vector<Clause> LeafMaker::phrase(const Piece& piece) {
  if (is_filter(piece.field)) return {filter(piece)};
  std::vector<std::string> words;
  for (auto& token : analyser_.analyse(piece.text, {})) {
    if (!token.extra) words.push_back(std::move(token.exact));
  }
  Clause out = leaf(ClauseKind::phrase, piece, piece.source);
  out.words = std::move(words);
  return {std::move(out)};
}

Clause LeafMaker::near(const Piece& first, const Piece& op) {
  Clause out = leaf(ClauseKind::near, first, first.source);
  out.weight = 1;
  out.distance = op.distance;
  out.ordered = op.kind == PieceKind::op_adj;
  add_word(out, first);
  return out;
}

void LeafMaker::add_near(Clause& near, const Piece& piece) {
  count_clause(piece.source.begin);
  add_word(near, piece);
  near.source.end = piece.source.end;
}

void LeafMaker::add_word(Clause& near, const Piece& piece) {
  near.words.push_back(analyser_.analyse(piece.text, {}).front().exact);
  if (piece.suffix.weight == 1) return;
  reading_.forgive(reading_.quoted(piece.source) + " weighs one of words near one another",
                   piece.source.begin, "the weight was left out; it stands behind brackets");
}

void LeafMaker::weigh(Clause& clause, const Piece& close) {
  if (close.suffix.weight == 1) return;
  for (auto& child : clause.children) weigh(child, close);
  if (!clause.children.empty() || clause.kind == ClauseKind::filter) return;
  clause.weight = multiply_weights(clause.weight, close.suffix.weight);
  if (clause.weight <= kMaxWeight) return;
  reading_.forgive("weights in brackets are more than 100 together", close.source.begin,
                   "100 was taken");
  clause.weight = kMaxWeight;
}

// Numbers and ideographs have no letters to edit.
bool LeafMaker::is_fuzzy(const Piece& piece, const text::Analyser::QueryWord& last) {
  if (!piece.suffix.fuzzy) return false;
  if (has_letters(last.exact) && !text::is_ideograph(last.exact)) return true;
  reading_.forgive("there are no letters to edit in '" + last.exact + "'", piece.text_source.end,
                   "the '~' was left out");
  return false;
}

void LeafMaker::make_fuzzy(Clause& word, const Piece& piece) {
  if (++fuzzy_words_ > kMaxFuzzyWords) {
    reading_.fail("the query has more than 64 fuzzy words", piece.source.begin);
  }
  const std::size_t letters = count_code_points(word.words.front());
  word.distance = piece.suffix.edits > 0 ? piece.suffix.edits : default_edits(letters);
}

std::vector<Clause> LeafMaker::words(const Piece& piece, bool as_one) {
  if (is_filter(piece.field)) return {filter(piece)};
  const std::string_view text = piece.text;
  auto found = analyser_.analyse_query(text, languages_);
  const bool fuzzy = is_fuzzy(piece, found.back());
  const bool open = piece.suffix.prefix || fuzzy;
  if (found.size() > 1 && (as_one || piece.field != Field::text) && !open) {
    Piece as_phrase = piece;
    as_phrase.kind = PieceKind::phrase;
    return phrase(as_phrase);
  }
  std::vector<Clause> out;
  const std::string joined = as_one || open ? std::string() : joined_words(text, found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0) count_clause(piece.source.begin);
    const bool last = i + 1 == found.size();
    const ClauseKind kind = !open || !last ? ClauseKind::word
                            : fuzzy        ? ClauseKind::fuzzy
                                           : ClauseKind::prefix;
    const Range source = {piece.text_source.begin + found[i].range.begin,
                          piece.text_source.begin + found[i].range.end};
    Clause word = leaf(kind, piece, source);
    word.text = piece.text.substr(found[i].range.begin, found[i].range.size());
    word.words = {std::move(found[i].exact)};
    word.stems = std::move(found[i].stems);
    if (kind == ClauseKind::fuzzy) make_fuzzy(word, piece);
    out.push_back(std::move(word));
  }
  if (as_one && out.size() > 1) return {combined(ClauseKind::all, std::move(out))};
  auto whole = analyser_.analyse_query(joined, languages_);
  if (whole.size() == 1) {
    count_clause(piece.source.begin);
    Clause word = leaf(ClauseKind::word, piece, piece.text_source);
    word.text = joined;
    word.words = {std::move(whole.front().exact)};
    word.stems = std::move(whole.front().stems);
    word.part = true;
    out.push_back(std::move(word));
  }
  return out;
}

}  // namespace pilcrow::search
