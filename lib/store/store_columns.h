// The columns of a store while it is made: what stands beside texts and words.
#ifndef PILCROW_STORE_STORE_COLUMNS_H_
#define PILCROW_STORE_STORE_COLUMNS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/store.h"

namespace pilcrow::store {

// Offsets within a store have 32 bits: throws Error{bad_input} for more.
void check_room(std::uint64_t bytes);

// Strings one after the other, and where each ends.
struct Strings {
  std::string bytes = {};
  std::vector<std::uint32_t> ends = {};

  void add(std::string_view string);
  void write(SectionWriter& out, const std::string& name) const;
};

// What stands in a store beside its lists of texts and words: small, and kept in memory.
class StoreColumns {
 public:
  void begin_document(const std::string& id, const std::string& title);
  // Goes on with a document that began elsewhere, under these headings.
  void resume_document(const std::vector<BlockRecord>& above);

  void add_block(const BlockRecord& block, const std::string& language, std::uint64_t hash);

  // Makes room for so many blocks.
  void reserve(std::size_t blocks) { hashes_.reserve(blocks); }

  // All of another store, behind what is here.
  void append(const Store& store);

  void write(SectionWriter& out, StoreCounts counts) const;

  std::uint32_t blocks() const { return static_cast<std::uint32_t>(hashes_.size()); }
  std::uint32_t documents() const { return static_cast<std::uint32_t>(first_.size()); }

 private:
  std::uint32_t language_number(const std::string& language);
  void add_language(const std::string& language);
  std::uint32_t path_number(const std::string& path);
  void open_head(int level, const std::string& text);

  std::vector<std::uint32_t> first_;
  Strings ids_;
  Strings titles_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint8_t> levels_;
  std::vector<std::uint32_t> paths_of_;
  std::vector<std::pair<int, std::string>> open_;  // levels and paths around the next block
  Strings paths_;
  std::unordered_map<std::string, std::uint32_t> path_numbers_;
  std::vector<std::string> languages_;
  std::unordered_map<std::string, std::uint32_t> language_numbers_;
  std::vector<Store::Run> runs_;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_STORE_COLUMNS_H_
