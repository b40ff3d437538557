// Writing an index: documents one by one, or whole trees of files.
//
//   pilcrow::IndexWriter writer("articles.idx", {.themes = pilcrow::Taxonomy::load("themes.toml")});
//   pilcrow::IndexReport report = writer.index_paths({"articles"});
//   writer.commit();
#ifndef PILCROW_WRITER_H_
#define PILCROW_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/export.h"
#include "pilcrow/isolation.h"
#include "pilcrow/problem.h"
#include "pilcrow/progress.h"
#include "pilcrow/reader.h"
#include "pilcrow/themes.h"

namespace pilcrow {

/// How to write.
struct WriterOptions {
  /// Themes and names to tag paragraphs with. None given: those that the index has already. Others
  /// than it has: `commit` tags all documents that are in the index anew.
  std::optional<Taxonomy> themes = {};
  std::optional<Names> names = {};

  /// Formats that `index_paths` and `add_file` read.
  Readers readers = Readers::standard();

  /// Which of them read in processes of their own, and what these may take.
  Isolation isolation = {};

  /// How long to wait for another writer to finish, in milliseconds.
  unsigned lock_wait_ms = 0;

  /// Threads that read, analyse, build and merge; 0 for as many as there are cores. What is written
  /// does not depend on it: the same input gives the same ids, anchors, order and ranking.
  unsigned jobs = 0;

  /// About how much memory indexing may take, in bytes; at least 64 MiB. It bounds what is read,
  /// prepared, built and waits for it; what is written does not depend on it but for how many pieces
  /// posting lists have until the index is optimized.
  ///
  /// Plain texts from 4 MiB on are read in parts: their size does not count. Files of other formats
  /// are read as a whole, and one alone may take six times its size. Beside this there are tables of
  /// languages and encodings, some 50 MB, and, while segments are merged, about 20 bytes for each
  /// paragraph and 300 for each distinct word of them.
  std::size_t memory_bytes = std::size_t{512} << 20;

  /// Whether the index keeps, with a document that is indexed again, the paragraphs that are in it no
  /// more, so that citations of them find what they have become (<pilcrow/citation.h>). They are not
  /// searched. At most as much text as the document has (64 KiB at least), the latest first; none of
  /// texts that are read in parts. All goes when the document is removed, or indexed without this.
  bool remember = true;

  /// Called about ten times a second, from the thread that called, while `commit` tags documents anew
  /// and while `finish_merges` and `optimize` merge. Return false to give merging up: what was merged
  /// and committed until then stays, and so does all else. Tagging goes on.
  std::function<bool(const WorkProgress&)> progress = {};
};

/// What `index_paths` is to do.
struct IndexOptions {
  /// Patterns of files and folders to leave out, as in .gitignore, beside the `.pilcrowignore`
  /// files found on the way.
  std::vector<std::string> exclude = {};

  /// Patterns likewise: if there are any, only files that fit one, or lie in a folder that does, are
  /// taken. What is left out otherwise stays left out.
  std::vector<std::string> include = {};

  /// Takes files and folders whose names begin with a dot, too.
  bool hidden = false;

  /// Follows symbolic links below the paths given. One that leads back to a folder above it, or to
  /// nothing, is a problem. (A path that was given may be a link in any case.)
  bool follow_links = false;

  /// Does not enter folders of other file systems than that of the path given.
  bool one_file_system = false;

  /// How much is made of one file.
  ReadLimits limits = {};

  /// Files are read again only if their size or time of change is another than when they were
  /// indexed, and indexed again only if their bytes are; unless this is set.
  bool read_all = false;

  /// Removes documents whose files were indexed below the paths given and are not found there any
  /// more, since they are gone or left out. Only names that were given in the same way are
  /// compared: "texts" and "./texts" differ. A file that was given by name and is gone is no
  /// problem then. Nothing is removed below a folder that is missing as a whole or cannot be
  /// entered, nor by a run that was stopped.
  bool prune = false;

  /// Commits whenever files of so many bytes were added since the last commit, so that a long run that
  /// is stopped keeps what it has done, and goes on when it is repeated. 0: never, all of it is
  /// committed as one. Readers see documents old and new meanwhile, each of them whole. Not done where
  /// the writer has other themes or names than the index: all is tagged anew once, at the end.
  std::uint64_t commit_bytes = 0;

  /// Called now and then from the calling thread, at most about ten times a second, and at the end.
  struct Progress {
    std::size_t files_done = 0;     ///< Read, or passed over.
    std::size_t files_total = 0;    ///< As far as known by now.
    std::size_t documents = 0;      ///< Added so far.
    std::size_t paragraphs = 0;     ///< Of these documents.
    std::uint64_t bytes_done = 0;   ///< Of the files that were read.
    std::string_view current = {};  ///< The file at work; valid during the call.
  };

