// Columns of a whole index: what each paragraph is counted and grouped by, in memory.
#ifndef PILCROW_STORE_COLUMNS_H_
#define PILCROW_STORE_COLUMNS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/record.h"

namespace pilcrow::store {

// One facet: for each paragraph the values it has, as numbers into a dictionary.
class FacetColumn {
 public:
  // The values of the paragraph `key`, ascending.
  const std::uint32_t* begin(std::uint32_t key) const { return values_.data() + starts_[key]; }
  const std::uint32_t* end(std::uint32_t key) const { return values_.data() + starts_[key + 1]; }

  const std::vector<std::string>& dictionary() const { return dictionary_; }

 private:
  friend class ColumnsBuilder;
  std::vector<std::string> dictionary_;
  std::vector<std::uint32_t> starts_;  // of paragraph keys, one more at the end
  std::vector<std::uint32_t> values_;
};

// All columns, by paragraph key. Immutable once made; free to share between threads.
struct Columns {
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::vector<DocumentRecord> documents =
      {};                                    // by id; their `paragraphs` are emptied into the rest
  std::vector<std::uint32_t> document = {};  // of each paragraph: index in `documents`, or kNone
  std::vector<std::uint32_t> section = {};   // of each paragraph, as ParagraphColumns::section
  std::vector<std::uint64_t> hash = {};
  std::map<std::string, FacetColumn, std::less<>> facets = {};
  std::unordered_map<std::string, std::uint32_t> by_id = {};
  std::size_t paragraphs = 0;

  // The number of a document's paragraphs.
  std::vector<std::uint32_t> sizes = {};
};

// Makes columns of all documents of an index. Paragraph keys that two documents claim, or that lie
// beyond `last_key`, are Error{corrupt}.
Columns make_columns(std::vector<DocumentRecord> documents, std::uint32_t last_key);

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_COLUMNS_H_
