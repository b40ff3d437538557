// What a paragraph's surroundings, and words near one another, add to its score.

#include <algorithm>
#include <cmath>

#include "index/match.h"
#include "unit/index/oracle.h"

namespace sample {

using pilcrow::search::Clause;
using pilcrow::search::ClauseKind;
using pilcrow::text::Token;

namespace {

bool same_stem(const Clause& a, const Clause& b) {
  for (const auto& one : a.stems) {
    for (const auto& other : b.stems) {
      if (one.text == other.text) return true;
    }
  }
  return false;
}

// Words of the text that must not be missing, no two of one stem.
void collect(const Clause& clause, std::vector<const Clause*>& out) {
  if (clause.kind == ClauseKind::without) return;
  if (clause.role == pilcrow::search::Role::excluded) return;
  for (const auto& child : clause.children) collect(child, out);
  const bool word = clause.kind == ClauseKind::word && !clause.filler && !clause.part &&
                    clause.field == pilcrow::search::Field::text;
  if (!word) return;
  for (const auto* other : out) {
    if (same_stem(*other, clause)) return;
  }
  out.push_back(&clause);
}

std::size_t common_start(const std::string& a, const std::string& b) {
  std::size_t size = 0;
  while (size < a.size() && size < b.size() && a[size] == b[size]) ++size;
  while (size > 0 && size < a.size() && (a[size] & 0xC0) == 0x80) --size;
  return size;
}

bool is_form(const Clause& word, const Token& token) {
  const std::string& exact = word.words.front();
  return std::any_of(word.stems.begin(), word.stems.end(), [&](const auto& stem) {
    if (token.extra) return false;
    if (token.exact == exact) return true;
    if (token.stem != stem.text) return false;
    const std::size_t start = common_start(exact, stem.text);
    if (start < 4) return token.exact == stem.text;
    return token.exact.starts_with(exact.substr(0, start));
  });
}

}  // namespace

std::vector<Oracle::Hit> Oracle::lifted(const Clause& query, const Leaves& leaves,
                                        const std::vector<Hit>& hits) const {
  using namespace pilcrow::index;
  std::vector<Hit> out = hits;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    std::uint32_t section = 0;
    std::uint32_t document = 0;
    for (std::size_t j = 0; j < hits.size(); ++j) {
      const Block& here = blocks_[hits[i].key];
      const Block& there = blocks_[hits[j].key];
      if (i == j || here.document != there.document) continue;
      document = std::max(document, hits[j].score);
      if (here.heads.back() == there.heads.back()) section = std::max(section, hits[j].score);
    }
    const std::uint32_t around = section / kSectionShare + document / kDocumentShare;
    out[i].score = pilcrow::index::add(out[i].score, around);
  }
  std::vector<const Clause*> words;
  collect(query, words);
  if (words.size() < 2) return out;
  out = ranked(std::move(out));
  for (std::size_t i = 0; i < std::min(out.size(), kLiftedHits); ++i) {
    const std::uint32_t gain = closeness(words, leaves, blocks_[out[i].key]);
    out[i].score = pilcrow::index::add(out[i].score, gain);
  }
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) { return a.key < b.key; });
  return out;
}

std::uint32_t Oracle::closeness(const std::vector<const Clause*>& words, const Leaves& leaves,
                                const Block& block) const {
  using namespace pilcrow::index;
  std::vector<std::vector<std::size_t>> places(words.size());
  std::size_t place = 0;
  for (const auto& token : block.tokens) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (is_form(*words[i], token)) places[i].push_back(place);
    }
    place += token.extra ? 0 : 1;
  }
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      std::size_t least = kFarthest + 1;
      for (const auto a : places[i]) {
        for (const auto b : places[j]) least = std::min(least, a > b ? a - b : b - a);
      }
      if (least > kFarthest) continue;
      sum += std::min(leaves.at(words[i]).idf, leaves.at(words[j]).idf) /
             static_cast<double>(least);
    }
  }
  const double gain = kCloseness * 2 / static_cast<double>(words.size()) * sum;
  return static_cast<std::uint32_t>(
      std::min(std::round(gain * kScoreUnit), static_cast<double>(kMaxScore)));
}

}  // namespace sample
