// A taxonomy's cues and the aliases of names, made ready for texts of one language.
#ifndef PILCROW_THEME_READY_RULES_H_
#define PILCROW_THEME_READY_RULES_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/period.h"
#include "pilcrow/themes.h"
#include "theme/cue_tree.h"
#include "theme/lookup.h"
#include "theme/matcher.h"
#include "theme/model.h"

namespace pilcrow::theme {

enum class CueRole { cue, against, required };

// A cue that a theme has.
struct CueUse {
  // Names that a leaf of the tree stands for.
  struct Named {
    std::size_t leaf = 0;
    std::vector<std::size_t> names = {};
  };
  const Cue* cue = nullptr;
  const CueTree* tree = nullptr;  // null for a cue that is none
  std::vector<Named> named = {};
};

// What it counts for: small, since it is asked for at each word that a cue has.
struct CueWorth {
  double weight = 0;             // negative against the theme
  std::uint32_t theme = 0;       // its place in the taxonomy
  std::uint32_t first_leaf = 0;  // pattern of the first leaf, which the others follow, or its own
  bool required = false;         // whether the theme asks for one such, and no score
  bool sum = false;              // whether it is a tree that is a sum
};

// What a number of the matcher stands for.
struct RulePattern {
  enum class Kind : std::uint8_t { alias, context, cue, leaf };
  Kind kind = Kind::cue;
  std::uint32_t of = 0;  // alias, or use
};

// Uses of trees that ask for a period.
struct PeriodCall {
  Period period = {};
  std::vector<std::uint32_t> uses = {};
};

struct NamedAlias {
  std::size_t name = 0;
  const Alias* alias = nullptr;
};

// The languages that some cue is for by name, rather than by its script.
std::set<std::string> languages_of_cues(const TaxonomyData* themes, const NamesData* names);

// The rules must outlive it.
struct ReadyRules {
  ReadyRules(const TaxonomyData* themes, const NamesData* names, const NameTable& table,
             const std::string& language, text::Analyser& analyser);

  Matcher matcher;
  std::vector<RulePattern> patterns;
  std::vector<NamedAlias> aliases;
  std::vector<CueUse> uses;
  std::vector<CueWorth> worth;  // of these
  // Uses of trees, by what calls for a look at them beside the words of their leaves:
  std::vector<std::vector<std::uint32_t>> by_name;  // that name being found,
  std::vector<PeriodCall> by_period;                // a period,
  std::vector<std::uint32_t> always;                // nothing: they may hold without it

 private:
  struct Target {
    const std::string& language;
    text::Analyser& analyser;
  };
  std::uint32_t add_pattern(RulePattern::Kind kind, std::size_t of);
  void add_names(const NamesData& names, const Target& target);
  void add_cues(const std::vector<Cue>& cues, std::size_t theme, CueRole role,
                const NameTable& table, const Target& target);
  void add_tree(CueUse& use, std::uint32_t number, const NameTable& table, const Target& target);
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_READY_RULES_H_
