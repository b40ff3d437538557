// What a paragraph's cues come to, and where they stand.
#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "theme/pass.h"

namespace pilcrow::theme {

std::vector<ThemeRating> Tagger::Pass::finish(bool unassigned) {
  std::vector<ThemeRating> out;
  for (const std::size_t index : themes_->biased) touch(index);
  std::sort(ready_.touched.begin(), ready_.touched.end());
  for (const std::size_t index : ready_.touched) {
    const Rated& rated = ready_.rated[index];
    const ThemeNode& theme = themes_->themes[index];
    if (rated.cues.empty() && theme.bias == 0) continue;
    // Division makes no score larger.
    const double most = theme.bias + std::max(rated.score, 0.0);
    if (!unassigned && most + 1e-9 < theme.threshold) continue;
    const double divisor = theme.by_length ? root_of_length() : 1;
    const double score = theme.bias + rated.score / divisor;
    const bool lacks_required = !theme.required.empty() && !rated.has_required;
    // The sum of a few halves and thirds may fall short of a threshold by a rounding error.
    const bool assigned = !lacks_required && score > 0 && score + 1e-9 >= theme.threshold;
    if (!assigned && !unassigned) continue;
    out.push_back(
        {index, {theme.id, {}, score, evidence(rated, divisor)}, lacks_required, assigned});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.assigned != b.assigned ? a.assigned : a.found.score > b.found.score;
  });
  return out;
}

std::vector<CueEvidence> Tagger::Pass::evidence(const Rated& rated, double divisor) {
  std::vector<CueEvidence> out;
  out.reserve(rated.cues.size());
  for (const auto& counted : rated.cues) {
    out.push_back({rules_.uses[counted.use].cue->source, counted.score / divisor, counted.above,
                   ranges(counted)});
  }
  const auto place = [](const CueEvidence& cue) {
    return std::pair(cue.above, cue.ranges.empty() ? 0 : cue.ranges.front().begin);
  };
  std::stable_sort(out.begin(), out.end(), [&](const CueEvidence& a, const CueEvidence& b) {
    if (std::abs(a.score) != std::abs(b.score)) return std::abs(a.score) > std::abs(b.score);
    return place(a) < place(b);
  });
  return out;
}

// Where stands that for which a cue holds.
std::vector<Range> Tagger::Pass::ranges(const Counted& counted) {
  const CueUse& use = rules_.uses[counted.use];
  const std::size_t pattern = rules_.worth[counted.use].first_leaf;
  std::vector<Range> out;
  if (use.tree == nullptr) add_places(pattern, counted.above, out);
  const std::span leaves(ready_.leaves);
  for (const std::size_t number : leaves.subspan(counted.first_leaf, counted.leaf_count)) {
    const CueLeaf& leaf = use.tree->leaves()[number];
    if (leaf.is_tag()) {
      each_tag(use, number, [&](Range range) { out.push_back(range); });
    } else if (leaf.place == search::Field::text) {
      add_places(pattern + number, counted.above, out);
    }
  }
  std::sort(out.begin(), out.end(), [](Range a, Range b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  out.resize(std::min(out.size(), CueEvidence::kMaxRanges));
  return out;
}

void Tagger::Pass::add_places(std::size_t pattern, std::size_t above, std::vector<Range>& out) {
  const auto by_pattern = [](const Matcher::Match& a, const Matcher::Match& b) {
    return a.cue < b.cue;
  };
  const auto [found, fresh] = by_pattern_.try_emplace(above);
  Matches& matches = found->second;
  if (fresh) {
    matches = matches_in(above);
    std::stable_sort(matches.begin(), matches.end(), by_pattern);
  }
  const auto [first, last] = std::equal_range(matches.begin(), matches.end(),
                                              Matcher::Match{pattern, {}, 0, 0}, by_pattern);
  for (auto match = first; match != last; ++match) out.push_back(match->range);
}

double Tagger::Pass::root_of_length() {
  if (words_ == 0) {
    words_ = std::max<std::size_t>(1, rules_.matcher.count_stems(paragraph_.text, ready_.memory));
  }
  return std::sqrt(static_cast<double>(words_));
}

}  // namespace pilcrow::theme
