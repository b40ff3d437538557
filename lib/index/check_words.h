// Whether the words of a segment are those of its blocks: forward lists, vocabulary and postings.
#ifndef PILCROW_INDEX_CHECK_WORDS_H_
#define PILCROW_INDEX_CHECK_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/findings.h"
#include "index/postings.h"
#include "store/store.h"
#include "text/analysis.h"

namespace pilcrow::index {

// Takes the blocks of a store one by one, and then compares with them what else is there. Of each
// term it keeps only how many postings it has and a hash of them all, so that memory does not grow
// with the texts; that finds what accidents do, not what somebody made to pass.
class WordsCheck {
 public:
  // Reads the vocabulary; what is wrong with it goes to `out`. Throws Error{corrupt} where there is
  // no going on.
  WordsCheck(const store::Store& store, Findings& out);

  // The next block, and its text.
  void add(std::uint32_t block, std::string_view text);

  // After the last: the vocabulary's counts.
  void finish(Findings& out);

  // Words of all paragraphs.
  std::uint64_t words() const { return words_; }

  // Whether the postings are those of the blocks, no more and no less.
  void compare(const Postings& postings, Findings& out) const;

 private:
  // Of a term: its postings, and the sum of their hashes.
  struct Expected {
    std::uint64_t postings = 0;
    std::uint64_t sum = 0;
    bool operator==(const Expected&) const = default;
  };

  void read_vocabulary(Findings& out);
  std::uint32_t term_number(std::string term);
  std::uint32_t head_term_of(std::uint32_t word);
  void add_extras(std::string_view text, const std::string& language, bool head);
  Expected read_term(const Xapian::Database& database, const std::string& term,
                     std::uint64_t at_most) const;

  const store::Store& store_;
  text::Analyser analyser_;
  std::vector<store::CountedForm> forms_;     // sorted
  std::vector<std::uint32_t> place_;          // in it, by number
  std::vector<std::uint64_t> counts_;         // by number
  std::vector<std::uint32_t> term_of_;        // by number: in paragraphs,
  std::vector<std::uint32_t> head_term_of_;   // and in headings, once one is met
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> syllables_of_;  // by number: terms
  std::vector<bool> common_;                  // by number
  std::vector<bool> ideograph_;               // by number
  std::unordered_map<std::string, std::uint32_t> terms_;
  std::vector<Expected> expected_;            // by term
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;  // of numbers: term
  std::uint64_t words_ = 0;

  std::vector<std::uint32_t> list_;   // of the block at work: numbers of its words
  std::vector<std::uint32_t> found_;  // and of its terms
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_CHECK_WORDS_H_
