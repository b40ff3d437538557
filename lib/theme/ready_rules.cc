#include "theme/ready_rules.h"

#include <utility>

#include "theme/lookup.h"

namespace pilcrow::theme {

ReadyRules::ReadyRules(const TaxonomyData* themes, const Names& names, const std::string& language,
                       text::Analyser& analyser) {
  const Target target{language, analyser};
  if (const NamesData* data = Access::of(names)) add_names(*data, target);
  if (themes == nullptr) return;
  for (std::size_t i = 0; i < themes->themes.size(); ++i) {
    const ThemeNode& node = themes->themes[i];
    add_cues(node.cues, i, CueRole::cue, names, target);
    add_cues(node.against, i, CueRole::against, names, target);
    add_cues(node.required, i, CueRole::required, names, target);
  }
}

std::size_t ReadyRules::add_pattern(RulePattern::Kind kind, std::size_t of) {
  patterns.push_back({kind, of});
  return patterns.size() - 1;
}

void ReadyRules::add_names(const NamesData& names, const Target& target) {
  const auto is_for = [&](const Cue& cue) {
    return cue.language.empty() || cue.language == target.language;
  };
  for (std::size_t i = 0; i < names.names.size(); ++i) {
    for (const Alias& alias : names.names[i].aliases) {
      const std::size_t number = add_pattern(RulePattern::Kind::alias, aliases.size());
      matcher.add(alias, number, target.language, target.analyser, true);
      for (const Cue& cue : alias.with) {
        if (!is_for(cue)) continue;
        const std::size_t context = add_pattern(RulePattern::Kind::context, aliases.size());
        matcher.add(cue, context, target.language, target.analyser);
      }
      aliases.push_back({i, &alias});
    }
  }
}

void ReadyRules::add_cues(const std::vector<Cue>& cues, std::size_t theme, CueRole role,
                          const Names& names, const Target& target) {
  for (const Cue& cue : cues) {
    if (!cue.language.empty() && cue.language != target.language) continue;
    const std::size_t number = uses.size();
    CueUse use{theme, &cue, role, {}, {}, {}};
    if (cue.kind == Cue::Kind::tree) {
      add_tree(use, number, names, target);
    } else {
      matcher.add(cue, add_pattern(RulePattern::Kind::cue, number), target.language,
                  target.analyser);
    }
    uses.push_back(std::move(use));
  }
}

void ReadyRules::add_tree(CueUse& use, std::size_t number, const Names& names,
                          const Target& target) {
  use.tree.emplace(*use.cue, target.language, target.analyser);
  for (const CueLeaf& leaf : use.tree->leaves()) {
    const std::size_t pattern = add_pattern(RulePattern::Kind::leaf, number);
    use.leaves.push_back(pattern);
    std::vector<std::size_t>& named = use.names.emplace_back();
    if (!leaf.name.empty()) {
      const NamesData* data = Access::of(names);
      for (const auto& id : find_names(names, leaf.name_kind, leaf.name)) {
        named.push_back(data->by_id.find(id)->second);
      }
    } else if (!leaf.near.empty()) {
      matcher.add_near(leaf.near, leaf.distance, leaf.ordered, pattern);
    } else if (!leaf.period) {
      matcher.add(leaf.words, pattern, target.language, target.analyser);
    }
  }
  if (!use.tree->needs_words()) wordless.push_back(number);
}

}  // namespace pilcrow::theme
