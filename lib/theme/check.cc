// Slips in rules that can be read all the same.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "pilcrow/tagging.h"
#include "text/fold.h"
#include "theme/cue_tree.h"
#include "theme/lookup.h"
#include "theme/model.h"

namespace pilcrow {
namespace {

using theme::Cue;
using theme::ThemeNode;
using Cues = std::vector<Cue>;

std::string shown(const Cue& cue) { return "'" + cue.source + "'"; }

// One taxonomy with its names.
class Checker {
 public:
  Checker(const theme::TaxonomyData* themes, const Names& names) : table_(names) {
    if (themes != nullptr) check(*themes);
    if (const theme::NamesData* data = theme::Access::of(names)) check(*data);
  }

  std::vector<RuleRemark> take() { return std::move(remarks_); }

 private:
  void add(const std::string& id, std::string message) {
    remarks_.push_back({id, std::move(message)});
  }

  void check(const theme::TaxonomyData& themes) {
    std::set<std::string> parents;
    for (const auto& node : themes.themes) {
      const std::size_t slash = node.id.rfind('/');
      if (slash != std::string::npos) parents.insert(node.id.substr(0, slash));
    }
    for (const auto& node : themes.themes) {
      if (node.cues.empty() && node.bias < node.threshold && !parents.contains(node.id)) {
        add(node.id, "it has no cues and nothing below it, so it is never assigned");
      }
      check_cues(node, node.cues, "cues");
      check_cues(node, node.against, "not");
      check_cues(node, node.required, "require");
      for (const Cue& cue : node.against) {
        const auto same = [&](const Cue& other) { return key(other) == key(cue); };
        if (std::any_of(node.cues.begin(), node.cues.end(), same)) {
          add(node.id, shown(cue) + " speaks both for it and against it");
        }
      }
      check_threshold(node);
    }
    check_labels(themes);
  }

  static std::string key(const Cue& cue) {
    return std::to_string(static_cast<int>(cue.kind)) + cue.language + '\0' +
           (cue.kind == Cue::Kind::capitals ? cue.text : text::fold(cue.text));
  }

  void check_cues(const ThemeNode& node, const Cues& cues, const char* list) {
    std::set<std::string> seen;
    for (const Cue& cue : cues) {
      if (!seen.insert(key(cue)).second) {
        add(node.id, shown(cue) + " stands twice under " + list);
      }
      for (const Cue& other : cues) {
        if (covers(other, cue)) {
          add(node.id, shown(cue) + " is covered by " + shown(other) + ": both count");
        }
      }
      if (cue.kind == Cue::Kind::tree) {
        check_names(node, cue);
      } else if (cue.words.empty()) {
        add(node.id, shown(cue) + ": there is no word in it");
      }
    }
  }

  // Whether a prefix finds all that a cue of one word does; one of two weights may be meant so.
  static bool covers(const Cue& prefix, const Cue& cue) {
    if (&prefix == &cue || prefix.kind != Cue::Kind::prefix || prefix.weight != cue.weight) {
      return false;
    }
    const bool one_word = cue.text.find(' ') == std::string::npos &&
                          (cue.kind == Cue::Kind::words || cue.kind == Cue::Kind::prefix);
    return one_word && prefix.language == cue.language && prefix.text != cue.text &&
           text::fold(cue.text).starts_with(text::fold(prefix.text));
  }

  void check_names(const ThemeNode& node, const Cue& cue) {
    for (const auto& leaf : cue.tree->get().leaves()) {
      if (leaf.name.empty()) continue;
      if (table_.find(leaf.name_kind, leaf.name).empty()) {
        add(node.id, shown(cue) + ": there is no " + leaf.name_kind + " '" + leaf.name + "'");
      }
    }
  }

  void check_threshold(const ThemeNode& node) {
    if (node.cues.empty() || node.by_length) return;
    double most = node.bias;
    // In the text twice its weight at most, and as much once more in all headings together.
    for (const Cue& cue : node.cues) most += cue.weight * (2 + 2 * node.heading);
    if (most < node.threshold) add(node.id, "all its cues together do not reach its threshold");
  }

  void check_labels(const theme::TaxonomyData& themes) {
    std::map<std::string, std::size_t> labelled;
    for (const auto& node : themes.themes) {
      for (const auto& label : node.labels) ++labelled[label.first];
    }
    for (const auto& [language, count] : labelled) {
      if (count == themes.themes.size() || count * 2 <= themes.themes.size()) continue;
      for (const auto& node : themes.themes) {
        if (!node.labels.contains(language)) add(node.id, "it has no label in '" + language + "'");
      }
    }
  }

  void check(const theme::NamesData& names) {
    std::map<std::string, std::vector<std::size_t>> holders;
    for (std::size_t i = 0; i < names.names.size(); ++i) {
      const auto& entry = names.names[i];
      if (entry.aliases.empty()) add(entry.id, "it has no aliases, so it is never found");
      std::set<std::string> seen;
      for (const auto& alias : entry.aliases) {
        const std::string text = key(alias);
        if (!seen.insert(text).second) {
          add(entry.id, shown(alias) + " stands twice");
        } else if (alias.with.empty()) {
          holders[alias.text].push_back(i);
        }
      }
    }
    for (const auto& [alias, holding] : holders) {
      if (holding.size() < 2) continue;
      std::string ids;
      for (const auto i : holding) ids += (ids.empty() ? "" : ", ") + names.names[i].id;
      add({}, "'" + alias + "' is an alias of " + ids + ": alone it is none of them");
    }
  }

  theme::NameTable table_;
  std::vector<RuleRemark> remarks_;
};

}  // namespace

std::vector<RuleRemark> check(const Taxonomy& themes, const Names& names) {
  return Checker(theme::Access::of(themes), names).take();
}

}  // namespace pilcrow
