// A query as a tree of clauses: matching, marking and explaining all read this one tree.
#ifndef PILCROW_SEARCH_CLAUSE_H_
#define PILCROW_SEARCH_CLAUSE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "pilcrow/range.h"
#include "text/analysis.h"

namespace pilcrow::search {

enum class ClauseKind {
  everything,  // every paragraph
  word,        // in any inflection
  phrase,      // words in order, as written; a single one too
  near,        // words as written, near one another
  prefix,      // words that begin so
  fuzzy,       // words a few edits away
  filter,      // a property of the paragraph: theme, document, language
  all,         // AND
  any,         // OR; of nothing, no paragraph
  without,     // NOT its one child
  synonyms,    // what the user typed, then what stands for it: the best of them counts
  name,        // a name of the index's names file, found when texts were tagged
  group,       // side by side: children with roles
};

// Where a word, phrase or prefix is looked for, or what a filter is about.
enum class Field {
  text,
  section,   // headings above the paragraph
  title,     // of its document
  theme,
  path,      // headings above it, as one
  document,
  language,
  name,      // person, place, org, treaty, event
  period,    // a time that it speaks of
  metadata,  // of the document
};

// Whether what is in the field is looked up rather than looked for.
constexpr bool is_filter(Field field) { return field >= Field::theme; }

// How a child of a group counts.
enum class Role {
  optional,  // lifts what has it; one must be there if none is required
  required,
  excluded,
  lifting,   // lifts what the others find, and finds nothing itself
};

struct Clause {
  ClauseKind kind = ClauseKind::everything;
  Field field = Field::text;
  std::string field_name = {};  // for a name its kind, for metadata the field, folded
  Role role = Role::optional;   // in its parent, if that is a group

  Range source = {};  // bytes of the query

  // As typed, without quotes, star and field: for filters the value, else what is looked for.
  std::string text = {};

  // For name: the facet that it is a value of; `text` is its id.
  std::string facet = {};

  // For word, prefix and fuzzy one folded word; for phrase and near all of them, in order. For filters
  // of names the ids of which a paragraph must have one; of metadata the folded value, or for a range
  // its bounds, empty where it is open.
  std::vector<std::string> words = {};
  bool range = false;

  // For filters: whether the value was chosen among those of a facet, and nothing beside it is meant.
  bool exact = false;

  // For near: how many words the last of them may stand behind the first, and whether they must
  // stand in order. For fuzzy: how many edits there may be.
  std::size_t distance = 0;
  bool ordered = false;

  // What the scores of a leaf are multiplied by; of filters 1.
  double weight = 1;

  // For word: whether it is a function word among others that say more.
  bool filler = false;

  // For word: whether it was not asked for, but stands beside what was: a part of it, or feedback.
  bool part = false;

  // For word: its stems, each with the languages of the index that it is the stem in.
  std::vector<text::Stem> stems = {};

  // For word, phrase, near, prefix, fuzzy and name in `Field::text`: its index among those of the query,
  // from 0. Marks name it.
  std::size_t number = 0;

  std::vector<Clause> children = {};
};

// A clause of others, from where the first begins to where the last ends.
Clause combined(ClauseKind kind, std::vector<Clause> children);

// Whether two filters that stand side by side are of one field, and so stand for one another.
inline bool same_field(const Clause& a, const Clause& b) {
  return a.field == b.field && a.field_name == b.field_name;
}

// The tree in the query language, with all brackets.
std::string to_string(const Clause& clause);

}  // namespace pilcrow::search

#endif  // PILCROW_SEARCH_CLAUSE_H_
