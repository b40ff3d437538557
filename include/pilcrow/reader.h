// Readers: how bytes of some format become documents, and how you add formats of your own.
//
//   class LogReader : public pilcrow::Reader {
//    public:
//     std::string name() const override { return "log"; }
//     pilcrow::Formats formats() const override { return {.patterns = {"*.log"}}; }
//     void read(const pilcrow::Source& s, pilcrow::DocumentSink& out) const override {
//       pilcrow::Document document;
//       …                                     // blocks with their ranges in s.bytes
//       out.add(std::move(document));
//     }
//   };
//   auto readers = pilcrow::Readers::standard();
//   readers.add(std::make_shared<LogReader>());
//
// A command of any kind can be a reader, too: see `Readers::add_external`.
#ifndef PILCROW_READER_H_
#define PILCROW_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/export.h"
#include "pilcrow/isolation.h"

namespace pilcrow {

/// How much is made of one file, so that one that means harm, or is damaged, costs little. What is
/// past a limit is left out and reported, or the file is refused where nothing of it would be whole;
/// the message names the limit.
struct ReadLimits {
  /// Bytes of a file. Larger ones are not read.
  std::size_t max_bytes = std::size_t{1} << 30;

  /// Blocks of a document, which is cut there. (Plain texts from 4 MiB on, which are read in parts,
  /// may have more.)
  std::size_t max_blocks = 2'000'000;

  /// Elements, groups or parts within each other. Deeper files are refused.
  std::size_t max_depth = 512;

  /// Pages of a document. Later ones are left out.
  std::size_t max_pages = 20'000;

  /// Files that stand in one file (an archive, an e-mail, an office document).
  std::size_t max_members = 100'000;

  /// Bytes of a file that stands in another, when it is unpacked.
  std::size_t max_member_bytes = std::size_t{256} << 20;

  /// How many times larger than a file all that is unpacked of it may be, archives within archives
  /// together; the first MiB is free.
  std::size_t max_expansion = 100;

  /// Archives within each other.
  std::size_t max_nesting = 4;
};

/// What a reader is given. The views live until `Reader::read` returns.
struct Source {
  /// The file's name below the folder being indexed, with '/'; also the id of a document whose
  /// reader gives it none.
  std::string_view name = {};

  /// The whole file. If the reader wants text (see `Reader::wants_text`): valid UTF-8, converted
  /// from the file's own encoding where needed, without byte-order mark, NULs replaced by spaces.
  std::string_view bytes = {};

  /// What the reader is to keep to.
  ReadLimits limits = {};
};

/// Which sources a reader is for.
struct Formats {
  /// Media types, as `file --mime-type` tells them by a file's first bytes: "image/vnd.djvu".
  std::vector<std::string> media_types = {};

  /// Patterns of names, as in .gitignore: "*.log", "letters/**". Case does not count.
  std::vector<std::string> patterns = {};
};

/// Takes what a reader makes. Made by the library; only valid during `Reader::read`.
class PILCROW_API DocumentSink {
 public:
  virtual ~DocumentSink();

  /// Takes one document. Ranges of blocks count bytes of `Source::bytes`; the library turns them
  /// into bytes of the file where it had to convert its encoding. An empty id means `Source::name`.
  /// Throws what indexing throws: let it pass.
  virtual void add(Document document) = 0;

  /// Reports a record that could not be read, and goes on: `line` from 1, 0 if unknown.
  virtual void skip(std::size_t line, const std::string& reason) = 0;

  /// Reports that a limit was reached: what comes after it in the source is left out.
  virtual void cut(const std::string& reason) = 0;

  /// Hands over a file that stands in this one, such as a member of an archive or an attachment, to
  /// the reader for its own format. `name` is its path there, with '/'; its documents are named
  /// after both: "letters.zip/2024/may.txt". What cannot be read of it is reported as skipped.
  /// False where the limits say that it is enough, which has been reported: hand over no more.
  virtual bool add_member(const std::string& name, std::string_view bytes) = 0;
};

/// Turns the bytes of one format into documents.
///
/// Threads: `accepts` and `read` are const and may be called from several threads at once.
/// Errors: what `read` throws, of whatever type but std::bad_alloc, is recorded as the file's reason
/// for failing, and the run goes on; nothing of that file is taken.
class PILCROW_API Reader {
 public:
  virtual ~Reader();

  /// Short and lower-case, e.g. "markdown"; stands in reports.
  virtual std::string name() const = 0;

