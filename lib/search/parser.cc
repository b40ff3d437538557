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

#include "pilcrow/error.h"
#include "search/scanner.h"

namespace pilcrow::search {
namespace {

class Parser {
 public:
  Parser(std::string_view query, const std::vector<std::string>& languages,
         text::Analyser& analyser)
      : query_(query), languages_(languages), analyser_(analyser) {}

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
    return std::move(result_);
  }

 private:
  // Punctuation that stands alone ("Who — and when ?") asks for nothing.
  void drop_punctuation(std::vector<Piece> pieces) {
    for (auto& piece : pieces) {
      const bool signed_word = !pieces_.empty() && (pieces_.back().kind == PieceKind::plus ||
                                                    pieces_.back().kind == PieceKind::minus);
      const bool text = piece.kind == PieceKind::word && piece.field == Field::text;
      if (text && !signed_word && analyser_.analyse(piece.text, {}).empty()) continue;
      pieces_.push_back(std::move(piece));
    }
  }

  const Piece& peek() const { return pieces_[at_]; }
  const Piece& take() { return pieces_[at_++]; }

  [[noreturn]] void fail(const std::string& message, std::size_t where) const {
    throw Error(ErrorCode::bad_query, message, std::string(query_), where);
  }

  void count_clause(std::size_t where) {
    if (++clauses_ > kMaxClauses) fail("the query has more than 1,024 clauses", where);
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

  static Clause combined(ClauseKind kind, std::vector<Clause> children) {
    Clause out;
    out.kind = kind;
    out.source = {children.front().source.begin, children.back().source.end};
    out.children = std::move(children);
    return out;
  }

  void need_operand(const char* op) const {
    if (at_end_of_group() || peek().kind == PieceKind::op_and || peek().kind == PieceKind::op_or) {
      fail(std::string("expected something after ") + op, peek().source.begin);
    }
  }

  std::vector<Clause> operand(std::size_t depth, bool as_one) {
    if (depth > kMaxDepth) fail("brackets are nested deeper than 64", peek().source.begin);
    const Piece& piece = take();
    count_clause(piece.source.begin);
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
      case PieceKind::phrase: return phrase(piece);
      case PieceKind::word:
        if (is_near(peek())) return {near(piece)};
        return words(piece, as_one || next_is_operator());
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

  static bool is_filter(Field field) {
    return field == Field::theme || field == Field::document || field == Field::language;
  }

  Clause leaf(ClauseKind kind, const Piece& piece, Range source) {
    Clause out;
    out.kind = kind;
    out.field = piece.field;
    out.source = source;
    out.text = piece.text;
    if (kind != ClauseKind::filter && piece.field == Field::text) out.number = result_.leaves++;
    return out;
  }

  std::vector<Clause> phrase(const Piece& piece) {
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

  static bool is_near(const Piece& piece) {
    return piece.kind == PieceKind::op_near || piece.kind == PieceKind::op_adj;
  }

  Clause near(const Piece& first) {
    const Piece op = peek();
    Clause out = leaf(ClauseKind::near, first, first.source);
    out.distance = op.distance;
    out.ordered = op.kind == PieceKind::op_adj;
    out.words = {near_word(first, first.field)};
    while (is_near(peek())) {
      if (peek().kind != op.kind || peek().distance != op.distance) {
        fail("words near one another take one operator with one distance", peek().source.begin);
      }
      ++at_;
      need_operand(out.ordered ? "ADJ" : "NEAR");
      count_clause(peek().source.begin);
      out.words.push_back(near_word(peek(), first.field));
      out.source.end = take().source.end;
    }
    return out;
  }

  std::string near_word(const Piece& piece, Field field) {
    const bool word = piece.kind == PieceKind::word && !is_filter(piece.field);
    const bool star = piece.text.ends_with('*');
    auto tokens = analyser_.analyse(word && !star ? piece.text : "", {});
    if (tokens.size() != 1) fail("NEAR and ADJ stand between single words", piece.source.begin);
    if (piece.field != field) {
      fail("words near one another are looked for in one field", piece.source.begin);
    }
    return std::move(tokens.front().exact);
  }

  std::vector<Clause> words(const Piece& piece, bool as_one) {
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

  std::string_view query_;
  const std::vector<std::string>& languages_;
  text::Analyser& analyser_;
  ParsedQuery result_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::size_t clauses_ = 0;
};

}  // namespace

ParsedQuery parse(std::string_view query, const std::vector<std::string>& languages,
                  text::Analyser& analyser) {
  return Parser(query, languages, analyser).parse();
}

}  // namespace pilcrow::search
