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
#include "store/store_columns.h"

namespace pilcrow::store {

// Collects documents in memory.
class StoreWriter {
 public:
  // `dictionary` for the texts, if any; it must outlive this object.
  explicit StoreWriter(const Packing& packing, std::string_view dictionary = {})
      : packing_(packing), dictionary_(dictionary) {}

  void add(const InputDocument& document);

  std::uint32_t blocks() const { return columns_.blocks(); }
  const StoreCounts& counts() const { return counts_; }

  FileMark write(const std::string& path) const;

 private:
  std::uint32_t form_number(const Form& form);

  Packing packing_;
  std::string_view dictionary_;
  StoreCounts counts_;
  StoreColumns columns_;
  std::vector<std::string> records_;
  std::vector<std::string> pasts_;
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
