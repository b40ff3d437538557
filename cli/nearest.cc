#include "nearest.h"

#include <algorithm>
#include <cstddef>

namespace pilcrow::cli {
namespace {

// Bytes added, left out, replaced, or exchanged with the next.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + other});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;  // nobody meant a word by more
  if (word.size() < 2 || word.size() > kLongest) return {};
  const std::string* nearest = nullptr;
  std::size_t least = 0;
  for (const std::string& one : known) {
    // The beginning of a word is nearer than any slip.
    const bool begins = word.size() >= 3 && one.starts_with(word);
    const std::size_t distance = begins ? 0 : edits(word, one);
    if (!begins && (distance > std::max(word.size(), one.size()) / 3 || one.size() < 3)) continue;
    if (nearest == nullptr || distance < least) nearest = &one, least = distance;
  }
  return nearest == nullptr ? "" : "; did you mean '" + *nearest + "'?";
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  }
  return out;
}

}  // namespace pilcrow::cli
