#include "index/facet_values.h"

#include <algorithm>
#include <unordered_map>

#include "base/period.h"

namespace pilcrow::index {

FacetValues::FacetValues(const store::Tags& tags) : tags_(tags), periods_(tags.range("period")) {
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::vector<std::uint32_t>> numbers_of_tag(tags.values().size());
  for (std::uint32_t tag = 0; tag < tags.values().size(); ++tag) {
    const std::string& value = tags.values()[tag].second;
    if (tag < periods_.first || tag >= periods_.second) {
      numbers_of_tag[tag] = {size()};
      values_.push_back(value);
      continue;
    }
    const auto period = parse_period(value);
    if (!period) continue;
    for (const auto grain : {PeriodGrain::century, PeriodGrain::decade, PeriodGrain::year}) {
      for (auto& part : values_of(*period, grain)) {
        const auto [number, fresh] = known.emplace(part, size());
        if (fresh) values_.push_back(std::move(part));
        numbers_of_tag[tag].push_back(number->second);
      }
    }
  }
  full_periods_ = static_cast<std::uint32_t>(known.size());
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t set = 0; set < tags.sets(); ++set) {
    numbers.clear();
    for (const auto tag : tags.set(set)) {
      numbers.insert(numbers.end(), numbers_of_tag[tag].begin(), numbers_of_tag[tag].end());
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
    ends_.push_back(numbers_.size());
  }
}

std::pair<std::uint32_t, std::uint32_t> FacetValues::range(std::string_view facet) const {
  const auto place = [&](std::uint32_t tag) {
    return tag < periods_.second ? tag : tag - periods_.second + periods_.first + full_periods_;
  };
  const auto [first, last] = tags_.range(facet);
  if (facet == "period") return {first, first + full_periods_};
  return {place(first), place(last)};
}

FacetPostings::FacetPostings(const store::Store& store, const store::Tags& tags,
                             const FacetValues& values)
    : ends_(values.size()) {
  for (std::uint32_t block = 0; block < store.blocks(); ++block) {
    for (const auto value : values.of(tags.set_of(block))) ++ends_[value];
  }
  std::size_t sum = 0;
  for (auto& end : ends_) end = std::exchange(sum, sum + end);  // where they begin, for now
  postings_.resize(sum);
  std::vector<std::uint32_t> document_of(values.size(), store.documents());  // of each value's last
  for (std::uint32_t document = 0; document < store.documents(); ++document) {
    for (std::uint32_t block = store.first(document); block < store.first(document + 1); ++block) {
      for (const auto value : values.of(tags.set_of(block))) {
        const std::size_t at = ends_[value]++;
        postings_[at] = 2 * block + 1;
        if (document_of[value] == document) --postings_[at - 1];
        document_of[value] = document;
      }
    }
  }
}

Counts FacetPostings::count(std::uint32_t value, std::span<const std::uint64_t> bits) const {
  Counts out;
  std::uint32_t any = 0;  // of the document at work
  for (std::size_t at = value == 0 ? 0 : ends_[value - 1]; at < ends_[value]; ++at) {
    const std::uint32_t block = postings_[at] / 2;
    const std::uint32_t last = postings_[at] % 2;
    const auto is_set = static_cast<std::uint32_t>(bits[block / 64] >> block % 64 & 1);
    // Without branches, which would be foreseen wrongly half of the time.
    any |= is_set;
    out.paragraphs += is_set;
    out.documents += any & last;
    any &= last ^ 1;
  }
  return out;
}

const FacetValues& FacetColumns::values(const store::Tags& tags) const {
  return values_.get([&] { return FacetValues(tags); });
}

const FacetPostings* FacetColumns::postings(const store::Store& store,
                                            const store::Tags& tags) const {
  if (!asked_.exchange(true) || store.blocks() > FacetPostings::kMaxBlocks) return nullptr;
  return &postings_.get([&] { return FacetPostings(store, tags, values(tags)); });
}

}  // namespace pilcrow::index
