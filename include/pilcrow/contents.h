// What an index holds: the headings of a document, and figures of the whole.
#ifndef PILCROW_CONTENTS_H_
#define PILCROW_CONTENTS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pilcrow/search.h"

namespace pilcrow {

/// A heading with what is below it.
struct OutlineSection {
  std::string title = {};  ///< As it stands in the text.
  int level = 0;           ///< 1 (outermost) to 6.
  std::size_t line = 0;    ///< Of the source file, from 1; 0 if unknown.

  /// The number of the first paragraph under it (or under its children), or of the next one in the
  /// document; one past the last if none.
  std::size_t paragraph = 0;

  /// One past the last paragraph under it or its children; `paragraph` if there is none.
  std::size_t end = 0;

  std::vector<OutlineSection> children = {};  ///< Headings below it, in order.
};

/// A document's headings.
struct Outline {
  DocumentInfo document = {};                 ///< That has the headings.
  std::vector<OutlineSection> sections = {};  ///< The outermost headings, in order.
};

/// What an index holds.
struct IndexStats {
  std::size_t documents = 0;   ///< Without those that were removed.
  std::size_t paragraphs = 0;  ///< Likewise.
  std::size_t segments = 0;    ///< Immutable parts that it is made of.
  std::size_t deleted = 0;     ///< Paragraphs that are gone but still take space.
  std::size_t text_bytes = 0;  ///< Of all paragraphs together.
  std::map<std::string, std::uint64_t> bytes = {};    ///< On disk, by part.
  std::map<std::string, std::size_t> languages = {};  ///< Paragraphs by language.
  std::size_t themes = 0;                             ///< In the taxonomy it was indexed with.
  std::size_t names = 0;                              ///< Among the names that it was indexed with.
  int format = 0;                                     ///< Version of the format on disk.
  std::string library = {};  ///< Version of the library that wrote it last.
};

}  // namespace pilcrow

#endif  // PILCROW_CONTENTS_H_
