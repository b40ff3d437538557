#include "search/filter_values.h"

#include <cstddef>
#include <string>

#include "search/plain_values.h"
#include "search/suffix.h"

namespace pilcrow::search {
namespace {

// Of a value all belongs to it but a weight; of a word the other signs do not.
void take_signs(Piece& piece, Reading& reading) {
  const std::size_t size = find_suffix(piece.text, Behind::word);
  const double weight = piece.suffix.weight;
  piece.suffix =
      read_suffix({piece.text_source.begin + size, piece.text_source.end}, Behind::word, reading);
  piece.suffix.weight = weight;
  piece.text.resize(size);
  piece.text_source.end = piece.text_source.begin + size;
}

// What is no value of a field is looked for in texts.
void make_text(Piece& piece, const std::string& problem, std::size_t where, Reading& reading) {
  reading.forgive(problem, where, "it was taken as a word of the text");
  piece.field = Field::text;
  piece.field_name.clear();
  if (piece.kind == PieceKind::word) take_signs(piece, reading);
}

void take_value(Piece& piece, const PlainValue& value, Reading& reading) {
  if (!value.problem.empty()) {
    reading.forgive(reading.quoted(piece.text_source) + value.problem, piece.text_source.begin,
                    value.done);
  }
  piece.text = value.text;
}

void find_name(Piece& piece, Reading& reading) {
  piece.names = reading.find_names(piece.field_name, piece.text);
  if (!piece.names.empty()) return;
  make_text(piece, "there is no " + piece.field_name + " " + reading.quoted(piece.text_source),
            piece.source.begin, reading);
}

void find_years(Piece& piece, Reading& reading) {
  if (const auto years = plain_period(piece.text)) {
    take_value(piece, *years, reading);
    return;
  }
  make_text(piece,
            "period: takes a year, years 1950..1953, a decade 195X or a century 19XX, not " +
                reading.quoted(piece.text_source),
            piece.text_source.begin, reading);
}

}  // namespace

void find_value(Piece& piece, Reading& reading) {
  if (piece.field == Field::name) find_name(piece, reading);
  if (piece.field == Field::period) find_years(piece, reading);
  if (piece.field == Field::metadata && piece.kind == PieceKind::word) {
    take_value(piece, plain_metadata(piece.text), reading);
  }
  if (piece.field == Field::text || piece.suffix.weight == 1) return;
  reading.forgive(reading.quoted(piece.source) + " weighs what has no score", piece.source.begin,
                  "the weight was left out");
  piece.suffix.weight = 1;
}

}  // namespace pilcrow::search
