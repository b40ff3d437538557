// Suggestions: what somebody who types a query may be about to write.
#ifndef PILCROW_SUGGEST_H_
#define PILCROW_SUGGEST_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "pilcrow/export.h"

namespace pilcrow {

/// What a suggestion completes.
enum class SuggestionKind {
  word,     ///< A word of the index, folded.
  name,     ///< A name of the index's names file, by a label or alias of it.
  heading,  ///< A heading, or a document's title.
};

/// The kind's name as it stands in JSON output.
PILCROW_API std::string_view to_string(SuggestionKind kind) noexcept;

/// Something that begins with what was typed.
struct Suggestion {
  SuggestionKind kind = SuggestionKind::word;  ///< What it completes.
  std::string text = {};                       ///< All of it, not only what is missing.

  /// Paragraphs that have the word as written in them or above them, in which the name was found, or
  /// that stand below the heading. Exact.
  std::size_t paragraphs = 0;
};

}  // namespace pilcrow

#endif  // PILCROW_SUGGEST_H_
