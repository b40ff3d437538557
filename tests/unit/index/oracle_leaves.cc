// What single words, phrases and prefixes are worth.

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "index/impact.h"
#include "index/match.h"
#include "text/stem.h"
#include "unit/index/oracle.h"

namespace sample {

using pilcrow::search::Clause;
using pilcrow::search::ClauseKind;

namespace {

constexpr double kMostFrequent = pilcrow::index::kMaxFrequency;

std::string name_of(const Clause& clause) { return clause.facet + ":" + clause.text; }

// Neighbours that are equal to a phrase's words, each word in one phrase at the most.
std::size_t count_phrases(const Strings& words, const Strings& phrase) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + phrase.size() <= words.size();) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
    const bool same = std::equal(phrase.begin(), phrase.end(), begin);
    count += same ? 1 : 0;
    i += same ? phrase.size() : 1;
  }
  return count;
}

// Whether the words are among those of a range, in order or each as often as it is asked for.
bool holds(const Clause& clause, const Strings& words, std::size_t begin, std::size_t end) {
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(end);
  if (clause.ordered) {
    auto at = first;
    for (const auto& word : clause.words) {
      at = std::find(at, last, word);
      if (at++ == last) return false;
    }
    return true;
  }
  return std::all_of(clause.words.begin(), clause.words.end(), [&](const std::string& word) {
    return std::count(first, last, word) >=
           std::count(clause.words.begin(), clause.words.end(), word);
  });
}

// Ranges that begin and end with one of the words, the leftmost first, then the shortest.
std::size_t count_near(const Clause& clause, const Strings& words) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    const std::size_t stop = std::min(words.size(), begin + clause.distance + 1);
    while (end <= stop && !holds(clause, words, begin, end)) ++end;
    const bool found = end <= stop && !holds(clause, words, begin + 1, end);
    count += found ? 1 : 0;
    begin = found ? end : begin + 1;
  }
  return count;
}

}  // namespace

Strings Oracle::stems_in(const Clause& word, const std::string& language) {
  Strings out;
  for (const auto& stem : word.stems) {
    const auto& in = stem.languages;
    if (std::find(in.begin(), in.end(), language) != in.end()) out.push_back(stem.text);
  }
  return out;
}

std::size_t Oracle::edits(const std::string& a, const std::string& b) {
  std::u32string from;
  std::u32string to;
  for (std::size_t at = 0; at < a.size();) from += pilcrow::next_code_point(a, at);
  for (std::size_t at = 0; at < b.size();) to += pilcrow::next_code_point(b, at);
  std::vector<std::vector<std::size_t>> table(from.size() + 1,
                                              std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = table[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[from.size()][to.size()];
}

// The stems whose words a prefix or a fuzzy word stands for.
std::set<std::string> Oracle::expansion(const Clause& clause) const {
  struct Rank {
    bool itself = false;
    std::size_t count = 0;
  };
  const std::string& word = clause.words.front();
  const bool fuzzy = clause.kind == ClauseKind::fuzzy;
  std::map<std::string, Rank> stems;
  for (const auto& [form, count] : counts_) {
    const bool fits =
        fuzzy ? edits(word, form.first) <= clause.distance : form.first.starts_with(word);
    if (!fits) continue;
    Rank& rank = stems[form.second];
    rank.itself = rank.itself || (fuzzy && form.first == word);
    rank.count += count;
  }
  std::vector<std::pair<std::string, Rank>> found(stems.begin(), stems.end());
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.second.itself != b.second.itself ? a.second.itself : a.second.count > b.second.count;
  });
  std::set<std::string> out;
  for (std::size_t i = 0; i < found.size() && i < pilcrow::index::kMaxExpansion; ++i) {
    out.insert(found[i].first);
  }
  return out;
}

