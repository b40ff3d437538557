// What an index keeps of documents and their blocks.
#ifndef PILCROW_STORE_RECORD_H_
#define PILCROW_STORE_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"

namespace pilcrow::store {

// What told a file apart when it was read. All zero where there was no file.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::uint64_t content = 0;  // checksum of its bytes
  bool operator==(const FileStamp&) const = default;
};

struct DocumentRecord {
  std::string id = {};
  std::string path = {};
  std::string title = {};
  std::string language = {};  // found or declared
  bool language_declared = false;
  Metadata metadata = {};
  FileStamp file = {};
};

// A block as it stands in the document: heading or paragraph. A document's first block stands for
// its title: a heading of level 0 whose text is in the document's record.
struct BlockRecord {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::string text = {};
  Range source = {};
  std::size_t line = 0;
  std::size_t page = 0;
  std::string locator = {};
  SourceMap map = {};
};

// From and to what readers give.
BlockRecord to_record(const Block& block);
Block to_block(BlockRecord record);

// A paragraph that an earlier version of a document had, with the hash of its words and those of the
// nearest paragraphs before and after it that were kept; 0 for none.
struct PastParagraph {
  std::uint64_t hash = 0;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::string text = {};
};
using Past = std::vector<PastParagraph>;  // the latest first

// Where the block before ended: a block's place in its file is kept as what lies between.
struct FilePlace {
  std::uint64_t end = 0;
  std::uint64_t line = 0;
  std::uint64_t page = 0;
};

// Decoding throws Error{corrupt}, whatever the bytes. Blocks are encoded, and decoded, one after the
// other from a `before` that is empty; it moves on with each.
std::string encode(const DocumentRecord& record);
std::string encode(const BlockRecord& record, FilePlace& before);
std::string encode(const Past& past);  // nothing for nothing
DocumentRecord decode_document(std::string_view bytes);
BlockRecord decode_block(std::string_view bytes, FilePlace& before);
Past decode_past(std::string_view bytes);
void skip_block(std::string_view bytes, FilePlace& before);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_RECORD_H_
