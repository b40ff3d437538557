// The one writer of an index.
#ifndef PILCROW_INDEX_WRITER_H_
#define PILCROW_INDEX_WRITER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/pool.h"
#include "index/snapshot.h"
#include "index/told.h"
#include "store/input.h"

namespace pilcrow::index {

struct WriterSetup {
  unsigned lock_wait_ms = 0;
  unsigned jobs = 1;                                      // threads that build
  std::size_t memory_bytes = std::size_t{512} << 20;      // for what waits to be built
  bool remember = true;                                   // what earlier versions had

  // Told about ten times a second, by the thread that waits for it, how many blocks of how many are
  // merged or tagged anew. Answers whether to go on: tagging does in any case.
  Progress progress = {};
};

// For one thread. After an exception from `put`, `commit` or `optimize` what was not committed is
// lost, what was is not, and the object only lets itself be destroyed.
class Writer {
 public:
  // Opens or makes the index, takes its lock, and sweeps up what a stopped writer left.
  Writer(const std::string& folder, const WriterSetup& setup);

  // Discards what was not committed.
  ~Writer();

  // As of the last commit.
  std::shared_ptr<const Snapshot> committed() const;

  // What documents that are put from now on were tagged with; those in the index are tagged anew by
  // the next commit. Error{bad_argument} while something waits to be committed.
  void set_rules(const std::string& themes, const std::string& names);

  // Whether the next commit does so.
  bool will_tag_anew() const;

  // What could not be read, as Manifest::failures: as it will be committed.
  const std::string& failures() const;
  void set_failures(std::string failures);

  // Adds or replaces a document.
  void put(store::InputDocument document);

  // A long document that is put in parts. It is put, and takes the place of the one with its id, when
  // `finish` has been called; what is destroyed before leaves nothing behind. Nothing else may be
  // done with the writer meanwhile. Throws Error{bad_input} when it becomes too large.
  class Parts {
   public:
    explicit Parts(Writer& writer);
    ~Parts();
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    void add(store::InputDocument part);
    void finish();

   private:
    Writer& writer_;
    std::string id_;
    std::uint64_t blocks_ = 0;
    std::uint64_t words_ = 0;
    bool finished_ = false;
  };

  // Whether there was one.
  bool remove(std::string_view id);

  // Whether a document is in the index or waits to be committed.
  bool contains(std::string_view id) const;

  // Whether it waits to be committed.
  bool is_waiting(std::string_view id) const;

  // The threads that build, for what prepares documents too: so there are never more of them.
  Pool& pool();

  // Makes all of it visible and durable, as one. `tag` finds the evidence of documents that were
  // tagged with other rules. Starts merging in the background where there is need.
  using Tag = std::function<std::vector<store::PackedEvidence>(const store::InputDocument&)>;
  void commit(const Tag& tag);

  // Waits for merges under way, those that follow from them too, and commits them, as far as they are
  // wanted. Does nothing while something waits to be committed.
  void finish_merges();

  // Commits merges that have ended, without waiting. Does nothing while something waits to be
  // committed.
  void take_merges();

  // Merges all segments into one, as far as that is wanted; what was not committed is committed first.
  void optimize(const Tag& tag);

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_WRITER_H_
