// Explanations: why a paragraph has the score that it has.
#ifndef PILCROW_EXPLAIN_H_
#define PILCROW_EXPLAIN_H_

#include <string>
#include <vector>

namespace pilcrow {

/// Something that a score is made of.
struct ScorePart {
  /// A clause, in the query language; or "section", "document" and "closeness": the best other
  /// paragraph of the section, that of the document, and words of the query that stand near one
  /// another.
  std::string what = {};

  /// Whether the clause holds here; of what is not a clause, whether it adds anything.
  bool matches = false;

  double score = 0;  ///< What the part adds.

  /// For a word, phrase or the like: how rare it is, and how often it stands where. For people.
  std::string how = {};

  /// Of a clause of several: theirs. Its score is their sum; where synonyms stand for one another,
  /// the best of them.
  std::vector<ScorePart> parts = {};
};

/// Why a paragraph has its score in a search, or why it is not found.
///
/// The score is the sum of the scores of `parts`. The formula: BM25F over a paragraph, the headings
/// above it and its document's title (Robertson, Zaragoza: "The Probabilistic Relevance Framework",
/// 2009, section 3.6); to it are added what other paragraphs around it give, and closeness.
struct Explanation {
  std::string anchor = {};  ///< Of the paragraph.

  /// How the query was understood.
  std::string interpreted = {};

  /// Whether the paragraph is found, and its score; 0 if it is not.
  bool matches = false;
  double score = 0;

  std::vector<ScorePart> parts = {};  ///< Whose sum the score is.

  /// As SearchResult::notes.
  std::vector<std::string> notes = {};
};

}  // namespace pilcrow

#endif  // PILCROW_EXPLAIN_H_
