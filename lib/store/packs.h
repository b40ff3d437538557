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

struct ZSTD_DDict_s;

namespace pilcrow::store {

// How items are compressed, by Zstandard.
struct Packing {
  std::size_t bytes = 0;  // at a time
  int level = 0;
};

// Of English prose the first leaves 0.36 and takes 9 µs to read an item; the second, with a dictionary,
// leaves 0.27 and takes 15 µs, and compresses eight times more slowly.
inline constexpr Packing kQuickPacking = {std::size_t{4} * 1024, 3};
inline constexpr Packing kDensePacking = {std::size_t{8} * 1024, 9};

// What items have in common, for Zstandard: its dictionary makes small packs as small as large ones.
// Empty where there is too little to learn from. `bytes` as all items have, of which few are taken.
class DictionaryLearner {
 public:
  explicit DictionaryLearner(std::uint64_t bytes);

  // Whether the next pack is one to learn from; `add` its items then.
  bool wants(std::uint64_t pack_bytes);
  void add(std::string_view item);

  std::string finish() const;

 private:
  std::uint64_t every_;  // bytes for each byte that is learnt from
  std::uint64_t passed_ = 0;
  std::string samples_;
  std::vector<std::size_t> sizes_;
};

class PackReader;

// Writes one list as it goes: the section `name`, which must be ended by `finish` before another
// section is begun, and `name` + ".packs", which says where each pack begins; with a dictionary
// `name` + ".dictionary", too.
class PackWriter {
 public:
  PackWriter(SectionWriter& out, const std::string& name, const Packing& packing,
             std::string_view dictionary = {});
  ~PackWriter();

  void add(std::string_view item);

  // Whether the next item is the first of a pack: what is read without those before it.
  bool at_start() const { return in_pack_ == 0; }

  // The items of another list, in its packs; as they are unless these have another dictionary.
  void append(const PackReader& list);

  void finish();

 private:
  struct Codec;
  void close();
  void compress(std::string_view pack, std::uint64_t items);
  void write(std::string_view packed, std::uint64_t items);

  SectionWriter& out_;
  std::string name_;
  Packing packing_;
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

  // Reads items of which many are near one another: keeps the pack that was opened last.
  class Cursor {
   public:
    explicit Cursor(const PackReader& list) : list_(&list) {}

    // Calls `skip(item)` for the items before `index` in its pack that have not been passed, from the
    // first on if it was passed itself, and `start()` before them; answers the item. Views are valid
    // until the next call.
    template <typename Start, typename Skip>
    std::string_view seek(std::size_t index, Start&& start, Skip&& skip) {
      if (index < next_ || index >= end_) {
        if (index < begin_ || index >= end_) open(index);
        next_ = begin_;
        at_ = 0;
        start();
      }
      while (next_ < index) skip(take());
      return take();
    }

   private:
    void open(std::size_t index);
    std::string_view take() {
      ++next_;
      return list_->next(bytes_, at_);
    }

    const PackReader* list_;
    std::string bytes_;
    std::size_t begin_ = 0;  // items of the open pack
    std::size_t end_ = 0;
    std::size_t next_ = 0;  // item, and where it begins
    std::size_t at_ = 0;
  };

  // Calls `take(index, item)` for each item in order; a pack is decompressed once.
  template <typename Take>
  void each(Take&& take) const {
    for (std::size_t pack = 0; pack < packs(); ++pack) {
      each_in(pack, take);
    }
  }

  // Likewise for those of one pack, of `packs()`: items from `first(pack)` on.
  template <typename Take>
  void each_in(std::size_t pack, Take&& take) const {
    const std::string bytes = open(pack);
    std::size_t at = 0;
    for (std::uint64_t index = first(pack); index < first(pack + 1); ++index) {
      take(static_cast<std::size_t>(index), next(bytes, at));
    }
  }

  std::size_t packs() const { return table_.size() / 2 - 1; }
  std::uint64_t first(std::size_t pack) const { return table_[2 * pack]; }

  // Empty if it has none.
  std::string_view dictionary() const { return dictionary_; }

  // The pack of an item. Throws Error{corrupt} if there is no such item.
  std::size_t pack_of(std::size_t index) const;

 private:
  friend class PackWriter;
  std::uint64_t offset(std::size_t pack) const { return table_[2 * pack + 1]; }
  std::string open(std::size_t pack) const;
  void open(std::size_t pack, std::string& out) const;
  std::string_view next(std::string_view bytes, std::size_t& at) const;

  const Section& bytes_;
  std::string_view dictionary_;
  std::shared_ptr<const ZSTD_DDict_s> decoder_;  // made ready of it
  std::span<const std::uint64_t> table_;  // first item and offset of each pack, and of the end
  std::uint64_t items_ = 0;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_PACKS_H_
