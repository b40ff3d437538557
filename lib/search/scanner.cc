#include "search/scanner.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "search/fields.h"
#include "search/quotation.h"
#include "search/signs.h"
#include "search/weight.h"
#include "text/characters.h"
#include "text/fold.h"

namespace pilcrow::search {
namespace {

class Scanner {
 public:
  explicit Scanner(Reading& reading) : reading_(reading), query_(reading.query()), quotations_(query_) {}

  std::vector<Piece> scan() {
    std::vector<Piece> out;
    while (skip_spaces(), more()) {
      if (auto piece = next()) out.push_back(std::move(*piece));
    }
    out.push_back(piece_of(PieceKind::end, {at_, at_}));
    return out;
  }

 private:
  bool more() const { return at_ < query_.size(); }

  void skip_spaces() {
    while (const std::size_t space = space_at(query_, at_)) at_ += space;
  }

  // A form in `range` that is not the one in which the language is described.
  void note_form(Range range, std::string_view plain) {
    const std::string_view typed = query_.substr(range.begin, range.size());
    if (typed == plain) return;
    reading_.forgive("'" + std::string(typed) + "' is not the plain '" + std::string(plain) + "'",
                     range.begin, "it was taken for it");
  }

  // The next piece; nothing where something was left out.
  std::optional<Piece> next() {
    const std::size_t begin = at_;
    const Sign sign = sign_at(query_, at_);
    switch (sign.plain) {
      case '(': return single(PieceKind::open, sign);
      case ')': {
        Piece close = single(PieceKind::close, sign);
        close.weight = take_weight(close.source);
        return close;
      }
      case '+':
      case '-': {
        const std::size_t behind = at_ + sign.size;
        if (behind == query_.size() || space_at(query_, behind) != 0) {
          at_ = behind;
          reading_.forgive(reading_.quoted({begin, behind}) + " stands alone", begin,
                           "it was left out");
          return {};
        }
        if (sign_at(query_, behind).plain == sign.plain) break;
        return single(sign.plain == '+' ? PieceKind::plus : PieceKind::minus, sign);
      }
      default: break;
    }
    const FoundField found = take_field();
    const auto quotation = quotations_.find(at_, true);
    auto piece = quotation ? phrase(begin, *quotation) : word(begin, found.field);
    if (!piece) return {};
    piece->field = found.field;
    piece->field_name = found.name;
    if (quotation && quotation->closed) piece->weight = take_weight(piece->source);
    if (is_filter(found.field)) find_value(*piece);
    if (found.field == Field::text && !quotation) read_op(*piece);
    return piece;
  }

  // The value of a filter.
  void find_value(Piece& piece) {
    if (piece.weight != 1) {
      reading_.forgive(reading_.quoted(piece.source) + " weighs what has no score",
                       piece.source.begin, "the weight was left out");
      piece.weight = 1;
    }
    if (piece.field != Field::name) return;
    piece.names = reading_.find_names(piece.field_name, piece.text);
    if (!piece.names.empty()) return;
    reading_.forgive("there is no " + piece.field_name + " " +
                         reading_.quoted(piece.text_source),
                     piece.source.begin, "it was taken as a word of the text");
    piece.field = Field::text;
    piece.field_name.clear();
  }

  static Piece piece_of(PieceKind kind, Range source) {
    Piece out;
    out.kind = kind;
    out.source = source;
    return out;
  }

  Piece single(PieceKind kind, const Sign& sign) {
    const std::size_t begin = at_;
    at_ += sign.size;
    note_form({begin, at_}, std::string_view(&sign.plain, 1));
    return piece_of(kind, {begin, at_});
  }

  struct FoundField {
    Field field = Field::text;
    std::string name = {};
  };

  // A field's name and its colon, if they come next with a value behind them.
  FoundField take_field() {
    std::size_t end = at_;
    while (end < query_.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(query_, next);
      const bool inner = end > at_ && (text::is_digit(c) || c == '_' || c == '-');
      if (!text::is_letter(c) && !inner) break;
      end = next;
    }
    if (end == at_ || end >= query_.size()) return {};
    const Sign colon = sign_at(query_, end);
    if (colon.plain != ':') return {};
    const Range name = {at_, end};
    const std::size_t behind = end + colon.size;
    FoundField found = field_of(narrow(query_.substr(name.begin, name.size())));
    if (found.field == Field::text) {
      // "Treaty: what" and "https://…" are text; "them:economy" deserves a word.
      if (!has_value(behind) || sign_at(query_, behind).plain == '/') return {};
      reading_.forgive("there is no field " + reading_.quoted({name.begin, behind}) +
                           " (there are " + std::string(kFieldNames) +
                           " and those of the documents' metadata)",
                       name.begin, "it was taken as a word");
      return {};
    }
    if (!has_value(behind)) {
      reading_.forgive(reading_.quoted({name.begin, behind}) + " has no value", name.begin,
                       "it was taken as a word");
      return {};
    }
    note_form({name.begin, behind}, narrow(query_.substr(name.begin, behind - name.begin)));
    at_ = behind;
    return found;
  }

