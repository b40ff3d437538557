// Matching: which paragraphs a query finds, and how well.
//
// Every paragraph that matches is visited once, which gives exact totals and facets together with
// the ranking. The score of a word in a paragraph is BM25F's (Robertson, Zaragoza: "The
// Probabilistic Relevance Framework", 2009, section 3.6):
//
//   x = tf / (1 - b + b * length / average) + section weight * tf in each heading above
//       + title weight * tf in the title
//   score = ln(1 + (N - n + 0.5) / (n + 0.5)) * (k1 + 1) * x / (k1 + x)
//
// for n of N paragraphs with the word in their text; those of a query's words are added up. A phrase
// is a word whose logarithm is the sum of its words'. A function word beside others counts
// kFillerWeight of that, and a weight (word^2) multiplies it. What is deleted still counts in N and n
// until it is merged away. A name is a word that stands once in each block that is tagged with it. Of
// synonyms, the better score counts. A prefix or fuzzy word is a word that stands wherever one of its
// words does; a word of one edit counts half, a word of two a third, and in a paragraph with several
// the best.
//
// To this come, as weak evidence, 1 / kSectionShare of the best other score in the paragraph's
// section (the paragraphs right below its heading) and 1 / kDocumentShare of that in its document:
// a passage answers more likely where others answer too (Callan: "Passage-Level Evidence in Document
// Retrieval", 1994).
//
// Of the kLiftedHits best by then, those whose words stand near one another gain
//
//   kCloseness * 2 / k * sum over each two of the query's k words of min(idf, idf') / distance
//
// for the least distance of the two in words, where it is at most kFarthest (after Rasolofo, Savoy:
// "Term Proximity Scoring for Keyword-Based Retrieval Systems", 2003, who weigh by the lesser of the
// two words too).
//
// A document with several paragraphs that match scores, where documents are ranked, the mean of what its
// best paragraph scores and what all of these do as one text, but not less than the former: evidence from
// passages and from all of a text is better than either (Callan, 1994). As one text,
//
//   x = tf / (1 - b + b * paragraphs of the document / mean number of a document's) + title weight * tf
//       in the title
//
// for tf of the paragraphs that match and, by section weight, of the headings above them. The length is
// in paragraphs, which are known without looking at any; n and N are of paragraphs here too. Operators
// choose the paragraphs; the words in them are added up, but those that are excluded.
//
// The constants were measured together on test collections in English, Russian and Korean, one setting
// for all.
#ifndef PILCROW_INDEX_MATCH_H_
#define PILCROW_INDEX_MATCH_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "index/snapshot.h"
#include "pilcrow/search.h"
#include "search/clause.h"

namespace pilcrow::index {

inline constexpr double kK1 = 1.2;
inline constexpr double kB = 0.75;
inline constexpr double kSectionWeight = 1;
inline constexpr double kTitleWeight = 2;
inline constexpr double kFillerWeight = 0.25;
inline constexpr std::uint32_t kSectionShare = 16;
inline constexpr std::uint32_t kDocumentShare = 16;
inline constexpr double kCloseness = 0.5;
inline constexpr std::size_t kFarthest = 8;
inline constexpr std::size_t kLiftedHits = 128;

// Of more words than this those that tell most are looked for near one another.
inline constexpr std::size_t kMaxCloseWords = 16;

// A prefix stands for so many words at the most.
inline constexpr std::size_t kMaxExpansion = 256;

// Scores are whole multiples of 1 / kScoreUnit, so that their sums do not depend on the order in
// which they are added up, nor ranking on how an index is cut into segments.
using Score = std::uint32_t;
inline constexpr double kScoreUnit = 65536;
inline constexpr Score kMaxScore = std::numeric_limits<Score>::max();

constexpr Score to_score(double value) {
  return static_cast<Score>(std::min(value * kScoreUnit + 0.5, double{kMaxScore}));
}

// Sums end at `kMaxScore`, in whatever order they are added up.
constexpr Score add(Score a, Score b) {
  const Score sum = a + b;
  return sum < a ? kMaxScore : sum;
}

// A paragraph that matches.
struct Hit {
  std::uint32_t block = 0;
  Score score = 0;
};
using Hits = std::vector<Hit>;  // by block

struct Matches {
  std::vector<Hits> segments = {};  // of each segment

  // Where documents are ranked: of each segment, the scores as one text of those with several
  // paragraphs that match, by their numbers there in the place of blocks.
  std::vector<Hits> documents = {};
  std::vector<std::string> notes = {};

  // How telling each leaf of the query is, by `Clause::number`: ln(1 + N / n), added up over a
  // phrase's words.
  std::vector<double> rarity = {};

  std::size_t size() const;
};

// All of `clause` that passes every filter of `selection`. `leaves` as in search::ParsedQuery.
Matches match(const Snapshot& snapshot, const search::Clause& clause, std::size_t leaves,
              const std::vector<search::Clause>& selection, RankUnit unit = RankUnit::paragraph);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_MATCH_H_
