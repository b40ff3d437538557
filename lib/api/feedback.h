// Feedback: what texts that are known to answer say beside the words of the query.
#ifndef PILCROW_API_FEEDBACK_H_
#define PILCROW_API_FEEDBACK_H_

#include <string>
#include <string_view>
#include <vector>

#include "index/snapshot.h"
#include "search/parser.h"
#include "text/analysis.h"

namespace pilcrow::api {

// How sure it is that texts answer: whether somebody said so, or they are what a query found best.
enum class Answers { known, guessed };

// A text that answers.
struct AnsweringText {
  std::string text = {};
  std::string language = {};
  double trust = 1;  // what it counts
};

// Adds to a query the words that set the texts apart from the index, by the Bo1 model (Amati:
// "Probability Models for Information Retrieval based on Divergence from Randomness", 2003, section
// 4): for a word that stands f times in them and in n of N paragraphs,
//
//   w = f * log2((1 + p) / p) + log2(1 + p)   with p = n / N
//
// The word with the largest w weighs as much as a word of the query, others w of that. Words of the
// query are among them, and count more for it. The words lift what the query finds; a query of words
// side by side, or of nothing, finds by them too. A note says which they are.
//
// Of texts that are only guessed to answer, more words are looked for, which together weigh no more
// than 15 words of the query, and each no more than two. What a query leaves unsaid does not grow
// with its length: as much as it weighs itself is too little for a short one and carries a long one
// off.
//
// Each time that a text of k words has the word adds trust * 100 / (k + 50) to f: a long text is one
// answer too.
void add_feedback(search::ParsedQuery& query, const index::Snapshot& snapshot,
                  const std::vector<AnsweringText>& texts, Answers answers,
                  text::Analyser& analyser);

}  // namespace pilcrow::api

#endif  // PILCROW_API_FEEDBACK_H_
