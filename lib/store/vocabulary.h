// The words of a segment, sorted, each with its number in the forward lists.
//
// A bucket holds kBucketForms forms one after the other: how many bytes it shares with the form
// before, the rest of it, how many bytes its stem drops from its end and what it adds, its number,
// how often it occurs, and what all words of its stem share. Sorted by word, then by stem; so a word stands several times where texts of
// several languages stem it differently.
#ifndef PILCROW_STORE_VOCABULARY_H_
#define PILCROW_STORE_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/input.h"
#include "store/sections.h"

namespace pilcrow::store {

inline constexpr std::size_t kBucketForms = 16;

struct CountedForm {
  Form form = {};
  std::uint32_t number = 0;  // in forward lists: the most frequent is 0
  std::uint64_t count = 0;   // occurrences in the segment

  // Bytes at their beginnings that all words of its stem share; one more than it has if it is the
  // only one. So a prefix of so many bytes holds for each word of the stem.
  std::size_t kin = 0;
  bool alone() const { return kin > form.exact.size(); }
};

// Sets `number` of forms that are sorted and counted: the more frequent come first, so that they
// take few bytes, equally frequent ones as sorted. Sets `kin` too.
void number_forms(std::vector<CountedForm>& forms);

// Writes forms, which are sorted and numbered.
void write_vocabulary(SectionWriter& out, const std::vector<CountedForm>& forms);

class Vocabulary {
 public:
  explicit Vocabulary(const SectionFile& file);

  std::size_t size() const { return size_; }

  // A hash of each form, word and stem, by its number: numbers are those of one segment, hashes are the
  // same in all.
  std::vector<std::uint32_t> hashes() const;

  // The forms of a word, one for each stem.
  std::vector<CountedForm> find(std::string_view word) const;

  // Calls `take` for all forms of words that begin so, in order, until it answers false.
  void each(std::string_view prefix, const std::function<bool(const CountedForm&)>& take) const;

  // Reads all forms one after the other.
  class Cursor {
   public:
    explicit Cursor(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}
    bool next();
    const CountedForm& form() const { return form_; }

    // The same in two steps: most of the time goes into stems. Until the second the form has that
    // of another.
    bool next_word();
    void read_stem();

    // Passes over forms of words before that one: most of them, if not all.
    void pass_to(std::string_view word);

   private:
    friend class Vocabulary;
    const Vocabulary* vocabulary_;
    std::size_t index_ = 0;  // of the next form
    std::size_t at_ = 0;
    CountedForm form_ = {};
    std::size_t dropped_ = 0;      // by the stem from the end of the word
    std::string_view added_ = {};  // to what is left
  };

 private:
  Cursor seek(std::string_view word) const;
  std::string_view first_word(std::size_t bucket) const;

  const Section& bytes_;
  std::string_view all_;
  std::span<const std::uint32_t> buckets_;
  std::size_t size_ = 0;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_VOCABULARY_H_
