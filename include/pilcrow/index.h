// Reading an index: search, facets, paragraphs, outlines.
//
//   auto index = pilcrow::Index::open("articles.idx");
//   auto result = index.search({.query = "nuclear test", .limit = 5});
//   for (const auto& hit : result.hits)
//     std::cout << hit.paragraph.anchor << ' ' << render(hit.snippet, pilcrow::Markup::plain()) <<
//     '\n';
#ifndef PILCROW_INDEX_H_
#define PILCROW_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/citation.h"
#include "pilcrow/contents.h"
#include "pilcrow/explain.h"
#include "pilcrow/export.h"
#include "pilcrow/problem.h"
#include "pilcrow/progress.h"
#include "pilcrow/reading.h"
#include "pilcrow/search.h"
#include "pilcrow/suggest.h"
#include "pilcrow/tagging.h"

namespace pilcrow {

/// An index, open for reading. A handle: copying it is cheap and shares what it reads.
///
/// It shows the index as of one commit, its generation, until `refresh` moves it on: what a writer
/// commits, merges or removes meanwhile does not touch it.
/// Threads: all members may be called from several threads at once, on one object or on copies,
/// `refresh` among them: a call that has begun ends on the generation that it began with.
/// Every member throws Error: io, corrupt, not_an_index, version_mismatch; bad_query where said.
class PILCROW_API Index {
 public:
  /// Opens the index in a folder. Error{not_found} if there is no such folder,
  /// Error{not_an_index} if it holds something else, Error{version_mismatch}.
  static Index open(const std::string& folder);

  /// Moves this object and its copies to the latest generation; false if that is the one they show
  /// already. Costs what is new, not what is there. After an error they show what they showed.
  bool refresh() const;

  /// One more with each commit of a writer, merges included.
  std::uint64_t generation() const;

  ~Index();
  Index(const Index&);                 ///< The copy shares what it reads.
  Index& operator=(const Index&);      ///< Likewise.
  Index(Index&&) noexcept;             ///< What was moved from is only to be destroyed.
  Index& operator=(Index&&) noexcept;  ///< Likewise.

  /// Searches. Error{bad_query} for a query that cannot be understood, with the byte in
  /// `Error::where()`; Error{bad_argument} for an unknown facet or theme.
  SearchResult search(const SearchRequest& request) const;

  /// Ranks as `search` does, and gives ids and scores only, which costs little even for thousands:
  /// for measuring (evaluate.h) and for programs that show nothing. Of the request, what says what
  /// matches and how it is sorted, `limit` and `offset` count; these count items of that unit.
  /// Nothing is folded: each paragraph, or document, that matches is an item. Throws as `search`.
  std::vector<RankedItem> rank(const SearchRequest& request, RankUnit unit) const;

  /// Completes what somebody is typing: words, names and headings that begin with `prefix`, whatever
  /// case and accents, each text of a kind once, most paragraphs first, then by kind and text. A
  /// prefix of several words completes names and headings. None for an empty prefix. At most 1,000.
  std::vector<Suggestion> suggest(std::string_view prefix, std::size_t limit = 10) const;

  /// Why a paragraph has its score in that search, or why it is not found there. Empty if the anchor
  /// cites no paragraph. Errors as of `search`. Of the request, what selects and ranks counts.
  std::optional<Explanation> explain(const SearchRequest& request, std::string_view anchor) const;

  /// Why a paragraph has its themes, and which others came near. Found anew by the rules that the
  /// index has. Empty if the anchor cites no paragraph.
  std::optional<ThemeExplanation> explain_themes(std::string_view anchor,
                                                 std::string_view label_language = "en") const;

  /// The themes that other rules would give to items: paragraphs by their anchors, and documents by
  /// their ids, each taken as one paragraph of all its text below its title. Those that the index
  /// does not have are left out. Nothing is changed. `progress` as in LearnOptions.
  FoundThemes tag(const std::vector<LabelledItem>& items, const Taxonomy& themes, const Names& names,
                  const std::function<void(const WorkProgress&)>& progress = {}) const;

  /// What other rules would change, by theme: of all that have paragraphs before or after, by id.
  /// With at most so many `examples` of what is gained and lost. Nothing is changed. `progress` as in
  /// LearnOptions.
  std::vector<ThemeChange> compare_themes(
      const Taxonomy& themes, const Names& names, std::size_t examples = 3,
      const std::function<void(const WorkProgress&)>& progress = {}) const;

  /// Words and names that are more frequent in some paragraphs than in the others, the most
  /// surprising first: candidates for cues. Error{bad_argument} for a theme that there is not.
  std::vector<CueCandidate> suggest_cues(const CueRequest& request) const;

  /// A taxonomy in TOML that gives items the themes that they are labelled with, as well as one linear
  /// model for each theme can: what it learned are the weights of its cues, to be read and edited like
  /// those of any other. Items as for `tag`. Error{bad_argument} where no item is in the index, and for
  /// a theme's id that cannot be one.
  std::string learn_themes(const std::vector<LabelledItem>& labels,
                           const LearnOptions& options = {}) const;

  /// A document's paragraphs `first` to `last` (from 1, both included; past the end is no error).
  /// Empty when there is no such document.
  std::vector<Paragraph> paragraphs(std::string_view document, std::size_t first = 1,
                                    std::size_t last = SIZE_MAX,
                                    std::string_view label_language = "en") const;

  /// The paragraph that an anchor cites, if it stands unchanged at its place.
  std::optional<Paragraph> paragraph(std::string_view anchor,
                                     std::string_view label_language = "en") const;

  /// What has become of the paragraph that an anchor cites. `quotation` is what was cited, for anchors
  /// that this index has never had. Error{bad_argument} for what is no anchor.
  Resolved resolve(std::string_view anchor, const Quotation& quotation = {},
                   std::string_view label_language = "en") const;

  /// How to cite a paragraph. Empty unless it stands unchanged at its place.
  std::optional<Citation> cite(std::string_view anchor) const;

  /// A document, to read in it. Empty if there is none of that id.
  std::optional<IndexedDocument> read(std::string_view id,
                                      std::string_view label_language = "en") const;

  /// Calls `take` with each paragraph that matches, or each document that has one, in the order of
  /// the index, until it answers false. Of the request, what selects counts; an empty one takes all.
  /// One paragraph at a time is in memory. Errors as of `search`; what `take` throws passes.
  void each_paragraph(const SearchRequest& request,
                      const std::function<bool(const Paragraph&)>& take) const;
  void each_document(const SearchRequest& request,
                     const std::function<bool(const DocumentInfo&)>& take) const;

  std::optional<DocumentInfo> document(std::string_view id) const;  ///< Empty if there is none.

  /// All documents, by id in byte order.
  std::vector<DocumentInfo> documents() const;

  std::optional<Outline> outline(std::string_view document) const;  ///< Empty if there is none.

  IndexStats stats() const;  ///< What it holds.

  /// What `IndexWriter::index_paths` could not read, found empty, or cut at a limit, by path, with
  /// the reason, as of the last time that it came to it. What was read well since then, or is gone,
  /// is not among them, nor is what was passed over.
  std::vector<InputProblem> failures() const;

  /// What the index was made with.
  Taxonomy themes() const;
  Names names() const;

 private:
  struct Rep;
  explicit Index(std::shared_ptr<Rep> rep);
  std::shared_ptr<Rep> rep_;
};

}  // namespace pilcrow

#endif  // PILCROW_INDEX_H_
