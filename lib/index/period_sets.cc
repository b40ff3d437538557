#include "index/period_sets.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/period.h"

namespace pilcrow::index {

PeriodSets::PeriodSets(const store::Tags& tags) {
  const auto [first, last] = tags.range("period");
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::vector<std::uint32_t>> numbers_of_tag;
  for (std::uint32_t tag = first; tag < last; ++tag) {
    auto& numbers = numbers_of_tag.emplace_back();
    const auto period = parse_period(tags.values()[tag].second);
    if (!period) continue;
    for (const auto grain : {PeriodGrain::century, PeriodGrain::decade, PeriodGrain::year}) {
      for (auto& value : pilcrow::values_of(*period, grain)) {
        const auto next = static_cast<std::uint32_t>(values_.size());
        const auto [number, fresh] = known.emplace(value, next);
        if (fresh) values_.push_back(std::move(value));
        numbers.push_back(number->second);
      }
    }
  }
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t set = 0; set < tags.sets(); ++set) {
    numbers.clear();
    for (const auto tag : tags.set(set)) {
      if (tag < first || tag >= last) continue;
      const auto& some = numbers_of_tag[tag - first];
      numbers.insert(numbers.end(), some.begin(), some.end());
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
    ends_.push_back(numbers_.size());
  }
}

}  // namespace pilcrow::index
