#include "store/tags.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/codec.h"
#include "pilcrow/error.h"

namespace pilcrow::store {

Tags::Tags(const std::string& path, const FileMark& mark, std::uint32_t blocks)
    : file_(path, mark),
      sets_(file_.section("sets").array<std::uint32_t>()),
      set_ends_(file_.section("sets.ends").array<std::uint32_t>()),
      sets_of_(file_.section("blocks").array<std::uint32_t>()),
      evidence_(file_, "evidence"),
      evidence_blocks_(file_.section("evidence.blocks").array<std::uint32_t>()) {
  Decoder in(file_.section("values").all(), "values");
  values_.resize(in.count(2));
  for (auto& [facet, value] : values_) {
    facet = in.string();
    value = in.string();
  }
  const auto require = [&](bool holds, const char* section) {
    if (!holds) file_.section(section).fail("is inconsistent");
  };
  require(std::is_sorted(values_.begin(), values_.end()), "values");
  for (const auto value : sets_) require(value < values_.size(), "sets");
  require(std::is_sorted(set_ends_.begin(), set_ends_.end()) &&
              (set_ends_.empty() || set_ends_.back() == sets_.size()),
          "sets.ends");
  require(sets_of_.size() == blocks || (sets_of_.empty() && values_.empty()), "blocks");
  for (const auto set : sets_of_) require(set < set_ends_.size(), "blocks");
  require(evidence_blocks_.size() == evidence_.size() &&
              std::is_sorted(evidence_blocks_.begin(), evidence_blocks_.end()),
          "evidence.blocks");
}

std::pair<std::uint32_t, std::uint32_t> Tags::range(std::string_view facet) const {
  const auto first = std::partition_point(values_.begin(), values_.end(),
                                          [&](const auto& value) { return value.first < facet; });
  const auto last = std::partition_point(first, values_.end(),
                                         [&](const auto& value) { return value.first == facet; });
  return {static_cast<std::uint32_t>(first - values_.begin()),
          static_cast<std::uint32_t>(last - values_.begin())};
}

std::optional<std::uint32_t> Tags::find(std::string_view facet, std::string_view value) const {
  const FacetValue wanted{facet, value};
  const auto found = std::lower_bound(values_.begin(), values_.end(), wanted);
  if (found == values_.end() || *found != wanted) return {};
  return static_cast<std::uint32_t>(found - values_.begin());
}

std::vector<std::uint32_t> Tags::blocks_with(std::uint32_t value) const {
  std::vector<bool> having;
  for (std::uint32_t i = 0; i < set_ends_.size(); ++i) {
    const auto values = set(i);
    having.push_back(std::binary_search(values.begin(), values.end(), value));
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t block = 0; block < sets_of_.size(); ++block) {
    if (having[sets_of_[block]]) out.push_back(block);
  }
  return out;
}

Evidence Tags::evidence(std::uint32_t block, std::size_t text_bytes) const {
  const auto found = std::lower_bound(evidence_blocks_.begin(), evidence_blocks_.end(), block);
  if (found == evidence_blocks_.end() || *found != block) return {};
  const auto item = static_cast<std::size_t>(found - evidence_blocks_.begin());
  return decode_evidence(evidence_.item(item), text_bytes);
}

TagsWriter::TagsWriter(const std::string& path)
    : out_(path), evidence_(out_, "evidence", kQuickPacking) {}

std::size_t TagsWriter::HashValue::operator()(const FacetView& value) const {
  const std::hash<std::string_view> hash;
  return hash(value.first) * 31 + hash(value.second);
}

std::size_t TagsWriter::HashSet::operator()(const std::vector<std::uint32_t>& set) const {
  const std::string_view bytes(reinterpret_cast<const char*>(set.data()),
                               set.size() * sizeof(std::uint32_t));
  return std::hash<std::string_view>()(bytes);
}

std::uint32_t TagsWriter::value_number(const FacetView& value) {
  const auto known = values_.find(value);
  if (known != values_.end()) return known->second;
  const auto next = static_cast<std::uint32_t>(values_.size());
  return values_.emplace(value, next).first->second;
}

std::uint32_t TagsWriter::set_number(std::vector<std::uint32_t> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const auto next = static_cast<std::uint32_t>(sets_.size());
  return sets_.emplace(std::move(values), next).first->second;
}

void TagsWriter::add(const PackedEvidence& evidence) {
  std::vector<std::uint32_t> values;
  for (const auto& value : values_of(evidence.bytes())) values.push_back(value_number(value));
  if (!evidence.bytes().empty()) {
    evidence_blocks_.push_back(static_cast<std::uint32_t>(blocks_.size()));
    evidence_.add(evidence.bytes());
  }
  blocks_.push_back(set_number(std::move(values)));
}

void TagsWriter::append(const Tags& tags, std::uint32_t blocks) {
  std::vector<std::uint32_t> numbers;
  for (const auto& value : tags.values()) numbers.push_back(value_number(value));
  std::vector<std::uint32_t> sets;
  for (std::uint32_t set = 0; set < tags.set_ends_.size(); ++set) {
    std::vector<std::uint32_t> values;
    for (const auto value : tags.set(set)) values.push_back(numbers[value]);
    sets.push_back(set_number(std::move(values)));
  }
  const auto base = static_cast<std::uint32_t>(blocks_.size());
  for (std::uint32_t block = 0; block < blocks; ++block) {
    blocks_.push_back(tags.sets_of_.empty() ? set_number({}) : sets[tags.sets_of_[block]]);
  }
  for (const auto block : tags.evidence_blocks_) evidence_blocks_.push_back(base + block);
  evidence_.append(tags.evidence_);
}

FileMark TagsWriter::finish() {
  evidence_.finish();
  out_.put_array("evidence.blocks", evidence_blocks_);
  const std::map<FacetValue, std::uint32_t> in_order(values_.begin(), values_.end());
  Encoder values;
  values.number(in_order.size());
  std::vector<std::uint32_t> sorted(in_order.size());  // a value's place among all, by its number
  for (std::uint32_t place = 0; const auto& [value, number] : in_order) {
    values.string(value.first);
    values.string(value.second);
    sorted[number] = place++;
  }
  out_.put("values", values.bytes());
  std::vector<const std::vector<std::uint32_t>*> sets(sets_.size());
  for (const auto& [set, number] : sets_) sets[number] = &set;
  std::vector<std::uint32_t> members;
  std::vector<std::uint32_t> ends;
  for (const auto* set : sets) {
    std::vector<std::uint32_t> places;
    for (const auto value : *set) places.push_back(sorted[value]);
    std::sort(places.begin(), places.end());
    members.insert(members.end(), places.begin(), places.end());
    ends.push_back(static_cast<std::uint32_t>(members.size()));
  }
  out_.put_array("sets", members);
  out_.put_array("sets.ends", ends);
  if (members.empty()) blocks_.clear();
  out_.put_array("blocks", blocks_);
  return out_.finish();
}

}  // namespace pilcrow::store
