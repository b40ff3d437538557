// One index for reading, and one for writing: Xapian behind our own words.
#ifndef PILCROW_INDEX_DATABASE_H_
#define PILCROW_INDEX_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/terms.h"
#include "search/clause.h"
#include "store/record.h"

namespace pilcrow::index {

// The settings that an index was made with.
struct Settings {
  std::string library = {};
  std::string themes = {};
  std::string names = {};
};

// Thrown by a Reader whose revision the writer has overwritten: `reopen`, which may throw it too,
// and begin again.
struct Stale {};

// An index at one revision. For one thread at a time.
class Reader {
 public:
  // Throws Error, and Stale like all other members.
  explicit Reader(const std::string& folder);
  ~Reader();

  // Moves to the latest revision; whether that is another one.
  bool reopen();
  std::uint64_t revision() const;
  std::uint32_t last_key() const;

  Settings settings() const;
  std::vector<store::DocumentRecord> documents() const;
  store::ParagraphRecord paragraph(std::uint32_t key) const;

  // Languages of the index's paragraphs, each with how many.
  std::vector<std::pair<std::string, std::size_t>> languages() const;

  // How telling it is that a word, phrase or prefix stands in a paragraph: the usual inverse
  // document frequency, ln(1 + N / n) for n of N paragraphs, summed over a phrase's words.
  double rarity(const search::Clause& leaf) const;

  struct Scored {
    std::uint32_t key = 0;
    double score = 0;
  };

  // A query made ready: expanded against this revision.
  class Match {
   public:
    ~Match();
    Match(Match&&) noexcept;

    // Keys of all paragraphs that match, ascending.
    std::vector<std::uint32_t> all() const;

    // The best of them, by score and then by key; `count` from the `first`-th on.
    std::vector<Scored> best(std::size_t first, std::size_t count) const;

    const std::vector<std::string>& notes() const;

   private:
    friend class Reader;
    struct Rep;
    explicit Match(std::unique_ptr<Rep> rep);
    std::unique_ptr<Rep> rep_;
  };

  // All of `clause`, and one of `themes` if there are any. Valid while this object is not reopened.
  Match match(const search::Clause& clause, const std::vector<std::string>& themes) const;

  // Bytes on disk by part.
  std::vector<std::pair<std::string, std::uint64_t>> sizes() const;

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

// The one writer. After an exception from any member it only lets itself be destroyed.
class Writer {
 public:
  // Opens or makes the index and takes its lock.
  Writer(const std::string& folder, unsigned lock_wait_ms);

  // Discards what was not committed.
  ~Writer();

  Settings settings() const;
  void set_settings(const Settings& settings);

  // The record of a document, as last put.
  bool find(std::string_view id, store::DocumentRecord& out) const;
  std::vector<std::string> ids() const;
  store::ParagraphRecord paragraph(std::uint32_t key) const;

  struct Paragraph {
    store::ParagraphRecord record = {};
    Postings postings = {};
  };

  // Adds or replaces a document. Sets `document.first`.
  void put(store::DocumentRecord document, const std::vector<Paragraph>& paragraphs);

  bool remove(std::string_view id);

  void commit();

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_DATABASE_H_
