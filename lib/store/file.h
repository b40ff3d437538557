// Files of an index: written whole and made durable, read through a mapping.
#ifndef PILCROW_STORE_FILE_H_
#define PILCROW_STORE_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pilcrow::store {

// An open file descriptor. All members throw Error{io} naming the path.
class File {
 public:
  // Opens for reading; Error{not_found} if there is none, Error{corrupt} for what is no regular
  // file: a pipe must not block, and a link leads elsewhere.
  static File open(const std::string& path);

  // Makes a file, or empties one.
  static File create(const std::string& path);

  File(File&& other) noexcept;
  File& operator=(File&&) = delete;
  ~File();

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }
  std::uint64_t size() const;
  void write(std::string_view bytes);
  void sync();

 private:
  File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_ = -1;
  std::string path_;
};

// A file in memory, read-only. Stays readable when the file is removed.
class MappedFile {
 public:
  // Error{corrupt} if the file is not of `size` bytes.
  MappedFile(const File& file, std::uint64_t size);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

// Takes pages of a mapped file out of memory; what is looked at again is read again.
void release_pages(std::string_view mapped);

// The checksum of all that is on disk: XXH3, 64 bits.
std::uint64_t checksum(std::string_view bytes);

// The same, of bytes that come one after the other.
class Checksum {
 public:
  Checksum();
  ~Checksum();
  Checksum(Checksum&&) noexcept;
  void add(std::string_view bytes);
  std::uint64_t finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// That of the checksums of a file's pieces of 256 KiB, which several threads make where it is large.
// Read, not mapped: Xapian leaves holes in its files, and looking at a hole through a mapping kills
// the process where the disk is full.
std::uint64_t checksum(const File& file);

// The whole of a small file; Error{corrupt} if it has more than `limit` bytes.
std::string read_file(const std::string& path, std::size_t limit);

// Puts a file in place of another, or of none, as one: after a crash there is the old or the new.
void replace_file(const std::string& path, std::string_view bytes);

void sync_file(const std::string& path);

// Makes the names in a folder durable.
void sync_folder(const std::string& folder);

void make_folder(const std::string& folder);  // and those above it

// That, and the names of all that it made are durable.
void make_durable_folder(const std::string& folder);

void remove_all(const std::string& path);
void rename_path(const std::string& from, const std::string& to);

[[noreturn]] void fail_io(const std::string& what, const std::string& path, int error);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_FILE_H_
