#include "index/ranks.h"

#include <algorithm>

#include "index/snapshot.h"

namespace pilcrow::index {
namespace {

Ranks no_ranks(const Snapshot& snapshot) {
  Ranks out;
  for (const auto& segment : snapshot.segments()) {
    out.segments.emplace_back(segment.store().documents(), Ranks::kNone);
  }
  return out;
}

}  // namespace

Ranks rank_by_id(const Snapshot& snapshot) {
  Ranks out = no_ranks(snapshot);
  for (const auto& place : snapshot.documents()) {
    out.segments[place.segment][place.document] = out.count++;
  }
  return out;
}

Ranks rank_by_date(const Snapshot& snapshot) {
  Ranks out = no_ranks(snapshot);
  std::vector<std::int64_t> all;
  for (const auto& segment : snapshot.segments()) {
    for (const auto date : segment.files->dates()) {
      if (date != kNoDate) all.push_back(date);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  out.count = static_cast<std::uint32_t>(all.size());
  for (std::size_t i = 0; i < out.segments.size(); ++i) {
    const auto& dates = snapshot.segments()[i].files->dates();
    for (std::size_t document = 0; document < dates.size(); ++document) {
      if (dates[document] == kNoDate) continue;
      const auto found = std::lower_bound(all.begin(), all.end(), dates[document]);
      out.segments[i][document] = static_cast<std::uint32_t>(found - all.begin());
    }
  }
  return out;
}

}  // namespace pilcrow::index