  /// What it reads, for people and for `accepts`. None unless overridden.
  virtual Formats formats() const;

  /// Whether this reader is for that source, by its name or the bytes. `bytes` are as they are in the
  /// file here: at first only its first 4096, and all when they have been read. So what a file is may
  /// be seen at its end; but who accepts all of a file should accept its beginning too, since a file
  /// that nobody accepts by its beginning is not read on. Unless overridden: whether its name fits a
  /// pattern, or its bytes have a media type, of `formats`.
  virtual bool accepts(const Source& source) const;

  /// Whether `read` wants decoded text (the default) or the file's bytes as they are.
  virtual bool wants_text() const;

  /// Whether a writer that does not trust its input is to let it read in a process of its own, as
  /// for formats that are hard to take apart safely. False unless overridden. A reader of yours
  /// needs a program that knows it: see `serve_readers`.
  virtual bool wants_process() const;

  /// Reads the whole source and adds its documents, in order.
  virtual void read(const Source& source, DocumentSink& sink) const = 0;
};

/// An ordered set of readers. Copies share the readers. Adding is for one thread; the rest is
/// const.
class PILCROW_API Readers {
 public:
  /// None at all.
  Readers();

  /// The readers that come with the library.
  static Readers standard();

  /// The names of the readers that this build of the library was made without, for want of a library
  /// that they need, or since it was not wanted.
  static std::vector<std::string> missing();

  /// Adds a reader. Of several that accept a source the one with the highest priority reads it, and
  /// among those with the same the one that was added last. The standard ones have 0: one that is
  /// only for what no other reads has less.
  void add(std::shared_ptr<const Reader> reader, int priority = 0);

  /// Adds the commands that a readers.toml names as readers; pilcrow-readers(5) describes it. Of
  /// `isolation`, the program counts, and the limits where the file gives none. Error{not_found,
  /// io} for a file that cannot be read, Error{bad_argument} for a bad one, with the place in its
  /// context: "readers.toml:3:1".
  void add_external(const std::string& path, const Isolation& isolation = {});

  /// The first that accepts the source, or null. Owned by this set.
  const Reader* find(const Source& source) const;

  /// The names, in the order in which they are asked.
  std::vector<std::string> names() const;

  /// A reader as it was added.
  struct Entry {
    std::shared_ptr<const Reader> reader = {};  ///< Never null.
    int priority = 0;                           ///< The highest is asked first.
    std::vector<std::string> command = {};      ///< Of an external reader, as the file has it.
  };

  /// All, in the order in which they are asked.
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void insert(Entry entry);
  std::vector<Entry> entries_;
};

/// The media type of a source by its first bytes, whatever its name: "application/pdf". Those of
/// which nothing is known are "application/octet-stream" or "text/plain".
PILCROW_API std::string media_type(const Source& source);

/// What reading one file gave.
struct ReadResult {
  /// The reader that was used.
  std::string reader = {};

  std::vector<Document> documents = {};  ///< In the order of the file.

  /// Records that were left out, each with line and reason: "line 12: not a JSON object".
  std::vector<std::string> skipped = {};

  /// Limits that were reached, so that something is left out.
  std::vector<std::string> cut = {};

  /// Members (see `DocumentSink::add_member`) that no reader knows, by their names.
  std::vector<std::string> passed_over = {};

  /// What was done to decode the bytes, when it was not plain UTF-8: "windows-1251"; else empty.
  std::string encoding = {};
};

/// Reads bytes that are already in memory: finds the reader, decodes, maps ranges back to `bytes`,
/// and splits paragraphs longer than 64 KiB at sentence or word boundaries, so that none is larger.
/// `name` is what `Source::name` will be. Throws Error{unsupported} when no reader accepts the
/// source, Error{bad_input} when it is not text or when the reader failed; the message is the
/// reason.
PILCROW_API ReadResult read_bytes(std::string_view bytes, const std::string& name,
                                  const Readers& readers = Readers::standard(),
                                  const ReadLimits& limits = {});

/// Reads a file, as `read_bytes` does. Throws Error{io} when the system does not let it be read,
/// Error{bad_input} when it is larger than `limits.max_bytes`.
PILCROW_API ReadResult read_file(const std::string& path, const std::string& name,
                                 const Readers& readers = Readers::standard(),
                                 const ReadLimits& limits = {});

}  // namespace pilcrow

#endif  // PILCROW_READER_H_
