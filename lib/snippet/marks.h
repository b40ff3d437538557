// Marks: which words of a paragraph satisfied which clause of the query.
#ifndef PILCROW_SNIPPET_MARKS_H_
#define PILCROW_SNIPPET_MARKS_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "pilcrow/snippet.h"
#include "search/clause.h"
#include "text/analysis.h"

namespace pilcrow::snippet {

// A paragraph as the query sees it.
struct MarkedText {
  std::string_view text = {};
  std::string_view language = {};           // of the text
  std::string_view document_language = {};  // of what stands above it
  const std::vector<text::Token>* tokens = nullptr;               // of the text
  std::size_t sections = 0;                                       // headings above it
  // The words of one of these or, for `sections`, of the title. Mostly the text says all, and this
  // is not called.
  std::function<const std::vector<text::Token>&(std::size_t)> heading = {};
  std::function<bool(const search::Clause&)> passes_filter = {};  // whether a filter holds
  // Where a name stands in the text; nothing if it is neither there nor above it.
  std::function<std::optional<std::vector<Range>>(const search::Clause&)> find_name = {};
};

// Runs the tree over the paragraph. Marks are those of clauses that are satisfied, on the way up to
// the root, and not negated; bytes of the text, by position, the longer first where two begin
// together. Words that are satisfied by a heading or the title alone give none. UTF-16 ranges are
// left empty.
std::vector<Mark> find_marks(const search::Clause& root, const MarkedText& paragraph);

}  // namespace pilcrow::snippet

#endif  // PILCROW_SNIPPET_MARKS_H_
