// Citing paragraphs, and finding what was cited in texts that have changed since.
//
// An anchor is a document's id, a paragraph's number in it, and a hash of its words:
//
//   article.txt#p7-3fa9c1d2
//
// It is the same in every index of the same documents. Words, not bytes: other punctuation, case or
// accents leave it as it is. Anchors that are not found as they are, are resolved:
//
//   const pilcrow::Resolved found = index.resolve("article.txt#p7-3fa9c1d2");
//   if (found.resolution == pilcrow::Resolution::edited)
//     std::cout << found.paragraph->anchor << ": " << found.paragraph->text << '\n';
//
// An index remembers the paragraphs that a document had before it was indexed again (see
// `WriterOptions::remember`), so an anchor finds them when they were reworded. One that was made
// anew does not: then a quotation of the paragraph, which each citation has, takes their place.
#ifndef PILCROW_CITATION_H_
#define PILCROW_CITATION_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/export.h"
#include "pilcrow/range.h"
#include "pilcrow/search.h"

namespace pilcrow {

/// What has become of a cited paragraph.
enum class Resolution {
  /// It stands at its place with the same words.
  exact,

  /// One paragraph has the same words: elsewhere in the document or, if there is no such document
  /// any more, in another.
  moved,

  /// One paragraph of the document has enough of its words in their order.
  edited,

  /// Several have the same words, or nearly as much of them as each other: `Resolved::candidates`.
  ambiguous,

  /// None has. Nothing is guessed: what stands at its number now may be anything.
  gone,
};

/// The name as it stands in JSON output.
PILCROW_API std::string_view to_string(Resolution resolution) noexcept;

/// A text, and what stands around it: W3C Web Annotation's TextQuoteSelector.
struct Quotation {
  std::string exact = {};   ///< The text itself.
  std::string prefix = {};  ///< What leads to it, at most 32 code points; may be empty.
  std::string suffix = {};  ///< What follows.
};

/// A run of words that two texts have in common, or only one of them.
struct WordChange {
  enum class Kind {  ///< Which of the texts has it.
    same,            ///< Both.
    removed,         ///< The old one only.
    added,           ///< The new one only.
  };
  Kind kind = Kind::same;  ///< Of this run.

  /// With what stands between the words and the next; those that are `same` and `added` are the new
  /// text, one behind the other.
  std::string text = {};
};

/// The name as it stands in JSON output.
PILCROW_API std::string_view to_string(WordChange::Kind kind) noexcept;

/// A paragraph that may be the cited one.
struct Candidate {
  Paragraph paragraph = {};  ///< As it stands now.

  /// Of the words of both texts, the part that stands in both in the same order: twice the longest
  /// common subsequence by the sum of both lengths. 1 for the same words.
  double similarity = 0;
};

/// The answer to an anchor.
struct Resolved {
  Resolution resolution = Resolution::gone;  ///< Which of the answers it is.

  /// The paragraph, where it is exact, moved or edited.
  std::optional<Paragraph> paragraph = {};

  /// As of `Candidate`: 1 for exact and moved, 0 for gone.
  double similarity = 0;

  /// From the old text to the new one, where it is edited.
  std::vector<WordChange> changes = {};

  /// Where it is ambiguous: the most similar first, else in the order of the index; at most 10.
  std::vector<Candidate> candidates = {};

  /// The text that was cited, if the index or the quotation knows it.
  std::optional<std::string> old_text = {};
};

/// What a citation of a paragraph says.
struct Citation {
  Paragraph paragraph = {};  ///< That is cited, as it stands.
  Quotation quotation = {};  ///< Its text, and what stands around it.

  /// Code points of the document's text: of its headings and paragraphs in order, a new line behind
  /// each. W3C Web Annotation's TextPositionSelector.
  Range position = {};

  /// From the metadata "author" (or "authors"), "date" and "url"; empty if there is none.
  std::vector<std::string> authors = {};
  std::string date = {};
  std::string url = {};

  /// `url` with a text fragment (WICG, "URL Fragment Text Directives") that browsers scroll to:
  /// "https://example.org/a#:~:text=The%20railway,of%20steel." Empty without a URL of HTTP.
  std::string link = {};
};

/// The words of two texts compared, without case and accents. Texts of more than 4,000 words that
/// differ are compared from both ends only. Error{bad_argument} for what is not UTF-8. Any thread.
PILCROW_API std::vector<WordChange> compare_words(std::string_view before, std::string_view after);

/// The link that `Citation::link` is, for any text of a page.
PILCROW_API std::string text_fragment_link(std::string_view url, const Quotation& quotation);

}  // namespace pilcrow

#endif  // PILCROW_CITATION_H_
