#include "search/operators.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

#include "search/signs.h"

namespace pilcrow::search {
namespace {

PieceKind kind_of(std::string_view name, bool distance) {
  if (name == "NEAR") return PieceKind::op_near;
  if (name == "ADJ") return PieceKind::op_adj;
  if (distance) return PieceKind::word;
  if (name == "AND") return PieceKind::op_and;
  if (name == "OR") return PieceKind::op_or;
  return name == "NOT" ? PieceKind::op_not : PieceKind::word;
}

std::size_t distance_of(const Piece& piece, std::string_view digits, Reading& reading) {
  const char* const end = digits.data() + digits.size();
  std::size_t distance = 0;
  const auto [read, error] = std::from_chars(digits.data(), end, distance);
  const bool number = error == std::errc() && read == end;
  if (number && distance >= 1 && distance <= kMaxNearDistance) return distance;
  reading.forgive(
      "the distance in " + reading.quoted(piece.text_source) + " is no number from 1 to 1,000",
      piece.source.begin, std::to_string(kNearDistance) + " was taken");
  return kNearDistance;
}

}  // namespace

void read_operator(Piece& piece, Reading& reading) {
  if (piece.suffix.prefix || piece.suffix.fuzzy) return;
  const std::string word = narrow(piece.text);
  const std::size_t slash = std::min(word.find('/'), word.size());
  piece.kind = kind_of(std::string_view(word).substr(0, slash), slash < word.size());
  if (piece.kind == PieceKind::word) return;
  reading.forgive_form(piece.text_source, word);
  if (piece.suffix.weight != 1) {
    reading.forgive(reading.quoted(piece.source) + " weighs an operator", piece.source.begin,
                    "the weight was left out; it stands behind brackets");
  }
  piece.distance = kNearDistance;
  if (slash == word.size()) return;
  piece.distance = distance_of(piece, std::string_view(word).substr(slash + 1), reading);
}

}  // namespace pilcrow::search
