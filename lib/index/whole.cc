#include "index/whole.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/unite_all.h"
#include "index/hits.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;

class Wholes {
 public:
  Wholes(const Inside& inside, const Hits& hits, double paragraphs)
      : inside_(inside), store_(inside.segment.store()), hits_(hits) {
    each_document(store_, hits, [&](std::uint32_t number, std::size_t first, std::size_t last) {
      if (last - first < 2) return;
      const double length = store_.paragraphs(number) / paragraphs;
      documents_.push_back({number, 1 / (1 - kB + kB * length)});
    });
  }

  bool empty() const { return documents_.empty(); }

  // Of all words but those that are excluded: operators have chosen the paragraphs.
  Hits score(const Clause& clause) const {
    switch (clause.kind) {
      case ClauseKind::word:
      case ClauseKind::phrase:
      case ClauseKind::near:
      case ClauseKind::prefix:
      case ClauseKind::fuzzy:
      case ClauseKind::name: return leaf(clause);
      case ClauseKind::synonyms: return parts(clause, unite_best);
      case ClauseKind::all:
      case ClauseKind::any:
      case ClauseKind::group: return parts(clause, unite);
      case ClauseKind::everything:
      case ClauseKind::filter:
      case ClauseKind::without: break;
    }
    return {};
  }

 private:
  struct Document {
    std::uint32_t number = 0;
    double inverse_norm = 0;
  };

  Hits parts(const Clause& clause, Hits (*unite_two)(const Hits&, const Hits&)) const {
    std::vector<Hits> lists;
    for (const auto& child : clause.children) {
      if (child.role != search::Role::excluded) lists.push_back(score(child));
    }
    return unite_all(std::move(lists), unite_two);
  }

  Hits leaf(const Clause& clause) const {
    const Leaf& leaf = inside_.leaves.find(&clause)->second;
    const Reach reach = reach_of(clause);
    Hits out = count(leaf, reach);
    for (const Leaf& weaker : leaf.weaker) out = unite_best(out, count(weaker, reach));
    return out;
  }

  Hits count(const Leaf& leaf, Reach reach) const {
    const LeafPart& part = leaf.parts[inside_.number];
    const Blocks blocks = read_blocks(store_, inside_.database, part, &hits_);
    Hits out;
    store::Store::HeadCursor heads(store_);
    auto found = blocks.begin();
    auto hit = hits_.begin();
    for (const auto& [number, inverse_norm] : documents_) {
      const std::uint32_t first = store_.first(number);
      const std::uint32_t end = store_.first(number + 1);
      while (found != blocks.end() && found->block < first) ++found;
      double text = 0;
      double title = 0;
      for (; found != blocks.end() && found->block < end; ++found) {
        while (hit != hits_.end() && hit->block < found->block) ++hit;
        if (hit == hits_.end()) break;
        const std::uint32_t times = impact_frequency(found->impact);
        if (!store_.is_head(found->block)) {
          if (hit->block == found->block && reach == Reach::everywhere) text += times;
          continue;
        }
        // Those that nothing below matches are not read where little does.
        const std::uint32_t head = heads.at(found->block);
        if (hit->block >= store_.end_of(head)) continue;
        if (store_.level(head) == 0) {
          if (reach != Reach::sections) title += kTitleWeight * times;
        } else if (reach != Reach::titles) {
          text += kSectionWeight * times;
        }
      }
      const double x = text * inverse_norm + title;
      if (x > 0) out.push_back({number, Weighting::score(leaf.idf, x)});
    }
    return out;
  }

  const Inside& inside_;
  const store::Store& store_;
  const Hits& hits_;
  std::vector<Document> documents_;
};

}  // namespace

Hits score_documents(const Inside& inside, const Clause& clause, const Hits& hits,
                     double paragraphs) {
  const Wholes wholes(inside, hits, paragraphs);
  return wholes.empty() ? Hits() : wholes.score(clause);
}

}  // namespace pilcrow::index