  FoundField field_of(const std::string& name) const {
    if (const auto known = find_field(name)) {
      return {*known, *known == Field::name ? name : std::string()};
    }
    std::string folded = text::fold(name);
    if (!reading_.has_field(folded)) return {};
    return {Field::metadata, std::move(folded)};
  }

  bool has_value(std::size_t at) const {
    if (is_blank(query_.substr(at)) || space_at(query_, at) != 0) return false;
    const Sign sign = sign_at(query_, at);
    const bool empty = quote_at(query_, at) != nullptr && is_blank(query_.substr(at + sign.size));
    return sign.plain != '(' && sign.plain != ')' && !empty;
  }

  std::optional<Piece> phrase(std::size_t begin, const Quotation& quotation) {
    const Range open = {at_, quotation.inside.begin};
    at_ = quotation.end;
    if (!quotation.closed) {
      reading_.forgive(reading_.quoted(open) + " is not closed", open.begin,
                       "it was closed at the end");
    }
    const bool plain = query_[open.begin] == '"';
    note_form(plain && quotation.closed ? Range{quotation.inside.end, quotation.end} : open, "\"");
    if (quotation.inside.empty()) {
      reading_.forgive("there is nothing in " + reading_.quoted({begin, at_}), begin,
                       "it was left out");
      return {};
    }
    Piece piece = piece_of(PieceKind::phrase, {begin, at_});
    put_text(piece, quotation.inside);
    return piece;
  }

  void put_text(Piece& piece, Range source) const {
    piece.text = query_.substr(source.begin, source.size());
    piece.text_source = source;
  }

  std::optional<Piece> word(std::size_t begin, Field field) {
    Range text = {at_, end_of_word()};
    Piece piece = piece_of(PieceKind::word, {begin, text.end});
    // Values of filters may hold anything.
    const std::size_t hat =
        is_filter(field) ? 0 : find_weight(query_.substr(text.begin, text.size()));
    if (hat > 0) {
      at_ = piece.source.end = text.end = text.begin + hat;
      piece.weight = take_weight(piece.source);
    }
    put_text(piece, text);
    return piece;
  }

  // Reads a weight if one comes next, to the end of `piece`.
  double take_weight(Range& piece) {
    const std::size_t begin = at_;
    if (!more() || sign_at(query_, begin).plain != '^') return 1;
    std::size_t end = begin + sign_at(query_, begin).size;
    const std::size_t digits = end;
    while (end < query_.size() && is_of_weight(sign_at(query_, end).plain)) {
      end += sign_at(query_, end).size;
    }
    if (end == digits) return 1;
    at_ = piece.end = end;
    const std::string plain = narrow(query_.substr(begin, end - begin));
    note_form({begin, end}, plain);
    if (const auto weight = parse_weight(std::string_view(plain).substr(1))) return *weight;
    reading_.forgive(reading_.quoted({begin, end}) + " is no weight above 0 and up to 100", begin,
                     "it was left out");
    return 1;
  }

  // Reads on to the next space, bracket or quotation.
  std::size_t end_of_word() {
    const std::size_t begin = at_;
    while (more() && space_at(query_, at_) == 0) {
      const Sign sign = sign_at(query_, at_);
      if (sign.plain == '(' || sign.plain == ')') break;
      if (at_ > begin && quotations_.find(at_, false)) break;
      if (quotations_.is_open(at_)) {
        reading_.forgive(reading_.quoted({at_, at_ + sign.size}) + " is not closed", at_,
                         "it was left out");
      }
      at_ += sign.size;
    }
    return at_;
  }

  // Makes an operator of a word that is one.
  void read_op(Piece& piece) {
    const std::string word = narrow(piece.text);
    if (word == "AND") piece.kind = PieceKind::op_and;
    if (word == "OR") piece.kind = PieceKind::op_or;
    if (word == "NOT") piece.kind = PieceKind::op_not;
    const std::size_t slash = std::min(word.find('/'), word.size());
    const std::string name = word.substr(0, slash);
    if (name == "NEAR") piece.kind = PieceKind::op_near;
    if (name == "ADJ") piece.kind = PieceKind::op_adj;
    if (piece.kind == PieceKind::word) return;
    note_form(piece.source, word);
    piece.distance = kNearDistance;
    if (slash == word.size()) return;
    const char* const end = word.data() + word.size();
    std::size_t distance = 0;
    const auto [read, error] = std::from_chars(word.data() + slash + 1, end, distance);
    if (error == std::errc() && read == end && distance >= 1 && distance <= kMaxNearDistance) {
      piece.distance = distance;
      return;
    }
    reading_.forgive("the distance in " + reading_.quoted(piece.source) +
                         " is no number from 1 to 1,000",
                     piece.source.begin, std::to_string(kNearDistance) + " was taken");
  }

  Reading& reading_;
  std::string_view query_;
  Quotations quotations_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Piece> scan(Reading& reading) {
  const std::string_view query = reading.query();
  if (query.size() > kMaxQueryBytes) {
    throw Error(ErrorCode::bad_query, "the query is longer than 16 kB",
                std::string(query.substr(0, floor_boundary(query, 60))));
  }
  if (!is_utf8(query)) {
    throw Error(ErrorCode::bad_query, "the query is not UTF-8", "", find_invalid_utf8(query));
  }
  return Scanner(reading).scan();
}

}  // namespace pilcrow::search