  /// Return false to stop after the file at work; what was added stays, ready for `commit`. A file
  /// is added whole or not at all.
  std::function<bool(const Progress&)> progress = {};
};

/// What `index_paths` did.
struct IndexReport {
  std::size_t documents = 0;   ///< That were added.
  std::size_t paragraphs = 0;  ///< Of these documents.
  std::uint64_t bytes = 0;     ///< Of the files whose documents were added.
  std::size_t unchanged = 0;   ///< Files that were passed over since they are as they were.

  /// Documents that were removed since their files are gone (see `IndexOptions::prune`), or were
  /// indexed again and do not give them any more.
  std::size_t removed = 0;
  std::vector<InputProblem> problems = {};

  /// How many files each reader has read, by its name.
  std::map<std::string, std::size_t> readers = {};
  bool stopped = false;  ///< `progress` asked for it.

  /// How many problems are failures: of the kind `failed`.
  PILCROW_API std::size_t failed() const noexcept;
};

/// What `watch` is to do.
struct WatchOptions {
  /// As for `index_paths`; `prune` is always on, and `read_all` is for the first run.
  IndexOptions index = {};

  /// Called from the calling thread after each run that found something: the first, and those that
  /// added, removed or failed. What the report tells has been committed.
  std::function<void(const IndexReport&)> committed = {};

  /// Asked about ten times a second from the calling thread while there is nothing to do; return
  /// false to end. (While there is, `IndexOptions::progress` is asked.)
  std::function<bool()> go_on = {};
};

/// The one writer of an index.
///
/// Threads: one at a time. A second writer of the same index, in this process or another, gets
/// Error{locked}. Readers go on reading what was committed.
/// Errors: after Error{io} or Error{corrupt} from any member but the constructor, the batch since
/// the last commit is lost, what was committed is not, and the object only lets itself be
/// destroyed.
class PILCROW_API IndexWriter {
 public:
  /// Opens an index for writing, making it (and its folder) if there is none. Error{not_an_index}
  /// for a folder that holds something else: nothing in it is touched.
  explicit IndexWriter(const std::string& folder, const WriterOptions& options = {});

  /// Discards what was not committed.
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// Adds a document, replacing the one with its id. Returns its number of paragraphs.
  /// Error{bad_argument} for a bad id, a text that is not UTF-8, or a paragraph of more than 64
  /// KiB; the index is as before.
  std::size_t add(const Document& document);

  /// Removes a document; false if there was none.
  bool remove(std::string_view id);

  /// Whether a document is there: committed, or waiting to be.
  bool contains(std::string_view id) const;

  /// Reads files and trees of files and adds what is in them. A document's id is its path below the
  /// path given (its file name when that is a file), or the id of its record. Where two different
  /// sources of one run claim the same id, the first keeps it and the second is a problem. Bad
  /// files are problems too, and the run goes on.
  ///
  /// A file is compared with what was indexed of it as of the last commit, under the same path:
  /// unless it changed it is passed over, and if it did its documents are replaced as a whole.
  /// (While something waits to be committed all files are read.) What was given to `add` is never
  /// taken for a file's.
  IndexReport index_paths(const std::vector<std::string>& paths, const IndexOptions& options = {});

  /// Indexes the paths and commits, and then goes on: whenever files below them change, come or go,
  /// it waits until that has been over for 200 ms (2 s at most), indexes what changed, removes what
  /// is gone, and commits. Other processes can search meanwhile, but not write. Returns when `go_on`
  /// or `IndexOptions::progress` says so; what was committed stays.
  ///
  /// Linux tells what changes in folders, by inotify. Files that were given by name are looked at
  /// once a second; on file systems of networks, which tell nothing, all is walked every 30 s. A
  /// file counts as changed when whoever writes it closes it. Error{io} when the system's limits do
  /// not let all folders be followed: the message says which one to raise; what had been indexed
  /// until then is committed.
  void watch(const std::vector<std::string>& paths, const WatchOptions& options);

  /// Makes all since the last commit visible and durable, as one. Returns after the disk has it.
  /// Where there are many small segments, it begins to merge them in the background.
  void commit();

  /// Waits for merging in the background, and commits it. Does nothing while something waits to be
  /// committed. The destructor does not wait: merging goes on with the next writer.
  void finish_merges();

  /// Commits, and merges all into one segment, which takes the least space and time to search.
  /// Documents that were removed or replaced are gone from the disk after it.
  void optimize();

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace pilcrow

#endif  // PILCROW_WRITER_H_
