// Documents as an index keeps them: what a reading application stands on.
//
//   const auto document = index.read("en/treaty.html");
//   const auto found = document->find({.query = "railway"});
//   for (std::size_t number : found.numbers())             // in reading order
//     show(document->paragraph(number), found.marks(number));
//
// Handles: opening a document reads its record and nothing of its text; each call reads what it
// gives. They show the generation of the index that they were made of, for as long as they live.
// Threads: all members may be called from several threads at once. Errors: as those of Index.
#ifndef PILCROW_READING_H_
#define PILCROW_READING_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/contents.h"
#include "pilcrow/export.h"
#include "pilcrow/search.h"
#include "pilcrow/snippet.h"

namespace pilcrow {

class IndexedDocument;
namespace api {
struct DocumentHandle;
IndexedDocument open_document(DocumentHandle handle);
}  // namespace api

/// Which paragraphs of one document match a search, and where. A handle.
class PILCROW_API DocumentMatches {
 public:
  ~DocumentMatches();
  DocumentMatches(const DocumentMatches&);             ///< Shares what it reads.
  DocumentMatches& operator=(const DocumentMatches&);  ///< Likewise.
  DocumentMatches(DocumentMatches&&) noexcept;  ///< What was moved from is only to be destroyed.
  DocumentMatches& operator=(DocumentMatches&&) noexcept;  ///< Likewise.

  /// Numbers of the paragraphs that match, ascending.
  const std::vector<std::size_t>& numbers() const noexcept;

  /// The next one behind a paragraph, or before it, whether that one matches or not.
  std::optional<std::size_t> next(std::size_t number) const noexcept;
  std::optional<std::size_t> previous(std::size_t number) const noexcept;

  /// What satisfied the query in a paragraph: ranges of its text, in order; where two overlap,
  /// both. None where it does not match, or only what stands above it does.
  std::vector<Mark> marks(std::size_t number) const;

  /// How many of them are in a section, those of its children included.
  std::size_t count(const OutlineSection& section) const noexcept;

 private:
  friend class IndexedDocument;
  struct Rep;
  explicit DocumentMatches(std::shared_ptr<const Rep> rep);
  std::shared_ptr<const Rep> rep_;
};

/// A document in an index. A handle.
class PILCROW_API IndexedDocument {
 public:
  ~IndexedDocument();
  IndexedDocument(const IndexedDocument&);             ///< Shares what it reads.
  IndexedDocument& operator=(const IndexedDocument&);  ///< Likewise.
  IndexedDocument(IndexedDocument&&) noexcept;  ///< What was moved from is only to be destroyed.
  IndexedDocument& operator=(IndexedDocument&&) noexcept;  ///< Likewise.

  /// Title, language, metadata, and how many paragraphs there are.
  const DocumentInfo& info() const noexcept;

  /// The headings, with the paragraphs that each has below it.
  std::vector<OutlineSection> outline() const;

  /// A paragraph by its number, from 1, with its themes and names. Error{bad_argument} if there is
  /// none.
  Paragraph paragraph(std::size_t number) const;

  /// Those from `first` to `last`, both included; past the ends is no error.
  std::vector<Paragraph> paragraphs(std::size_t first, std::size_t last) const;

  /// The paragraphs around one, and itself: numbers [begin, end), cut at the document's ends and,
  /// if `in_section`, at those of the innermost section that it stands in directly.
  Range context(std::size_t number, std::size_t before, std::size_t after,
                bool in_section = false) const;

  /// What of the document matches: of the request, what selects counts, not what sorts, folds or
  /// cuts pages. Error{bad_query}, Error{bad_argument} as of Index::search.
  DocumentMatches find(const SearchRequest& request) const;

 private:
  friend class DocumentMatches;
  friend IndexedDocument api::open_document(api::DocumentHandle handle);
  struct Rep;
  explicit IndexedDocument(std::shared_ptr<const Rep> rep);
  std::shared_ptr<const Rep> rep_;
};

}  // namespace pilcrow

#endif  // PILCROW_READING_H_
