// Making the store of a segment: from documents, or from other stores.
#ifndef PILCROW_STORE_STORE_WRITER_H_
#define PILCROW_STORE_STORE_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/input.h"
#include "store/store.h"

namespace pilcrow::store {

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
  void add_block(const BlockRecord& block, const std::string& language, std::uint64_t hash);

  // All of another store, behind what is here.
  void append(const Store& store);

  void write(SectionWriter& out, StoreCounts counts) const;

  std::uint32_t blocks() const { return static_cast<std::uint32_t>(hashes_.size()); }
  std::uint32_t documents() const { return static_cast<std::uint32_t>(first_.size()); }

 private:
  std::uint32_t language_number(const std::string& language);
  void add_language(const std::string& language);
  std::uint32_t path_number(const std::string& path);
  void add_head(int level, const std::string& text);

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

// Collects documents in memory.
class StoreWriter {
 public:
  explicit StoreWriter(const Packing& packing) : packing_(packing) {}

  void add(const InputDocument& document);

  std::uint32_t blocks() const { return columns_.blocks(); }
  const StoreCounts& counts() const { return counts_; }

  FileMark write(const std::string& path) const;

 private:
  std::uint32_t form_number(const Form& form);

  Packing packing_;
  StoreCounts counts_;
  StoreColumns columns_;
  std::vector<std::string> records_;
  std::vector<BlockRecord> texts_;
  std::vector<CountedForm> forms_;  // in the order in which they were met
  std::unordered_map<std::string, std::uint32_t> form_numbers_;
  std::vector<std::uint32_t> words_;  // of all blocks, as numbers of `forms_`
  std::vector<std::size_t> word_ends_;
};

// Writes a store with all documents of others, in order. Memory: the columns and the words.
FileMark merge_stores(const std::vector<const Store*>& stores, const std::string& path);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_STORE_WRITER_H_
