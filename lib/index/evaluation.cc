#include "index/evaluation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/unite_all.h"
#include "index/hits.h"
#include "search/values.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;
using search::Role;

// A query in one segment.
class Evaluation {
 public:
  explicit Evaluation(const Inside& inside)
      : segment_(inside.segment),
        store_(inside.segment.store()),
        number_(inside.number),
        database_(inside.database),
        leaves_(inside.leaves),
        weighting_(inside.weighting) {}

  // The paragraphs that a clause finds, or those of `within`.
  Hits evaluate(const Clause& clause, const Hits* within) const {
    switch (clause.kind) {
      case ClauseKind::everything: return everything(within);
      case ClauseKind::word:
      case ClauseKind::phrase:
      case ClauseKind::near:
      case ClauseKind::prefix:
      case ClauseKind::fuzzy:
      case ClauseKind::name: return leaf(clause, within);
      case ClauseKind::filter: return filter(clause, within);
      case ClauseKind::all: return all(pointers(clause), within);
      case ClauseKind::any: return any(pointers(clause), within);
      case ClauseKind::synonyms: return any(pointers(clause), within, unite_best);
      case ClauseKind::without: {
        Hits from = everything(within);
        const Hits excluded = evaluate(clause.children.front(), &from);
        return minus(std::move(from), excluded);
      }
      case ClauseKind::group: return group(clause, within);
    }
    return {};
  }

 private:
  using Clauses = std::vector<const Clause*>;

  static Clauses pointers(const Clause& clause) {
    Clauses out;
    for (const auto& child : clause.children) out.push_back(&child);
    return out;
  }

  // Those blocks that `fits` says yes to, of `within` or of all paragraphs; not scored.
  template <typename Fits>
  Hits select(const Hits* within, Fits&& fits) const {
    Hits out;
    if (within != nullptr) {
      for (const auto& hit : *within) {
        if (fits(hit.block)) out.push_back({hit.block, 0});
      }
      return out;
    }
    for (std::uint32_t block = 0; block < store_.blocks(); ++block) {
      if (!store_.is_head(block) && fits(block)) out.push_back({block, 0});
    }
    return out;
  }

  Hits everything(const Hits* within) const {
    return select(within, [](std::uint32_t) { return true; });
  }

  Hits leaf(const Clause& clause, const Hits* within) const {
    const Leaf& leaf = leaves_.find(&clause)->second;
    const Reach reach = reach_of(clause);
    const auto walk_one = [&](const Leaf& one) {
      return walk(store_, database_, one, one.parts[number_], weighting_, reach, within);
    };
    Hits hits = walk_one(leaf);
    for (const Leaf& weaker : leaf.weaker) hits = unite_best(hits, walk_one(weaker));
    return hits;
  }

  Hits filter(const Clause& clause, const Hits* within) const {
    switch (clause.field) {
      case Field::theme: {
        const auto value = segment_.tags->find("theme", clause.text);
        return value ? tagged({*value}, within) : Hits();
      }
      case Field::language:
        return select(within,
                      [&](std::uint32_t block) { return store_.language(block) == clause.text; });
      case Field::path: return below(clause.text, within);
      case Field::name: return names(clause, within);
      case Field::period: return periods(clause, within);
      case Field::metadata: return with_metadata(clause, within);
      default: return documents(clause.text, within);
    }
  }

  // Paragraphs with one of some names.
  Hits names(const Clause& clause, const Hits* within) const {
    std::vector<std::uint32_t> values;
    for (const auto& id : clause.words) {
      if (const auto value = segment_.tags->find(clause.field_name, id)) values.push_back(*value);
    }
    return tagged(values, within);
  }

  // Paragraphs that speak of a time.
  Hits periods(const Clause& clause, const Hits* within) const {
    const auto [first, last] = segment_.tags->range("period");
    std::vector<std::uint32_t> values;
    for (std::uint32_t value = first; value < last; ++value) {
      const auto period = parse_period(segment_.tags->values()[value].second);
      if (period && search::passes(clause, *period)) values.push_back(value);
    }
    return tagged(values, within);
  }

  // With one of some tags.
  Hits tagged(const std::vector<std::uint32_t>& values, const Hits* within) const {
    if (values.empty()) return {};
    return select(within, [&](std::uint32_t block) {
      return std::any_of(values.begin(), values.end(), [&](std::uint32_t value) {
        return segment_.tags->has(block, value);
      });
    });
  }

  Hits with_metadata(const Clause& clause, const Hits* within) const {
    std::vector<bool> chosen(store_.documents());
    segment_.files->fields().column(clause.field_name)->each(
        [&](std::uint32_t document, std::string_view value, std::string_view) {
          if (!chosen[document]) chosen[document] = search::passes(clause, value);
        });
    return of_documents(chosen, within);
  }

