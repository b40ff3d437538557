// Files in an archive, one after the other, by libarchive.
#ifndef PILCROW_READ_ARCHIVE_UNPACK_H_
#define PILCROW_READ_ARCHIVE_UNPACK_H_

#include <optional>
#include <string>
#include <string_view>

#include "pilcrow/reader.h"
#include "read/expansion.h"

struct archive;
struct archive_entry;

namespace pilcrow::read {

// A file in an archive. For one thread at a time.
class Unpacker {
 public:
  // Takes ZIP and tar, compressed or not, and other compressed data as one file without a name.
  // `bytes` must outlive this. Throws Error{bad_input} where they are neither.
  Unpacker(std::string_view bytes, const ReadLimits& limits);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Goes to the next regular file; false at the end, also where what follows is damaged.
  bool next();

  // Its path in the archive, with '/', without what would lead out of it.
  const std::string& name() const { return name_; }
  bool is_encrypted() const;

  // Its bytes; nothing where it cannot be unpacked, for the reason in `problem`.
  std::optional<std::string> unpack();

  // What went wrong last; empty where nothing did.
  const std::string& problem() const { return problem_; }

  // Whether that is since there is no more to be unpacked of the archive.
  bool is_enough() const { return enough_; }

 private:
  void note(const char* otherwise);

  ReadLimits limits_;
  Expansion expansion_;
  struct archive* archive_;
  struct archive_entry* entry_ = nullptr;
  std::string name_;
  std::string problem_;
  bool enough_ = false;
};

}  // namespace pilcrow::read

#endif  // PILCROW_READ_ARCHIVE_UNPACK_H_
