#include "search/scanner.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "pilcrow/error.h"
#include "search/fields.h"
#include "search/filter_values.h"
#include "search/operators.h"
#include "search/quotation.h"
#include "search/signs.h"
#include "search/suffix.h"
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

  // The next piece; nothing where something was left out.
  std::optional<Piece> next() {
    const std::size_t begin = at_;
    const Sign sign = sign_at(query_, at_);
    switch (sign.plain) {
      case '(': return single(PieceKind::open, sign);
      case ')': {
        Piece close = single(PieceKind::close, sign);
        close.suffix = take_suffix(close.source);
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
        if (sign.plain == '-' && joins(behind)) {
          reading_.forgive(reading_.quoted({begin, behind}) + " joins words", begin,
                           "it was left out");
          at_ = behind;
          return {};
        }
        return single(sign.plain == '+' ? PieceKind::plus : PieceKind::minus, sign);
      }
      default: break;
    }
    const FoundField found = take_field();
    const auto quotation = quotations_.find(at_, true);
    if (quotation && !quotation->closed && found.field == Field::text) {
      forgive_open({at_, quotation->inside.begin}, "it was left out");
      at_ = quotation->inside.begin;
      return {};
    }
    auto piece = quotation ? phrase(begin, *quotation) : word(begin, found.field);
    if (!piece) return {};
    piece->field = found.field;
    piece->field_name = found.name;
    if (quotation && quotation->closed) {
      phrase_end_ = at_;
      piece->suffix = take_suffix(piece->source);
    }
    if (is_filter(found.field)) find_value(*piece, reading_);
    if (found.field == Field::text && !quotation) read_operator(*piece, reading_);
    return piece;
  }

  // Whether a hyphen, behind which a word begins, joins it to the phrase before, as Germanic languages
  // make compounds: "me too"-bevegelsen.
  bool joins(std::size_t behind) const {
    const std::size_t end = end_of_name(behind);
    const bool field = end < query_.size() && sign_at(query_, end).plain == ':';
    std::size_t at = behind;
    return phrase_end_ == at_ && !field && text::is_word_character(next_code_point(query_, at));
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
    reading_.forgive_form({begin, at_}, std::string_view(&sign.plain, 1));
    return piece_of(kind, {begin, at_});
  }

  struct FoundField {
    Field field = Field::text;
    std::string name = {};
  };

  // Where the letters end that may be a field's name.
  std::size_t end_of_name(std::size_t begin) const {
    std::size_t end = begin;
    while (end < query_.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(query_, next);
      const bool inner = end > begin && (text::is_digit(c) || c == '_' || c == '-');
      if (!text::is_letter(c) && !inner) break;
      end = next;
    }
    return end;
  }

  // A field's name and its colon, if they come next with a value behind them.
  FoundField take_field() {
    const std::size_t end = end_of_name(at_);
    if (end == at_ || end >= query_.size()) return {};
    const Sign colon = sign_at(query_, end);
    if (colon.plain != ':') return {};
    const Range name = {at_, end};
    const std::size_t behind = end + colon.size;
    const std::string typed = narrow(query_.substr(name.begin, name.size()));
    FoundField found = field_of(typed);
    // "Treaty: what" is the head of a text.
    if (!has_value(behind) && typed != text::fold(typed)) return {};
    if (found.field == Field::text) {
      // "note: what" and "https://…" are text; "them:economy" deserves a word.
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
    reading_.forgive_form({name.begin, behind}, typed + ":");
    at_ = behind;
    return found;
  }

  FoundField field_of(const std::string& name) const {
    std::string folded = text::fold(name);
    if (const auto known = find_field(folded)) {
      return {*known, *known == Field::name ? folded : std::string()};
    }
    if (!reading_.has_field(folded)) return {};
    return {Field::metadata, std::move(folded)};
  }

  bool has_value(std::size_t at) const {
    if (is_blank(query_.substr(at)) || space_at(query_, at) != 0) return false;
    const Sign sign = sign_at(query_, at);
    const bool empty = quote_at(query_, at) != nullptr && is_blank(query_.substr(at + sign.size));
    return sign.plain != '(' && sign.plain != ')' && !empty;
  }

  void forgive_open(Range mark, const char* done) {
    reading_.forgive(reading_.quoted(mark) + " is not closed", mark.begin, done);
  }

  std::optional<Piece> phrase(std::size_t begin, const Quotation& quotation) {
    const Range open = {at_, quotation.inside.begin};
    at_ = quotation.end;
    if (!quotation.closed) forgive_open(open, "it was closed at the end");
    const bool plain = query_[open.begin] == '"';
    const Range close = {quotation.inside.end, quotation.end};
    reading_.forgive_form(plain && quotation.closed ? close : open, "\"");
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
    const Behind behind = is_filter(field) ? Behind::value : Behind::word;
    Range text = {at_, end_of_word(behind)};
    Piece piece = piece_of(PieceKind::word, {begin, text.end});
    const std::string_view typed = query_.substr(text.begin, text.size());
    const Range signs = {text.begin + find_suffix(typed, behind), text.end};
    text.end = signs.begin;
    piece.suffix = read_suffix(signs, behind, reading_);
    if (behind == Behind::word && !check_signs(text)) return {};
    put_text(piece, text);
    return piece;
  }

  // Leaves out signs before a word, and forgives those within it; false if there is no word.
  bool check_signs(Range& text) {
    const std::string_view word = query_.substr(text.begin, text.size());
    const std::size_t leading = leading_signs(word);
    if (leading == word.size()) return true;  // punctuation
    if (sign_at(word, 0).plain == '^' && end_of_suffix(word, 0) == word.size()) {
      reading_.forgive(reading_.quoted(text) + " stands behind no word", text.begin,
                       "it was left out");
      return false;
    }
    if (leading > 0) {
      reading_.forgive(reading_.quoted({text.begin, text.begin + leading}) + " stands before a word",
                       text.begin, "it was left out");
      text.begin += leading;
    }
    const std::size_t inner = text.begin + find_inner_sign(query_.substr(text.begin, text.size()));
    if (inner >= text.end) return true;
    const Range sign = {inner, inner + sign_at(query_, inner).size};
    reading_.forgive(reading_.quoted(sign) + " stands within a word", inner,
                     "it was taken for a space");
    return true;
  }

  // Reads signs behind a phrase or bracket that come next, to the end of `piece`.
  Suffix take_suffix(Range& piece) {
    const std::size_t begin = at_;
    at_ = piece.end = end_of_suffix(query_, begin);
    return read_suffix({begin, at_}, Behind::several, reading_);
  }

  // Reads on to the next space, bracket or quotation.
  std::size_t end_of_word(Behind behind) {
    const std::size_t begin = at_;
    while (more() && space_at(query_, at_) == 0) {
      const Sign sign = sign_at(query_, at_);
      if (sign.plain == '(' || sign.plain == ')') break;
      if (at_ > begin && quotations_.find(at_, false)) break;
      const std::size_t next = at_ + sign.size;
      const bool alone = at_ == begin && (next == query_.size() || space_at(query_, next) != 0);
      if (behind == Behind::word && !alone && only_closes(query_, at_)) {
        reading_.forgive(reading_.quoted({at_, next}) + " was not opened", at_, "it was left out");
      }
      if (quotations_.is_open(at_)) forgive_open({at_, next}, "it was left out");
      at_ = next;
    }
    return at_;
  }

  Reading& reading_;
  std::string_view query_;
  Quotations quotations_;
  std::size_t at_ = 0;
  std::size_t phrase_end_ = std::string_view::npos;  // of the last one, without what is behind it
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
