#include "index/match.h"

#include <algorithm>
#include <utility>

#include "index/closeness.h"
#include "index/context.h"
#include "index/evaluation.h"
#include "index/leaf.h"
#include "index/whole.h"

namespace pilcrow::index {
namespace {

void note_rarity(const search::Clause& clause, const Leaves& leaves, std::vector<double>& rarity) {
  for (const auto& child : clause.children) note_rarity(child, leaves, rarity);
  const auto leaf = leaves.find(&clause);
  if (leaf != leaves.end() && clause.field == search::Field::text) {
    rarity[clause.number] = leaf->second.rarity;
  }
}

}  // namespace

std::size_t Matches::size() const {
  std::size_t sum = 0;
  for (const auto& hits : segments) sum += hits.size();
  return sum;
}

Matches match(const Snapshot& snapshot, const search::Clause& clause, std::size_t leaf_count,
              const std::vector<search::Clause>& selection, RankUnit unit) {
  return guarded(snapshot.folder(), [&] {
    std::vector<SegmentFiles::Loan> loans;
    for (const auto& segment : snapshot.segments()) loans.push_back(segment.files->lend());
    Matches out;
    const Leaves leaves = make_leaves(snapshot, loans, clause, out.notes);
    out.rarity.resize(leaf_count);
    note_rarity(clause, leaves, out.rarity);
    const store::StoreCounts& all = snapshot.all();
    const Weighting weighting(all);
    const double paragraphs = static_cast<double>(std::max<std::uint64_t>(all.paragraphs, 1)) /
                              static_cast<double>(std::max<std::uint64_t>(all.documents, 1));
    for (std::size_t i = 0; i < loans.size(); ++i) {
      const Segment& segment = snapshot.segments()[i];
      const Inside inside = {segment, i, loans[i].database(), leaves, weighting};
      Hits hits = find(inside, clause, selection);
      if (unit == RankUnit::document) {
        out.documents.push_back(score_documents(inside, clause, hits, paragraphs));
      }
      if (!leaves.empty()) add_context(segment.store(), hits);
      out.segments.push_back(std::move(hits));
    }
    add_closeness(snapshot, clause, leaves, out);
    return out;
  });
}

}  // namespace pilcrow::index
