// How near one another the words of a query stand in a paragraph.
#ifndef PILCROW_INDEX_CLOSENESS_H_
#define PILCROW_INDEX_CLOSENESS_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "index/leaf.h"
#include "index/match.h"

namespace pilcrow::index {

// The words of a query that are looked for near one another: single words of its text that are not
// excluded, no two of one stem, function words not among them; those that tell most if there are
// more than kMaxCloseWords.
class CloseWords {
 public:
  CloseWords(const search::Clause& root, const Leaves& leaves);

  std::size_t size() const { return words_.size(); }

  struct Word {
    const search::Clause* clause = nullptr;
    double idf = 0;
  };
  const std::vector<Word>& words() const { return words_; }

 private:
  void collect(const search::Clause& clause, const Leaves& leaves);

  std::vector<Word> words_;
};

// Looks at paragraphs of one segment.
class Closeness {
 public:
  Closeness(const store::Store& store, const CloseWords& words);

  // What a paragraph's score gains; see match.h.
  Score gain(std::uint32_t block);

 private:
  void find_forms(const search::Clause& word, std::size_t place);

  const store::Store& store_;
  const CloseWords& words_;
  std::unordered_map<std::uint64_t, std::size_t> place_of_;  // by numbers of words of the segment
  std::bitset<1024> ends_;             // with which these numbers end, to pass over most others
  std::vector<std::size_t> last_;      // where each was met last, from 1
  std::vector<std::size_t> distance_;  // of each two
};

// Adds it to the scores of the best.
void add_closeness(const Snapshot& snapshot, const search::Clause& root, const Leaves& leaves,
                   Matches& matches);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CLOSENESS_H_
