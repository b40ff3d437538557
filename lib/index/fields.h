// Metadata of a segment's documents, by field: read from their records when it is first asked for.
#ifndef PILCROW_INDEX_FIELDS_H_
#define PILCROW_INDEX_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace pilcrow::index {

// The values of one field, folded and as they were written: of the first document that has it first.
class FieldColumn {
 public:
  void add(std::uint32_t document, std::string_view value, std::string_view written) {
    bytes_ += value;
    const std::size_t middle = bytes_.size();
    if (written != value) bytes_ += written;
    values_.push_back({document, middle, bytes_.size()});
  }

  // Calls `take(document, value, written)` for each value.
  template <typename Take>
  void each(Take&& take) const {
    std::size_t begin = 0;
    for (const auto& [document, middle, end] : values_) {
      const std::string_view value = std::string_view(bytes_).substr(begin, middle - begin);
      take(document, value,
           middle == end ? value : std::string_view(bytes_).substr(middle, end - middle));
      begin = end;
    }
  }

 private:
  struct Value {
    std::uint32_t document = 0;
    std::size_t middle = 0;  // where the folded one ends, and
    std::size_t end = 0;     // what was written, if that is something else
  };
  std::vector<Value> values_;
  std::string bytes_;
};

// Free to share between threads. A field's name counts as folded, too. Members throw
// Error{corrupt} for what is damaged.
class Fields {
 public:
  // The store must outlive this object.
  explicit Fields(const store::Store& store) : store_(store) {}

  // Whether any document has the field.
  bool has(const std::string& name) const;

  // Empty for a field that no document has.
  std::shared_ptr<const FieldColumn> column(const std::string& name) const;

 private:
  void read(const std::string& name) const;

  const store::Store& store_;
  mutable std::mutex mutex_;  // of what follows
  mutable bool read_ = false;
  mutable std::set<std::string> names_;
  mutable std::map<std::string, std::shared_ptr<const FieldColumn>> columns_;
};

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_FIELDS_H_
