#include "theme/name_choice.h"

#include <algorithm>
#include <set>
#include <span>

namespace pilcrow::theme {
namespace {

using Candidates = std::span<const AliasMatch>;

// The name that all candidates are of, if nothing is asked of it.
const AliasMatch* only_one(Candidates candidates) {
  const AliasMatch& first = candidates.front();
  const bool same = std::all_of(candidates.begin(), candidates.end(),
                                [&](const auto& other) { return other.name == first.name; });
  if (!same) return nullptr;
  const auto free =
      std::find_if(candidates.begin(), candidates.end(), [](const auto& one) { return !one.asks; });
  return free == candidates.end() ? nullptr : &*free;
}

// The one for which `holds`, unless names differ.
template <typename Holds>
const AliasMatch* single(Candidates candidates, Holds&& holds, bool& several) {
  const AliasMatch* found = nullptr;
  for (const auto& one : candidates) {
    if (!holds(one)) continue;
    several = several || (found != nullptr && found->name != one.name);
    found = &one;
  }
  return several ? nullptr : found;
}

}  // namespace

std::vector<NameFound> choose_names(std::vector<AliasMatch> matches,
                                    const std::function<bool(std::size_t)>& context,
                                    const std::function<bool(std::size_t)>& above) {
  std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return a.match.word != b.match.word ? a.match.word < b.match.word
                                        : a.match.words > b.match.words;
  });
  std::vector<Candidates> places;
  for (std::size_t at = 0, free_from = 0; at < matches.size();) {
    std::size_t end = at + 1;
    while (end < matches.size() && matches[end].match.word == matches[at].match.word &&
           matches[end].match.words == matches[at].match.words) {
      ++end;
    }
    if (matches[at].match.word >= free_from) {
      places.push_back(Candidates(matches).subspan(at, end - at));
      free_from = matches[at].match.word + matches[at].match.words;
    }
    at = end;
  }
  std::set<std::size_t> sure;
  for (const Candidates candidates : places) {
    if (const AliasMatch* one = only_one(candidates)) sure.insert(one->name);
  }
  std::vector<NameFound> out;
  for (const Candidates candidates : places) {
    const AliasMatch* chosen = only_one(candidates);
    if (chosen == nullptr) {
      bool several = false;
      chosen = single(
          candidates,
          [&](const AliasMatch& one) {
            return (one.asks && context(one.alias)) || sure.contains(one.name) || above(one.name);
          },
          several);
      if (chosen == nullptr && !several) {
        chosen = single(
            candidates, [](const AliasMatch& one) { return !one.asks; }, several);
      }
    }
    if (chosen != nullptr) out.push_back({chosen->name, chosen->match.range});
  }
  return out;
}

}  // namespace pilcrow::theme
