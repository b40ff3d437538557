// What documents score where they are ranked.

#include <algorithm>
#include <cmath>
#include <map>

#include "index/match.h"
#include "unit/index/oracle.h"

namespace sample {

using pilcrow::search::ClauseKind;
using pilcrow::search::Field;
using pilcrow::search::Role;

std::vector<Oracle::Document> Oracle::ranked_documents(const Clause& query,
                                                       const std::vector<Hit>& hits) const {
  Leaves leaves;
  make_leaves(query, leaves);
  std::map<std::string, std::vector<Hit>> found;
  for (const auto& hit : hits) found[ids_[blocks_[hit.key].document]].push_back(hit);
  std::vector<Document> out;
  for (const auto& [id, own] : found) {
    std::uint64_t score = 0;
    for (const auto& hit : own) score = std::max<std::uint64_t>(score, hit.score);
    if (own.size() > 1) {
      const auto most = std::uint64_t{pilcrow::index::kMaxScore};
      score = std::max(score, (score + std::min(as_one_text(query, leaves, own), most)) / 2);
    }
    out.push_back({id, static_cast<std::uint32_t>(score)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Document& a, const Document& b) { return a.score > b.score; });
  return out;
}

std::uint64_t Oracle::as_one_text(const Clause& clause, const Leaves& leaves,
                                  const std::vector<Hit>& hits) const {
  if (clause.kind == ClauseKind::without) return 0;
  const auto leaf = leaves.find(&clause);
  if (leaf != leaves.end()) return as_one_text(clause, leaf->second, hits);
  std::uint64_t out = 0;
  for (const auto& child : clause.children) {
    if (child.role == Role::excluded) continue;
    const std::uint64_t score = as_one_text(child, leaves, hits);
    out = clause.kind == ClauseKind::synonyms ? std::max(out, score) : out + score;
  }
  return out;
}

std::uint64_t Oracle::as_one_text(const Clause& clause, const Leaf& leaf,
                                  const std::vector<Hit>& hits) const {
  using namespace pilcrow::index;
  double text = 0;
  double title = 0;
  if (clause.field == Field::text) {
    for (const auto& hit : hits) text += leaf.frequencies[hit.key];
  }
  double length = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (blocks_[i].document != blocks_[hits.front().key].document) continue;
    if (!blocks_[i].head) {
      ++length;
      continue;
    }
    const bool above = std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
      const auto& heads = blocks_[hit.key].heads;
      return std::find(heads.begin(), heads.end(), i) != heads.end();
    });
    if (!above) continue;
    if (blocks_[i].level == 0) {
      if (clause.field != Field::section) title += kTitleWeight * leaf.frequencies[i];
    } else if (clause.field != Field::title) {
      text += kSectionWeight * leaf.frequencies[i];
    }
  }
  const double mean = static_cast<double>(std::max<std::size_t>(paragraphs_, 1)) /
                      static_cast<double>(ids_.size());
  const double x = text * (1 / (1 - kB + kB * (length / mean))) + title;
  const double worth = leaf.idf * (kK1 + 1) * x / (kK1 + x);
  std::uint64_t out = static_cast<std::uint64_t>(std::llround(worth * kScoreUnit));
  for (const Leaf& weaker : leaf.weaker) out = std::max(out, as_one_text(clause, weaker, hits));
  return out;
}

}  // namespace sample
