// Documents as readers make them: a title, metadata, and blocks in reading order.
//
// Plain values: copy, move and pass them between threads as you like.
#ifndef PILCROW_DOCUMENT_H_
#define PILCROW_DOCUMENT_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/range.h"
#include "pilcrow/source_map.h"

namespace pilcrow {

/// What a block is. Headings make sections; all other kinds are paragraphs, the unit of retrieval.
enum class BlockKind {
  // Stored in indexes: never renumber.
  heading = 0,    ///< Begins a section; paragraphs stand below it.
  paragraph = 1,  ///< Running text, and whatever is none of the others.
  list_item = 2,  ///< One point of a list.
  quotation = 3,  ///< Set apart as somebody else's words.
  caption = 4,    ///< What stands at a picture or a table.
  table_row = 5,  ///< The cells of a row, one after another.
  code = 6,       ///< Its lines and blanks are as they were.
  footnote = 7,   ///< A note at the foot of a page or the end of the text.
};

/// The kind's name as it stands in JSON output, e.g. "list-item".
PILCROW_API std::string_view to_string(BlockKind kind) noexcept;

/// One block of a document.
struct Block {
  BlockKind kind = BlockKind::paragraph;  ///< What the block is.

  /// For headings: 1 (outermost) to 6. Else 0.
  int level = 0;

  /// UTF-8, without markup. Runs of white space in formats where they mean nothing are one space.
  std::string text = {};

  /// The bytes of the source file that the block came from, whatever the file's encoding. For plain
  /// text these bytes, decoded, are the text, but for hard-wrapped lines, which are joined. Empty
  /// where the format has no such range.
  Range source = {};

  /// Line of the source file on which the block begins, from 1; 0 where lines mean nothing.
  std::size_t line = 0;

  /// Page on which the block begins, from 1; 0 where the format has no pages.
  std::size_t page = 0;

  /// Where the block stands in words of its format, for formats where bytes of the file mean
  /// nothing: "OEBPS/chapter2.xhtml", "/TEI/text/body/div[2]/p[1]", "row 7". UTF-8 of at most 200
  /// bytes (longer ones are cut); empty where `source` or `page` says it all.
  std::string locator = {};

  /// Where each part of the text stands in the file. Readers may leave it empty: what reads for the
  /// index aligns text and source where both are text. One that contradicts `source` is dropped.
  SourceMap map = {};
};

/// Fields of a document: date, authors, url, or whatever its format or its writer gave it. A field
/// has one value or several, all as text; names are as in the source, lower-case for front matter.
using Metadata = std::map<std::string, std::vector<std::string>>;

/// A document: one file, or one record of a file that holds many.
struct Document {
  /// Names the document within its index; indexing another with the same id replaces it. 1 to 4096
  /// bytes of UTF-8 without control characters.
  std::string id = {};

  /// The file that it was read from, as given to the reader; for people and for opening it again.
  std::string path = {};

  /// Empty where the source has none.
  std::string title = {};

  /// BCP 47, e.g. "en", as the source declares it; empty lets indexing find it from the text.
  std::string language = {};

  Metadata metadata = {};  ///< Its fields, by name.

  /// In reading order. The title is not among them.
  std::vector<Block> blocks = {};
};

}  // namespace pilcrow

#endif  // PILCROW_DOCUMENT_H_
