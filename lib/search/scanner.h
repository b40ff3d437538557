// From the text of a query to its pieces.
#ifndef PILCROW_SEARCH_SCANNER_H_
#define PILCROW_SEARCH_SCANNER_H_

#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/range.h"
#include "search/clause.h"
#include "search/reading.h"
#include "search/suffix.h"

namespace pilcrow::search {

enum class PieceKind { word, phrase, open, close, op_and, op_or, op_not, op_near, op_adj, plus, minus, end };

struct Piece {
  PieceKind kind = PieceKind::end;
  Range source = {};  // bytes of the query, with field and quotes
  Field field = Field::text;
  std::string field_name = {};          // as in Clause
  std::vector<std::string> names = {};  // ids, for `Field::name`
  std::string text = {};                // word or phrase, without field and quotes
  Range text_source = {};  // where `text` stands
  std::size_t distance = 0;  // of NEAR and ADJ
  Suffix suffix = {};  // of words and phrases, and of the group that a bracket closes
};

// The pieces of a query, an `end` last. A word before a colon that is no field's name belongs to
// the word. Throws Error{bad_query} for more than `kMaxQueryBytes` and for what is not UTF-8;
// forgives quotes that are not closed or not opened, fields without a value, values that are none,
// signs behind words that cannot be or stand elsewhere, and characters in other forms.
std::vector<Piece> scan(Reading& reading);

inline constexpr std::size_t kMaxQueryBytes = std::size_t{16} * 1024;

// Of NEAR and ADJ, if none is given, and at most.
inline constexpr std::size_t kNearDistance = 10;
inline constexpr std::size_t kMaxNearDistance = 1000;

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_SCANNER_H_
