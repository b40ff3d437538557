#include "search/scanner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>

#include "base/utf8.h"
#include "pilcrow/error.h"

namespace pilcrow::search {
namespace {

struct FieldName {
  std::string_view name;
  Field field;
};
constexpr std::array<FieldName, 4> kFields = {{{"section", Field::section},
                                               {"theme", Field::theme},
                                               {"doc", Field::document},
                                               {"lang", Field::language}}};

// Straight and curly double quotes, which word processors and telephones put in their place.
constexpr std::array<std::string_view, 4> kQuotes = {"\"", "“", "”", "„"};

std::size_t quote_at(std::string_view query, std::size_t at) {
  for (const auto quote : kQuotes) {
    if (query.substr(at).starts_with(quote)) return quote.size();
  }
  return 0;
}

// The no-break, thin and ideographic spaces, which keyboards and web pages put in place of one.
constexpr std::array<std::string_view, 4> kSpaces = {"\u00A0", "\u2009", "\u202F", "\u3000"};

// The bytes of the white space at `at`; 0 if there is none.
std::size_t space_at(std::string_view query, std::size_t at) {
  if (at >= query.size()) return 0;
  const char c = query[at];
  if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\0') return 1;
  for (const auto space : kSpaces) {
    if (query.substr(at).starts_with(space)) return space.size();
  }
  return 0;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

[[noreturn]] void fail(const std::string& message, std::string_view query, std::size_t where) {
  throw Error(ErrorCode::bad_query, message, std::string(query), where);
}

class Scanner {
 public:
  Scanner(std::string_view query, std::vector<std::string>& unknown_fields)
      : query_(query), unknown_fields_(unknown_fields) {}

  std::vector<Piece> scan() {
    std::vector<Piece> out;
    do {
      out.push_back(next());
    } while (out.back().kind != PieceKind::end);
    return out;
  }

 private:
  bool more() const { return at_ < query_.size(); }

  Piece next() {
    while (const std::size_t space = space_at(query_, at_)) at_ += space;
    const std::size_t begin = at_;
    if (!more()) return simple(PieceKind::end, begin);
    const char c = query_[at_];
    if (c == '(' || c == ')') {
      ++at_;
      return simple(c == '(' ? PieceKind::open : PieceKind::close, begin);
    }
    if ((c == '+' || c == '-') && at_ + 1 < query_.size() && space_at(query_, at_ + 1) == 0 &&
        query_[at_ + 1] != c) {
      ++at_;
      return simple(c == '+' ? PieceKind::plus : PieceKind::minus, begin);
    }
    const Field field = take_field();
    Piece piece = quote_at(query_, at_) != 0 ? phrase(begin) : word(begin);
    piece.field = field;
    if (field != Field::text && piece.text.empty()) {
      fail("expected a value after '" + std::string(query_.substr(begin, at_ - begin)) + "'",
           query_, at_);
    }
    if (field == Field::text && piece.kind == PieceKind::word) read_op(piece);
    return piece;
  }

  Piece simple(PieceKind kind, std::size_t begin) const {
    return {kind, {begin, at_}, Field::text, {}, {begin, at_}, 0};
  }

  // A field's name and its colon, if they come next.
  Field take_field() {
    std::size_t end = at_;
    while (end < query_.size() && is_letter(query_[end])) ++end;
    if (end == at_ || end >= query_.size() || query_[end] != ':') return Field::text;
    const std::string_view name = query_.substr(at_, end - at_);
    for (const auto& known : kFields) {
      if (known.name != name) continue;
      at_ = end + 1;
      return known.field;
    }
    // "Treaty: what" and "https://…" are text; "them:economy" deserves a word.
    const bool value =
        end + 1 < query_.size() && space_at(query_, end + 1) == 0 && query_[end + 1] != '/';
    if (value) unknown_fields_.emplace_back(name);
    return Field::text;
  }

  Piece phrase(std::size_t begin) {
    const std::size_t open = at_;
    at_ += quote_at(query_, at_);
    const std::size_t inside = at_;
    while (more() && quote_at(query_, at_) == 0) ++at_;
    if (!more()) fail("this quotation mark is not closed", query_, open);
    const Range text = {inside, at_};
    at_ += quote_at(query_, at_);
    return {PieceKind::phrase,
            {begin, at_},
            Field::text,
            std::string(query_.substr(text.begin, text.size())),
            text,
            0};
  }

  Piece word(std::size_t begin) {
    const std::size_t first = at_;
    while (more() && space_at(query_, at_) == 0 && query_[at_] != '(' && query_[at_] != ')' &&
           quote_at(query_, at_) == 0) {
      ++at_;
    }
    return {PieceKind::word,
            {begin, at_},
            Field::text,
            std::string(query_.substr(first, at_ - first)),
            {first, at_},
            0};
  }

  // Makes an operator of a word that is one.
  void read_op(Piece& piece) const {
    const std::string_view word = piece.text;
    if (word == "AND") piece.kind = PieceKind::op_and;
    if (word == "OR") piece.kind = PieceKind::op_or;
    if (word == "NOT") piece.kind = PieceKind::op_not;
    const std::size_t slash = std::min(word.find('/'), word.size());
    const std::string_view name = word.substr(0, slash);
    if (name != "NEAR" && name != "ADJ") return;
    piece.kind = name == "NEAR" ? PieceKind::op_near : PieceKind::op_adj;
    piece.distance = kNearDistance;
    if (slash == word.size()) return;
    const std::string_view digits = word.substr(slash + 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), piece.distance);
    if (error != std::errc() || end != digits.data() + digits.size() || piece.distance < 1 ||
        piece.distance > kMaxNearDistance) {
      fail("the distance of NEAR and ADJ is a number from 1 to 1,000", query_,
           piece.source.begin + slash);
    }
  }

  std::string_view query_;
  std::vector<std::string>& unknown_fields_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Piece> scan(std::string_view query, std::vector<std::string>& unknown_fields) {
  if (query.size() > kMaxQueryBytes) {
    fail("the query is longer than 16 kB", query.substr(0, floor_boundary(query, 60)), 0);
  }
  if (!is_utf8(query)) fail("the query is not UTF-8", "", find_invalid_utf8(query));
  return Scanner(query, unknown_fields).scan();
}

}  // namespace pilcrow::search
