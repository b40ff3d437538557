#include "index/lower.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/schema.h"

namespace pilcrow::index {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;
using search::Role;
using Queries = std::vector<Xapian::Query>;

// A query that may be searched for this often: a document with it is as good as another.
Xapian::Query unscored(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
}

Xapian::Query combine(Xapian::Query::op op, const Queries& queries) {
  return {op, queries.begin(), queries.end()};
}

Xapian::Query without(const Xapian::Query& from, const Queries& excluded) {
  if (excluded.empty()) return from;
  return {Xapian::Query::OP_AND_NOT, from, combine(Xapian::Query::OP_OR, excluded)};
}

std::string_view word_prefix(Field field) { return field == Field::section ? kSection : ""; }

class Lowering {
 public:
  Lowering(const Xapian::Database& database, std::vector<std::string>& notes)
      : database_(database), notes_(notes) {}

  Xapian::Query lower(const Clause& clause) {
    switch (clause.kind) {
      case ClauseKind::everything: return unscored(Xapian::Query::MatchAll);
      case ClauseKind::word: return word(clause);
      case ClauseKind::phrase: return phrase(clause);
      case ClauseKind::prefix: return prefix(clause);
      case ClauseKind::filter: return unscored(filter(clause));
      case ClauseKind::all: return combine(Xapian::Query::OP_AND, children(clause));
      case ClauseKind::any: return combine(Xapian::Query::OP_OR, children(clause));
      case ClauseKind::without:
        return without(unscored(Xapian::Query::MatchAll), {excluded(clause.children.front())});
      case ClauseKind::group: return group(clause);
    }
    return Xapian::Query::MatchNothing;
  }

 private:
  Queries children(const Clause& clause) {
    Queries out;
    for (const auto& child : clause.children) out.push_back(lower(child));
    return out;
  }

  // What only lifts is left out where nothing is scored: Xapian 1.4 finds nothing for OP_AND_MAYBE
  // within OP_FILTER on the right of OP_AND_NOT.
  Xapian::Query excluded(const Clause& clause) {
    const bool before = std::exchange(scoring_, false);
    Xapian::Query query = lower(clause);
    scoring_ = before;
    return query;
  }

  static Xapian::Query word(const Clause& clause) {
    const std::string prefix = std::string(kStem) + std::string(word_prefix(clause.field));
    Queries forms;
    for (const auto& stem : clause.stems) forms.emplace_back(term(prefix, stem));
    // One word, however many languages it is stemmed in.
    return combine(Xapian::Query::OP_SYNONYM, forms);
  }

  static Xapian::Query phrase(const Clause& clause) {
    Queries words;
    for (const auto& word : clause.words) words.emplace_back(term(word_prefix(clause.field), word));
    if (words.size() == 1) return words.front();
    return {Xapian::Query::OP_PHRASE, words.begin(), words.end(),
            static_cast<Xapian::termcount>(words.size())};
  }

  Xapian::Query prefix(const Clause& clause) {
    const std::string start = term(word_prefix(clause.field), clause.words.front());
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    for (auto at = database_.allterms_begin(start); at != database_.allterms_end(start); ++at) {
      found.emplace_back(at.get_termfreq(), *at);
    }
    if (found.size() > kMaxExpansion) {
      notes_.push_back(clause.words.front() + "* stands for its " + std::to_string(kMaxExpansion) +
                       " most frequent words of " + std::to_string(found.size()));
      std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
      });
      found.resize(kMaxExpansion);
    }
    Queries words;
    for (const auto& [frequency, word] : found) words.emplace_back(word);
    return combine(Xapian::Query::OP_SYNONYM, words);
  }

  static Xapian::Query filter(const Clause& clause) {
    switch (clause.field) {
      case Field::theme: return Xapian::Query(term(kTheme, clause.text));
      case Field::language: return Xapian::Query(term(kLanguage, clause.text));
      default: break;
    }
    return Xapian::Query(term(clause.text.ends_with('/') ? kFolder : kDocument, clause.text));
  }

  Xapian::Query group(const Clause& clause) {
    Queries required;
    Queries optional;
    Queries negated;
    std::map<Field, Queries> filters;  // of one field any, of several all: as in Omega
    for (const auto& child : clause.children) {
      if (child.kind == ClauseKind::filter && child.role == Role::required) {
        filters[child.field].push_back(lower(child));
      } else if (child.role == Role::required) {
        required.push_back(lower(child));
      } else if (child.role == Role::excluded) {
        negated.push_back(excluded(child));
      } else {
        optional.push_back(lower(child));
      }
    }
    Xapian::Query out = unscored(Xapian::Query::MatchAll);
    if (!required.empty()) {
      out = combine(Xapian::Query::OP_AND, required);
      if (!optional.empty() && scoring_) {
        out = Xapian::Query(Xapian::Query::OP_AND_MAYBE, out,
                            combine(Xapian::Query::OP_OR, optional));
      }
    } else if (!optional.empty()) {
      out = combine(Xapian::Query::OP_OR, optional);
    }
    for (const auto& [field, values] : filters) {
      out = Xapian::Query(Xapian::Query::OP_FILTER, out, combine(Xapian::Query::OP_OR, values));
    }
    return without(out, negated);
  }

  const Xapian::Database& database_;
  std::vector<std::string>& notes_;
  bool scoring_ = true;
};

}  // namespace

Xapian::Query lower(const search::Clause& clause, const Xapian::Database& database,
                    std::vector<std::string>& notes) {
  return Lowering(database, notes).lower(clause);
}

}  // namespace pilcrow::index
