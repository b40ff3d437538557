// What an index keeps of documents and paragraphs, and how it stands on disk.
#ifndef PILCROW_STORE_RECORD_H_
#define PILCROW_STORE_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/themes.h"

namespace pilcrow::store {

// A paragraph as it is shown.
struct ParagraphRecord {
  BlockKind kind = BlockKind::paragraph;
  std::string text = {};
  Range source = {};
  std::size_t line = 0;
  std::string language = {};
  std::vector<ThemeAssignment> themes = {};  // without labels
  std::vector<NameMention> names = {};       // without labels
};

// What a paragraph is counted and grouped by; kept with its document, for all to be read at once.
struct ParagraphColumns {
  std::size_t section =
      0;                   // 1-based among the document's headings: the innermost above; 0 for none
  std::uint64_t hash = 0;  // of its words
  std::string language = {};
  std::vector<std::string> themes = {};
  std::vector<std::string> names = {};  // "kind:id"
};

struct HeadingRecord {
  std::string text = {};
  int level = 1;
  Range source = {};
  std::size_t line = 0;
  std::size_t paragraph = 0;  // number of the paragraph after it, from 1
};

struct DocumentRecord {
  std::string id = {};
  std::string path = {};
  std::string title = {};
  std::string language = {};  // found or declared
  bool language_declared = false;
  Metadata metadata = {};
  std::uint64_t rules = 0;  // hash of the themes and names that it was tagged with
  std::uint32_t first = 0;  // key of its first paragraph; the others follow
  std::uint64_t text_bytes = 0;
  std::vector<HeadingRecord> headings = {};
  std::vector<ParagraphColumns> paragraphs = {};

  // The headings above a section, outermost first, itself last; empty for section 0.
  std::vector<const HeadingRecord*> headings_above(std::size_t section) const;
};

// Decoding throws Error{corrupt}, whatever the bytes.
std::string encode(const ParagraphRecord& record);
std::string encode(const DocumentRecord& record);
ParagraphRecord decode_paragraph(std::string_view bytes);
DocumentRecord decode_document(std::string_view bytes);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_RECORD_H_
