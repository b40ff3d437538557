// The tags of a segment: themes and names of its blocks, in a file of their own, since a change of
// the rules writes it anew and leaves the rest as it is.
//
//   values             names of facets and their values, sorted
//   sets, sets.ends    u32: numbers of values of each set that some block has; where each set ends
//   blocks             u32: the set of each block; nothing at all where no block has tags
//   evidence           packs: Evidence of the blocks listed in
//   evidence.blocks    u32
//
// A theme's set has the themes above it too.
#ifndef PILCROW_STORE_TAGS_H_
#define PILCROW_STORE_TAGS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/evidence.h"
#include "store/packs.h"
#include "store/sections.h"

namespace pilcrow::store {

using FacetValue = std::pair<std::string, std::string>;  // facet, value

// Immutable; free to share between threads. Members throw Error{corrupt} for what is damaged.
class Tags {
 public:
  Tags(const std::string& path, const FileMark& mark, std::uint32_t blocks);

  // All values that some block has, sorted: those of one facet stand together.
  const std::vector<FacetValue>& values() const { return values_; }
  std::pair<std::uint32_t, std::uint32_t> range(std::string_view facet) const;
  std::optional<std::uint32_t> find(std::string_view facet, std::string_view value) const;

  // Numbers of a block's values, ascending: a set that it may share with others. Where there are no
  // values at all, there are no sets.
  std::uint32_t set_of(std::uint32_t block) const { return sets_of_[block]; }
  std::uint32_t sets() const { return static_cast<std::uint32_t>(set_ends_.size()); }
  std::span<const std::uint32_t> set(std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : set_ends_[number - 1];
    return sets_.subspan(begin, set_ends_[number] - begin);
  }
  std::span<const std::uint32_t> of(std::uint32_t block) const {
    return sets_of_.empty() ? std::span<const std::uint32_t>() : set(sets_of_[block]);
  }

  // Whether a block has a value.
  bool has(std::uint32_t block, std::uint32_t value) const {
    const auto values = of(block);
    return std::binary_search(values.begin(), values.end(), value);
  }

  // All blocks that have a value, ascending.
  std::vector<std::uint32_t> blocks_with(std::uint32_t value) const;

  Evidence evidence(std::uint32_t block, std::size_t text_bytes) const;

  const SectionFile& file() const { return file_; }

 private:
  friend class TagsWriter;

  SectionFile file_;
  std::vector<FacetValue> values_;
  std::span<const std::uint32_t> sets_;
  std::span<const std::uint32_t> set_ends_;
  std::span<const std::uint32_t> sets_of_;
  PackReader evidence_;
  std::span<const std::uint32_t> evidence_blocks_;
};

// Writes evidence as it comes, and keeps what else there is, which is small.
class TagsWriter {
 public:
  explicit TagsWriter(const std::string& path);

  // The next block's tags.
  void add(const PackedEvidence& evidence);

  // Those of all blocks of another segment.
  void append(const Tags& tags, std::uint32_t blocks);

  // After the last.
  FileMark finish();

 private:
  // Values are looked for where they stand in evidence.
  struct HashValue {
    using is_transparent = void;
    std::size_t operator()(const FacetView& value) const;
  };
  struct SameValue {
    using is_transparent = void;
    bool operator()(const FacetView& a, const FacetView& b) const { return a == b; }
  };
  struct HashSet {
    std::size_t operator()(const std::vector<std::uint32_t>& set) const;
  };

  std::uint32_t set_number(std::vector<std::uint32_t> values);
  std::uint32_t value_number(const FacetView& value);

  SectionWriter out_;
  PackWriter evidence_;
  std::unordered_map<FacetValue, std::uint32_t, HashValue, SameValue> values_;  // as they were met
  std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, HashSet> sets_;
  std::vector<std::uint32_t> blocks_;
  std::vector<std::uint32_t> evidence_blocks_;
};

}  // namespace pilcrow::store

#endif  // PILCROW_STORE_TAGS_H_
