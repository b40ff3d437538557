#include "index/explain.h"

#include "index/context.h"
#include "index/evaluation.h"
#include "index/hits.h"
#include "index/leaf.h"

namespace pilcrow::index {
namespace {

using search::Clause;

class Explainer {
 public:
  Explainer(const Inside& inside, std::uint32_t block) : inside_(inside), block_(block) {}

  Explained explain(const Clause& clause) const {
    const Hits here = {{block_, 0}};
    const Hits found = evaluate(inside_, clause, &here);
    Explained out;
    out.clause = &clause;
    out.holds = !found.empty();
    if (out.holds) out.score = found.front().score;
    const auto leaf = inside_.leaves.find(&clause);
    if (leaf != inside_.leaves.end()) count(leaf->second, out);
    for (const auto& child : clause.children) out.parts.push_back(explain(child));
    return out;
  }

 private:
  void count(const Leaf& leaf, Explained& out) const {
    const store::Store& store = inside_.segment.store();
    const Reach reach = reach_of(*out.clause);
    out.idf = leaf.idf;
    const LeafPart& part = leaf.parts[inside_.number];
    for (const Found& found : occurrences(store, inside_.database, part, block_)) {
      const std::size_t times = impact_frequency(found.impact);
      if (!store.is_head(found.block)) {
        if (reach != Reach::everywhere) continue;
        out.in_text = times;
        out.length = class_length(impact_class(found.impact));
      } else if (store.level(store.head_of(found.block)) == 0) {
        if (reach != Reach::sections) out.in_title += times;
      } else if (reach != Reach::titles) {
        out.in_sections += times;
      }
    }
  }

  const Inside& inside_;
  std::uint32_t block_;
};

}  // namespace

Explanation explain(const Snapshot& snapshot, const Clause& clause, std::size_t leaf_count,
                    const std::vector<search::Clause>& selection, BlockPlace place) {
  const Matches matches = match(snapshot, clause, leaf_count, selection);
  return guarded(snapshot.folder(), [&] {
    std::vector<SegmentFiles::Loan> loans;
    for (const auto& segment : snapshot.segments()) loans.push_back(segment.files->lend());
    std::vector<std::string> notes;  // `match` has them
    const Leaves leaves = make_leaves(snapshot, loans, clause, notes);
    const Weighting weighting(snapshot.all());
    const Segment& segment = snapshot.segments()[place.segment];
    const Inside inside = {segment, place.segment, loans[place.segment].database(), leaves,
                           weighting};
    Explanation out;
    out.query = Explainer(inside, place.block).explain(clause);
    const Hits& found = matches.segments[place.segment];
    const auto hit = find_hit(found, place.block);
    if (!hit) return out;
    out.holds = true;
    out.score = found[*hit].score;
    if (!leaves.empty()) {
      const Hits hits = find(inside, clause, selection);
      const Context context =
          find_context(segment.store(), hits, *find_hit(hits, place.block));
      out.section = context.section;
      out.document = context.document;
    }
    // What is left, as it is what `match` adds last.
    const Score before = add(out.query.score, add(out.section, out.document));
    out.closeness = out.score - before;
    return out;
  });
}

}  // namespace pilcrow::index
