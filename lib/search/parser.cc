// Recursive descent, one function for each level of the grammar:
//
//   group   = { ['+' | '-' | 'NOT'] either }
//   either  = both { 'OR' both }
//   both    = operand { 'AND' operand }
//   operand = ('NOT' | '-' | '+') operand | '(' group ')' | near | word | phrase | filter
//   near    = word ('NEAR' | 'ADJ') ['/' number] word { … the same operator and number … word }
//
// A word of the query's text may hold several of the language's ("Six-Party"): side by side they
// are words like others, but where an operator or a sign takes them as one they are a phrase.

#include "search/parser.h"

#include <optional>

#include "search/leaves.h"
#include "search/scanner.h"

namespace pilcrow::search {
namespace {

class Parser {
 public:
  Parser(std::string_view query, const std::vector<std::string>& languages,
         text::Analyser& analyser)
      : query_(query), leaves_(query, languages, analyser) {}

  ParsedQuery parse() {
    std::vector<std::string> unknown_fields;
    drop_punctuation(scan(query_, unknown_fields));
    for (const auto& field : unknown_fields) {
      result_.notes.push_back(
          "there is no field '" + field +
          ":', so it was taken as a word; fields are theme: doc: section: lang:");
    }
    result_.root = group(0);
    if (peek().kind == PieceKind::close) fail("this bracket was not opened", peek().source.begin);
    result_.leaves = leaves_.leaves();
    return std::move(result_);
  }

 private:
  // Punctuation that stands alone ("Who — and when ?") asks for nothing.
  void drop_punctuation(std::vector<Piece> pieces) {
    for (auto& piece : pieces) {
      const bool signed_word = !pieces_.empty() && (pieces_.back().kind == PieceKind::plus ||
                                                    pieces_.back().kind == PieceKind::minus);
      const bool text = piece.kind == PieceKind::word && piece.field == Field::text;
      if (text && !signed_word && leaves_.is_punctuation(piece)) continue;
      pieces_.push_back(std::move(piece));
    }
  }

  const Piece& peek() const { return pieces_[at_]; }
  const Piece& take() { return pieces_[at_++]; }

  [[noreturn]] void fail(const std::string& message, std::size_t where) const {
    leaves_.fail(message, where);
  }

  bool at_end_of_group() const {
    return peek().kind == PieceKind::end || peek().kind == PieceKind::close;
  }

  Clause group(std::size_t depth) {
    if (depth > kMaxDepth) fail("brackets are nested deeper than 64", peek().source.begin);
    Clause group;
    group.kind = ClauseKind::group;
    group.source = {peek().source.begin, peek().source.begin};
    while (!at_end_of_group()) {
      std::optional<Role> role = take_role();
      std::vector<Clause> children = either(depth, role.has_value());
      for (auto& child : children) {
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
  std::vector<Clause> either(std::size_t depth, bool as_one) {
    std::vector<Clause> first = both(depth, as_one);
    if (peek().kind != PieceKind::op_or) return first;
    std::vector<Clause> children;
    children.push_back(one(std::move(first)));
    while (peek().kind == PieceKind::op_or) {
      ++at_;
      need_operand("OR");
      children.push_back(one(both(depth, true)));
    }
    return {combined(ClauseKind::any, std::move(children))};
  }

  std::vector<Clause> both(std::size_t depth, bool as_one) {
    std::vector<Clause> first = operand(depth, as_one);
    if (peek().kind != PieceKind::op_and) return first;
    std::vector<Clause> children;
    children.push_back(one(std::move(first)));
    while (peek().kind == PieceKind::op_and) {
      ++at_;
      need_operand("AND");
      children.push_back(one(operand(depth, true)));
    }
    return {combined(ClauseKind::all, std::move(children))};
  }

  static Clause one(std::vector<Clause> clauses) { return std::move(clauses.front()); }

  void need_operand(const char* op) const {
    if (at_end_of_group() || peek().kind == PieceKind::op_and || peek().kind == PieceKind::op_or) {
      fail(std::string("expected something after ") + op, peek().source.begin);
    }
  }

  std::vector<Clause> operand(std::size_t depth, bool as_one) {
    if (depth > kMaxDepth) fail("brackets are nested deeper than 64", peek().source.begin);
    const Piece& piece = take();
    leaves_.count_clause(piece.source.begin);
    switch (piece.kind) {
      case PieceKind::minus:  // "a AND -b"
      case PieceKind::op_not: {
        if (piece.kind == PieceKind::op_not) need_operand("NOT");
        Clause child = one(operand(depth + 1, true));
        const Range source = {piece.source.begin, child.source.end};
        std::vector<Clause> children;
        children.push_back(std::move(child));
        Clause out = combined(ClauseKind::without, std::move(children));
        out.source = source;
        return {std::move(out)};
      }
      case PieceKind::open: return {bracket(piece, depth)};
      case PieceKind::op_and:
      case PieceKind::op_or: fail("expected something before this operator", piece.source.begin);
      case PieceKind::op_near:
      case PieceKind::op_adj: fail("NEAR and ADJ stand between single words", piece.source.begin);
      case PieceKind::plus:  // "a AND +b": the sign means nothing
        return operand(depth + 1, as_one);
      case PieceKind::phrase: return leaves_.phrase(piece);
      case PieceKind::word:
        if (is_near(peek())) return {near(piece)};
        return leaves_.words(piece, as_one || next_is_operator());
      case PieceKind::end:
      case PieceKind::close: break;
    }
    fail("expected a word, a \"phrase\" or a bracket", piece.source.begin);
  }

  Clause bracket(const Piece& open, std::size_t depth) {
    Clause inside = group(depth + 1);
    if (peek().kind != PieceKind::close) fail("this bracket is not closed", open.source.begin);
    const Piece& close = take();
    if (inside.kind == ClauseKind::everything)
      fail("there is nothing in these brackets", open.source.begin);
    inside.source = {open.source.begin, close.source.end};
    return inside;
  }

  bool next_is_operator() const {
    return peek().kind == PieceKind::op_and || peek().kind == PieceKind::op_or;
  }

  static bool is_near(const Piece& piece) {
    return piece.kind == PieceKind::op_near || piece.kind == PieceKind::op_adj;
  }

  Clause near(const Piece& first) {
    const Piece op = peek();
    Clause out = leaves_.near(first, op);
    while (is_near(peek())) {
      if (peek().kind != op.kind || peek().distance != op.distance) {
        fail("words near one another take one operator with one distance", peek().source.begin);
      }
      ++at_;
      need_operand(out.ordered ? "ADJ" : "NEAR");
      leaves_.add_near(out, take());
    }
    return out;
  }

  std::string_view query_;
  LeafMaker leaves_;
  ParsedQuery result_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
};

}  // namespace

ParsedQuery parse(std::string_view query, const std::vector<std::string>& languages,
                  text::Analyser& analyser) {
  return Parser(query, languages, analyser).parse();
}

}  // namespace pilcrow::search
