#include "theme/ready_rules.h"

#include <algorithm>
#include <utility>

namespace pilcrow::theme {
namespace {

void add_languages(const std::vector<Cue>& cues, std::set<std::string>& out) {
  for (const Cue& cue : cues) {
    if (!cue.language.empty()) out.insert(cue.language);
  }
}

}  // namespace

std::set<std::string> languages_of_cues(const TaxonomyData* themes, const NamesData* names) {
  std::set<std::string> out;
  if (themes != nullptr) {
    for (const ThemeNode& node : themes->themes) {
      for (const auto* cues : {&node.cues, &node.against, &node.required}) add_languages(*cues, out);
    }
  }
  if (names != nullptr) {
    for (const auto& name : names->names) {
      for (const Alias& alias : name.aliases) add_languages(alias.with, out);
    }
  }
  return out;
}

ReadyRules::ReadyRules(const TaxonomyData* themes, const NamesData* names, const NameTable& table,
                       const std::string& language, text::Analyser& analyser) {
  const Target target{language, analyser};
  if (names != nullptr) {
    add_names(*names, target);
    by_name.resize(names->names.size());
  }
  for (std::size_t i = 0; themes != nullptr && i < themes->themes.size(); ++i) {
    const ThemeNode& node = themes->themes[i];
    add_cues(node.cues, i, CueRole::cue, table, target);
    add_cues(node.against, i, CueRole::against, table, target);
    add_cues(node.required, i, CueRole::required, table, target);
  }
  matcher.pack();
}

std::uint32_t ReadyRules::add_pattern(RulePattern::Kind kind, std::size_t of) {
  patterns.push_back({kind, static_cast<std::uint32_t>(of)});
  return static_cast<std::uint32_t>(patterns.size() - 1);
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
                          const NameTable& table, const Target& target) {
  for (const Cue& cue : cues) {
    if (!cue.language.empty() && cue.language != target.language) continue;
    const auto number = static_cast<std::uint32_t>(uses.size());
    const auto first_leaf = static_cast<std::uint32_t>(patterns.size());
    CueUse use{&cue};
    if (cue.kind == Cue::Kind::tree) {
      add_tree(use, number, table, target);
    } else {
      const std::uint32_t pattern = add_pattern(RulePattern::Kind::cue, number);
      matcher.add(cue, pattern, target.language, target.analyser);
    }
    worth.push_back({role == CueRole::against ? -cue.weight : cue.weight,
                     static_cast<std::uint32_t>(theme), first_leaf, role == CueRole::required,
                     use.tree != nullptr && use.tree->is_sum()});
    uses.push_back(std::move(use));
  }
}

void ReadyRules::add_tree(CueUse& use, std::uint32_t number, const NameTable& table,
                          const Target& target) {
  use.tree = &use.cue->tree->get();
  const auto& leaves = use.tree->leaves();
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const CueLeaf& leaf = leaves[i];
    const std::uint32_t pattern = add_pattern(RulePattern::Kind::leaf, number);
    if (!leaf.name.empty()) {
      const auto& named = use.named.emplace_back(CueUse::Named{i, table.find(leaf.name_kind, leaf.name)});
      for (const std::size_t name : named.names) by_name[name].push_back(number);
    } else if (!leaf.near.empty()) {
      std::vector<std::string> stems;
      for (const auto& word : leaf.near) {
        stems.push_back(target.analyser.stem(word, target.language));
      }
      matcher.add_near(stems, leaf.distance, leaf.ordered, pattern);
    } else if (leaf.period) {
      const auto known = std::find_if(by_period.begin(), by_period.end(), [&](const auto& call) {
        return call.period == *leaf.period;
      });
      auto& call = known != by_period.end() ? *known : by_period.emplace_back(PeriodCall{*leaf.period});
      call.uses.push_back(number);
    } else {
      matcher.add(leaf.words, pattern, target.language, target.analyser);
    }
  }
  if (!use.tree->needs_leaf()) always.push_back(number);
}

}  // namespace pilcrow::theme
