// Lists of byte strings, compressed some kilobytes at a time.
#ifndef PILCROW_STORE_PACKS_H_
#define PILCROW_STORE_PACKS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/sections.h"

namespace pilcrow::store {

// Zstandard, level 3, 8 KiB at a time: of English prose that leaves 0.32, and an item takes 9 µs to
// read; 64 KiB would leave 0.28 and take 50 µs.
inline constexpr std::size_t kPackBytes = 8 * 1024;

class PackReader;

// Writes one list as it goes: the section `name`, which must be ended by `finish` before another
// section is begun, and `name` + ".packs", which says where each pack begins.
class PackWriter {
 public:
  PackWriter(SectionWriter& out, const std::string& name);
  ~PackWriter();

  void add(std::string_view item);

  // The items of another list, as they are.
  void append(const PackReader& list);

  void finish();

 private:
  struct Codec;
  void close();
  void write(std::string_view packed, std::uint64_t items);

  SectionWriter& out_;
  std::string name_;
  std::unique_ptr<Codec> codec_;
  std::string pack_;  // at work: length and bytes of each item
  std::uint64_t in_pack_ = 0;
  std::vector<std::uint64_t> table_;  // as in the file
  std::uint64_t items_ = 0;
  std::uint64_t bytes_ = 0;
};

// Reads one list. Free to share between threads.
class PackReader {
 public:
  PackReader(const SectionFile& file, const std::string& name);

  std::size_t size() const { return items_; }

  // Item `index`, below `size()`. Throws Error{corrupt}.
  std::string item(std::size_t index) const;

  // Calls `take(index, item)` for each item in order; a pack is decompressed once.
  template <typename Take>
  void each(Take&& take) const {
    for (std::size_t pack = 0; pack < packs(); ++pack) {
      const std::string bytes = open(pack);
      std::size_t at = 0;
      for (std::uint64_t index = first(pack); index < first(pack + 1); ++index) {
        take(static_cast<std::size_t>(index), next(bytes, at));
      }
    }
  }

 private:
  friend class PackWriter;
  std::size_t packs() const { return table_.size() / 2 - 1; }
  std::uint64_t first(std::size_t pack) const { return table_[2 * pack]; }
  std::uint64_t offset(std::size_t pack) const { return table_[2 * pack + 1]; }
  std::string open(std::size_t pack) const;
  std::string_view next(std::string_view bytes, std::size_t& at) const;

  const Section& bytes_;
  std::span<const std::uint64_t> table_;  // first item and offset of each pack, and of the end
  std::uint64_t items_ = 0;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_PACKS_H_
