// Recursive descent, one function for each level of the grammar:
//
//   group   = { ['+' | '-'] either }
//   either  = both { 'OR' both }
//   both    = operand { 'AND' operand }
//   operand = ('NOT' | '-' | '+') operand | '(' group ')' [weight] | near | leaf [weight] | filter
//   near    = word ('NEAR' | 'ADJ') ['/' number] word { … the same operator and number … word }
//
// A word of the query's text may hold several of the language's ("Six-Party"): side by side they
// are words like others, but where an operator or a sign takes them as one they are a phrase.

#include "search/parser.h"

#include <optional>

#include "search/fillers.h"
#include "search/leaves.h"
#include "search/parts.h"
#include "search/reading.h"
#include "search/scanner.h"
#include "search/signs.h"
#include "search/tidy.h"

namespace pilcrow::search {
namespace {

// Takes what `tidy` made: every operator has what it stands between, every bracket its partner.
class Parser {
 public:
  Parser(std::vector<Piece> pieces, LeafMaker& leaves)
      : leaves_(leaves), pieces_(std::move(pieces)) {}

  Clause group() {
    Clause group;
    group.kind = ClauseKind::group;
    group.source = {peek().source.begin, peek().source.begin};
    while (!at_end_of_group()) {
      const std::optional<Role> role = take_role();
      for (auto& child : either(role.has_value())) {
        // Filters select, whatever stands beside them.
        const bool selects = child.kind == ClauseKind::filter;
        if (child.kind == ClauseKind::without && !role) {
          child = Clause(std::move(child.children.front()));
          child.role = Role::excluded;
        } else {
          child.role = role.value_or(selects ? Role::required : Role::optional);
        }
        group.source.end = child.source.end;
        group.children.push_back(std::move(child));
      }
    }
    return simplified(std::move(group));
  }

 private:
  const Piece& peek() const { return pieces_[at_]; }
  const Piece& take() { return pieces_[at_++]; }

  bool at_end_of_group() const {
    return peek().kind == PieceKind::end || peek().kind == PieceKind::close;
  }

  // A group of one that is neither required nor excluded is that one; an empty one is everything.
  static Clause simplified(Clause group) {
    if (group.children.empty()) group.kind = ClauseKind::everything;
    if (group.children.size() != 1 || group.children.front().role == Role::excluded) return group;
    Clause only = std::move(group.children.front());
    only.role = Role::optional;
    return only;
  }

  std::optional<Role> take_role() {
    if (peek().kind == PieceKind::plus) return ++at_, Role::required;
    if (peek().kind == PieceKind::minus) return ++at_, Role::excluded;
    return {};
  }

  // Several only where words stand side by side.
  std::vector<Clause> either(bool as_one) {
    return joined(PieceKind::op_or, ClauseKind::any, as_one,
                  [&](bool alone) { return both(alone); });
  }

  std::vector<Clause> both(bool as_one) {
    return joined(PieceKind::op_and, ClauseKind::all, as_one,
                  [&](bool alone) { return operand(alone); });
  }

  template <typename Part>
  std::vector<Clause> joined(PieceKind op, ClauseKind kind, bool as_one, Part&& part) {
    std::vector<Clause> first = part(as_one);
    if (peek().kind != op) return first;
    std::vector<Clause> children;
    children.push_back(one(std::move(first)));
    while (peek().kind == op) {
      ++at_;
      children.push_back(one(part(true)));
    }
    return {combined(kind, std::move(children))};
  }

  static Clause one(std::vector<Clause> clauses) { return std::move(clauses.front()); }

  std::vector<Clause> operand(bool as_one) {
    const Piece& piece = take();
    leaves_.count_clause(piece.source.begin);
    switch (piece.kind) {
      case PieceKind::minus:  // "a AND -b"
      case PieceKind::op_not: return {without(piece)};
      case PieceKind::plus: return operand(as_one);  // "a AND +b": the sign means nothing
      case PieceKind::open: return {bracket(piece)};
      case PieceKind::phrase: return leaves_.phrase(piece);
      default: break;
    }
    if (is_near(peek())) return {near(piece)};
    return leaves_.words(piece, as_one || next_is_operator());
  }

  Clause without(const Piece& op) {
    std::vector<Clause> children;
    children.push_back(one(operand(true)));
    Clause out = combined(ClauseKind::without, std::move(children));
    out.source.begin = op.source.begin;
    return out;
  }

  Clause bracket(const Piece& open) {
    Clause inside = group();
    const Piece& close = take();
    inside.source = {open.source.begin, close.source.end};
    leaves_.weigh(inside, close);
    return inside;
  }

  bool next_is_operator() const {
    return peek().kind == PieceKind::op_and || peek().kind == PieceKind::op_or;
  }

  static bool is_near(const Piece& piece) {
    return piece.kind == PieceKind::op_near || piece.kind == PieceKind::op_adj;
  }

  Clause near(const Piece& first) {
    Clause out = leaves_.near(first, peek());
    while (is_near(peek())) {
      ++at_;
      leaves_.add_near(out, take());
    }
    return out;
  }

  LeafMaker& leaves_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
};

}  // namespace

ParsedQuery parse(std::string_view query, const std::vector<std::string>& languages,
                  text::Analyser& analyser, const ParseOptions& options) {
  Reading reading(query, options);
  LeafMaker leaves(reading, languages, analyser);
  ParsedQuery out;
  out.root = Parser(tidy(scan(reading), leaves, reading), leaves).group();
  if (out.root.kind == ClauseKind::everything && !is_blank(query)) {
    reading.forgive("there is nothing to look for in " + reading.quoted({0, query.size()}), 0,
                    "nothing was found");
    out.root.kind = ClauseKind::any;
  }
  out.leaves = leaves.leaves();
  out.notes = reading.take_notes();
  return out;
}

void weigh_words(ParsedQuery& query, const std::vector<std::string>& languages,
                 text::Analyser& analyser) {
  add_phrase_words(query.root, languages, analyser, query.leaves);
  mark_fillers(query.root, languages);
  add_parts(query.root, languages, query.leaves);
}

}  // namespace pilcrow::search