// For a fuzzy word those that are so many edits away.
std::size_t Oracle::count(const Clause& clause, const std::set<std::string>& expansion,
                          const Block& block, std::size_t edits_away) const {
  if (clause.kind == ClauseKind::name) return block.names.count(name_of(clause));
  Strings words;
  std::size_t count = 0;
  const Strings stems =
      clause.kind == ClauseKind::word ? stems_in(clause, block.language) : Strings();
  for (const auto& token : block.tokens) {
    if (clause.kind == ClauseKind::word) {
      count += std::find(stems.begin(), stems.end(), token.stem) != stems.end() ? 1U : 0U;
      for (const auto& pair : pilcrow::text::syllable_pairs(token.stem)) {
        count += std::find(stems.begin(), stems.end(), pair) != stems.end() ? 1U : 0U;
      }
    } else if (!token.extra) {
      const std::string& word = clause.words.front();
      const bool fits =
          (clause.kind == ClauseKind::prefix && token.exact.starts_with(word)) ||
          (clause.kind == ClauseKind::fuzzy && edits(word, token.exact) == edits_away);
      if (fits) count += expansion.count(token.stem);
      words.push_back(token.exact);
    }
  }
  if (clause.kind == ClauseKind::near) return count_near(clause, words);
  return clause.kind == ClauseKind::phrase ? count_phrases(words, clause.words) : count;
}

std::size_t Oracle::count_language(const std::string& language) const {
  const auto found = languages_.find(language);
  return found == languages_.end() ? 0 : found->second;
}

// A paragraph counts once for each of the stems.
std::size_t Oracle::paragraphs_with(const std::set<std::string>& stems) const {
  std::size_t sum = 0;
  for (const auto& stem : stems) {
    const auto found = stems_.find(stem);
    if (found != stems_.end()) sum += found->second.size();
  }
  return std::min(sum, paragraphs_);
}

// In how many paragraphs each word of a leaf stands, in any inflection.
std::vector<std::size_t> Oracle::weights(const Clause& clause,
                                         const std::set<std::string>& expansion) const {
  if (clause.kind == ClauseKind::word) {
    // No more than there are blocks in the languages that it is the stem in.
    std::size_t sum = 0;
    for (const auto& stem : clause.stems) {
      std::size_t here = 0;
      for (const auto& language : stem.languages) here += count_language(language);
      const auto found = stems_.find(stem.text);
      std::size_t with = found == stems_.end() ? 0 : found->second.size();
      const auto pair = pairs_.find(stem.text);
      if (pair != pairs_.end()) with += pair->second.size();
      sum += std::min(with, here);
    }
    return {std::min(sum, paragraphs_)};
  }
  if (clause.kind == ClauseKind::name) {
    const auto named = [&](const Block& block) {
      return !block.head && block.names.count(name_of(clause)) > 0;
    };
    return {static_cast<std::size_t>(std::count_if(blocks_.begin(), blocks_.end(), named))};
  }
  std::vector<std::size_t> out;
  if (clause.kind == ClauseKind::phrase || clause.kind == ClauseKind::near) {
    for (const auto& word : clause.words) {
      const auto found = stems_of_.find(word);
      out.push_back(found == stems_of_.end() ? 0 : paragraphs_with(found->second));
    }
    return out;
  }
  return {paragraphs_with(expansion)};
}

Oracle::Leaf Oracle::leaf(const Clause& clause) const {
  const bool fuzzy = clause.kind == ClauseKind::fuzzy;
  std::set<std::string> words;
  if (fuzzy || clause.kind == ClauseKind::prefix) words = expansion(clause);
  const auto all = static_cast<double>(paragraphs_);
  std::vector<Leaf> leaves;
  for (std::size_t away = 0; away <= (fuzzy ? clause.distance : 0); ++away) {
    Leaf& leaf = leaves.emplace_back();
    for (const auto paragraphs : weights(clause, words)) {
      const auto with = static_cast<double>(paragraphs);
      leaf.idf += std::log(1 + (all - with + 0.5) / (with + 0.5)) / static_cast<double>(away + 1);
      leaf.rarity += std::log(1 + all / std::max(with, 1.0));
    }
    leaf.idf *= clause.weight;
    if (clause.filler) leaf.idf *= pilcrow::index::kFillerWeight;
    for (const auto& block : blocks_) {
      const auto times = static_cast<double>(count(clause, words, block, away));
      leaf.frequencies.push_back(std::min(times, kMostFrequent));
    }
  }
  Leaf out = leaves.front();
  out.weaker.assign(leaves.begin() + 1, leaves.end());
  return out;
}

}  // namespace sample
