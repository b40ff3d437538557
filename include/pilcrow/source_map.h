// From a paragraph's text back to the bytes of the file that it was read from.
#ifndef PILCROW_SOURCE_MAP_H_
#define PILCROW_SOURCE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/range.h"

namespace pilcrow {

/// How the characters of a run of text are written in the source.
enum class Pitch : std::uint8_t {
  // Stored in indexes: never renumber.
  same = 0,   ///< The same bytes: UTF-8, or ASCII in any encoding that has it.
  one = 1,    ///< One byte for each code point: windows-1251, latin-1.
  two = 2,    ///< Two bytes for each UTF-16 unit: UTF-16.
  four = 3,   ///< Four bytes for each code point: UTF-32.
  mixed = 4,  ///< One byte for ASCII and two for all else: EUC-KR, Shift-JIS, most of GBK and Big5.
  whole = 5,  ///< Only as a whole: an entity, an escape, or an encoding that none of these fits.
};

/// A run of a text that stands in one piece in the source.
struct SourceRun {
  Range text = {};            ///< Bytes of the block's text; not empty.
  Range source = {};          ///< Bytes of the source file; not empty.
  Pitch pitch = Pitch::same;  ///< How bytes of both correspond.

  /// Where it begins in the source: line and column, from 1, columns in code points; 0 where the
  /// format has no lines.
  std::size_t line = 0;
  std::size_t column = 0;

  friend bool operator==(const SourceRun&, const SourceRun&) = default;  ///< Of all members.
};

/// The runs of a text, in order, in text and source, without overlap. What of the text is between
/// two of them has been put there by the reader (the space that joins two lines); what of the
/// source is, has been left out (markup, soft hyphens, the hyphen of a word that was broken).
///
/// Empty where the block's source range is its text, byte by byte, on one line that begins at
/// column 1; and where nothing is known.
using SourceMap = std::vector<SourceRun>;

/// Where a range of a text stands.
struct SourcePlace {
  /// Bytes of the original file, whatever its encoding: from the first character of the range to
  /// the last, and whatever stands between them there. Empty where the format has no such range.
  Range bytes = {};

  /// Whether `bytes` is as narrow as the range; else it is of the whole run, or block, around it.
  bool precise = false;

  /// The range in UTF-16 units, and in code points, of the paragraph's text.
  Range utf16 = {};
  Range code_points = {};

  /// Of its first character in the source, from 1; 0 where the format has no lines.
  std::size_t line = 0;
  std::size_t column = 0;

  /// Those of the block; see <pilcrow/document.h>.
  std::size_t page = 0;
  std::string locator = {};
};

/// Finds a range of `text`, bytes, in the source that a block says it came from. A range that is
/// not within the text is cut, one that splits a character widened. Pure; any thread.
PILCROW_API SourcePlace map_to_source(std::string_view text, Range source, std::size_t line,
                                      const SourceMap& map, Range range);

}  // namespace pilcrow

#endif  // PILCROW_SOURCE_MAP_H_
