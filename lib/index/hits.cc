#include "index/hits.h"

#include <algorithm>

namespace pilcrow::index {
namespace {

template <typename Combine>
Hits merge(const Hits& a, const Hits& b, Combine&& combine) {
  Hits out;
  out.reserve(a.size() + b.size());
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->block == y->block) {
      out.push_back({x->block, combine(x->score, y->score)});
      ++x;
      ++y;
    } else {
      out.push_back(x->block < y->block ? *x++ : *y++);
    }
  }
  out.insert(out.end(), x, a.end());
  out.insert(out.end(), y, b.end());
  return out;
}

}  // namespace

std::optional<std::size_t> find_hit(const Hits& hits, std::uint32_t block) {
  const auto at = std::lower_bound(hits.begin(), hits.end(), block,
                                   [](const Hit& hit, std::uint32_t b) { return hit.block < b; });
  if (at == hits.end() || at->block != block) return {};
  return static_cast<std::size_t>(at - hits.begin());
}

Hits unite(const Hits& a, const Hits& b) {
  return merge(a, b, [](Score x, Score y) { return add(x, y); });
}

Hits unite_best(const Hits& a, const Hits& b) {
  return merge(a, b, [](Score x, Score y) { return std::max(x, y); });
}

Hits join(Hits a, const Hits& b, bool required) {
  auto y = b.begin();
  auto kept = a.begin();
  for (const auto& hit : a) {
    while (y != b.end() && y->block < hit.block) ++y;
    const bool both = y != b.end() && y->block == hit.block;
    if (required && !both) continue;
    *kept++ = {hit.block, both ? add(hit.score, y->score) : hit.score};
  }
  a.erase(kept, a.end());
  return a;
}

Hits minus(Hits a, const Hits& b) {
  auto y = b.begin();
  const auto gone = [&](const Hit& hit) {
    while (y != b.end() && y->block < hit.block) ++y;
    return y != b.end() && y->block == hit.block;
  };
  a.erase(std::remove_if(a.begin(), a.end(), gone), a.end());
  return a;
}

}  // namespace pilcrow::index