  // Paragraphs below headings, at whatever depth.
  Hits below(const std::string& path, const Hits* within) const {
    std::vector<bool> chosen(store_.heads());
    for (std::uint32_t head = 0; head < store_.heads(); ++head) {
      const std::uint32_t above = store_.above(head);
      chosen[head] = (above != head && chosen[above]) || store_.path(store_.path_of(head)) == path;
    }
    return select(within, [&](std::uint32_t block) { return chosen[store_.head_of(block)]; });
  }

  // Paragraphs of one document, or of all below a folder.
  Hits documents(const std::string& id, const Hits* within) const {
    std::vector<bool> chosen(store_.documents());
    for (std::uint32_t document = 0; document < store_.documents(); ++document) {
      chosen[document] = search::is_document(id, store_.id(document));
    }
    return of_documents(chosen, within);
  }

  Hits of_documents(const std::vector<bool>& chosen, const Hits* within) const {
    std::uint32_t document = 0;
    return select(within, [&](std::uint32_t block) {
      while (store_.first(document + 1) <= block) ++document;
      return chosen[document];
    });
  }

  // About how many a clause finds: the fewest first.
  std::uint64_t estimate(const Clause& clause) const {
    const auto leaf = leaves_.find(&clause);
    return leaf == leaves_.end() ? store_.blocks() : leaf->second.parts[number_].estimate();
  }

  Hits all(Clauses clauses, const Hits* within) const {
    std::stable_sort(clauses.begin(), clauses.end(), [&](const Clause* a, const Clause* b) {
      return estimate(*a) < estimate(*b);
    });
    Hits found = evaluate(*clauses.front(), within);
    for (std::size_t i = 1; i < clauses.size() && !found.empty(); ++i) {
      const Hits more = evaluate(*clauses[i], &found);
      found = join(std::move(found), more, true);
    }
    return found;
  }

  Hits any(const Clauses& clauses, const Hits* within,
           Hits (*unite_two)(const Hits&, const Hits&) = unite) const {
    std::vector<Hits> lists;
    for (const auto* clause : clauses) lists.push_back(evaluate(*clause, within));
    return unite_all(std::move(lists), unite_two);
  }

  // Side by side: what is required must hold, of filters of one field any; what is optional adds to
  // the score, and one of it must hold where nothing is required; what lifts adds to the score alone.
  Hits group(const Clause& clause, const Hits* within) const {
    Clauses required;
    Clauses optional;
    Clauses excluded;
    Clauses lifting;
    std::map<std::pair<Field, std::string>, Clauses> filters;
    for (const auto& child : clause.children) {
      if (child.kind == ClauseKind::filter && child.role == Role::required) {
        filters[{child.field, child.field_name}].push_back(&child);
      } else {
        (child.role == Role::required   ? required
         : child.role == Role::excluded ? excluded
         : child.role == Role::lifting  ? lifting
                                        : optional)
            .push_back(&child);
      }
    }
    Hits found = !required.empty()   ? all(required, within)
                 : !optional.empty() ? any(optional, within)
                                     : everything(within);
    for (const auto& [field, values] : filters) {
      const Hits chosen = any(values, &found);
      found = join(std::move(found), chosen, true);
    }
    if (!excluded.empty()) {
      const Hits gone = any(excluded, &found);
      found = minus(std::move(found), gone);
    }
    if (!required.empty()) lifting.insert(lifting.end(), optional.begin(), optional.end());
    if (!lifting.empty()) {
      const Hits lifted = any(lifting, &found);
      found = join(std::move(found), lifted, false);
    }
    return found;
  }

  const Segment& segment_;
  const store::Store& store_;
  std::size_t number_;
  const Xapian::Database& database_;
  const Leaves& leaves_;
  const Weighting& weighting_;
};

Hits without_deleted(const Segment& segment, Hits hits) {
  if (segment.deleted.empty()) return hits;
  store::Store::DocumentCursor documents(segment.store());
  const auto deleted = [&](const Hit& hit) {
    return segment.is_deleted(documents.at(hit.block));
  };
  hits.erase(std::remove_if(hits.begin(), hits.end(), deleted), hits.end());
  return hits;
}

}  // namespace

Hits evaluate(const Inside& inside, const Clause& clause, const Hits* within) {
  return Evaluation(inside).evaluate(clause, within);
}

Reach reach_of(const Clause& leaf) {
  if (leaf.field == Field::section) return Reach::sections;
  return leaf.field == Field::title ? Reach::titles : Reach::everywhere;
}

Hits find(const Inside& inside, const Clause& clause, const std::vector<Clause>& selection) {
  Hits hits = evaluate(inside, clause, nullptr);
  for (const Clause& one : selection) {
    const Hits chosen = evaluate(inside, one, &hits);
    hits = join(std::move(hits), chosen, true);
  }
  return without_deleted(inside.segment, std::move(hits));
}

}  // namespace pilcrow::index
