// A file of named sections, each in chunks with checksums.
//
//   sections, each from a multiple of 8 bytes on; a directory; a footer.
//
// The directory is a record (base/codec.h) of each section's name, offset, size and checksums of
// its chunks. The footer is 24 bytes: offset and size of the directory and kSectionsMagic, all
// little-endian. Who keeps the directory's checksum can tell this very file from any other.
#ifndef PILCROW_STORE_SECTIONS_H_
#define PILCROW_STORE_SECTIONS_H_

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/file.h"

namespace pilcrow::store {

static_assert(std::endian::native == std::endian::little, "columns are mapped as they are");

inline constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;
inline constexpr std::uint64_t kSectionsMagic = 0x31434553'52434C50;  // "PLCRSEC1"

// What tells a file from all others: its size and its directory's checksum.
struct FileMark {
  std::uint64_t bytes = 0;
  std::uint64_t check = 0;
  bool operator==(const FileMark&) const = default;
};

class SectionWriter {
 public:
  explicit SectionWriter(const std::string& path);

  // Begins a section, which ends the one before.
  void begin(const std::string& name);
  void write(std::string_view bytes);

  // A whole section.
  void put(const std::string& name, std::string_view bytes);
  template <typename Number>
  void put_array(const std::string& name, const std::vector<Number>& numbers) {
    static_assert(std::is_arithmetic_v<Number>);
    put(name, {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)});
  }

  // Writes the directory. The file is not durable yet.
  FileMark finish();

 private:
  struct Entry {
    std::string name = {};
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::vector<std::uint64_t> checks = {};
  };
  void end();
  void close_chunk();
  void raw(std::string_view bytes);

  File file_;
  std::vector<Entry> entries_;
  std::string chunk_;  // of the section at work, not yet written
  bool open_ = false;
  std::uint64_t at_ = 0;
};

// One section of a mapped file. Chunks are checked when they are first looked at; free to share
// between threads. Valid as long as its file.
class Section {
 public:
  std::size_t size() const { return bytes_.size(); }

  // Error{corrupt} where a checksum is wrong or the range is not within the section.
  std::string_view view(std::size_t begin, std::size_t end) const;
  std::string_view all() const { return view(0, size()); }
  // Where it begins; nothing there has been checked.
  const char* data() const { return bytes_.data(); }

  template <typename Number>
  std::span<const Number> array() const {
    static_assert(std::is_arithmetic_v<Number>);
    if (size() % sizeof(Number) != 0) fail("is not whole");
    const std::string_view bytes = all();
    return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
  }

  // Takes it out of memory, until it is looked at again.
  void release() const { release_pages(bytes_); }

  // Throws Error{corrupt} about this section.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  friend class SectionFile;
  void check(std::size_t chunk) const;

  std::string_view bytes_;
  std::vector<std::uint64_t> checks_;
  std::unique_ptr<std::atomic<bool>[]> checked_;
  std::string name_;
  const std::string* path_ = nullptr;
};

class SectionFile {
 public:
  // Maps the file with that mark; Error{corrupt} for any other, Error{not_found} for none.
  SectionFile(const std::string& path, const FileMark& mark);

  // Error{corrupt} if there is none.
  const Section& section(const std::string& name) const;
  bool has(const std::string& name) const { return sections_.contains(name); }

  // Bytes by section.
  std::map<std::string, std::uint64_t> sizes() const;

  // Checks all of it; the names of sections that are damaged.
  std::vector<std::string> damaged() const;

  // Whether anything but zeros stands between the sections. Nobody reads it.
  bool has_stray_bytes() const;

  // Takes all of it out of memory, until it is looked at again.
  void release() const { release_pages(file_.bytes()); }

  const std::string& path() const { return path_; }

 private:
  [[noreturn]] void fail(const std::string& what) const;

  std::string path_;
  MappedFile file_;
  std::map<std::string, Section> sections_;
  std::size_t end_ = 0;  // of the last section
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_SECTIONS_H_
