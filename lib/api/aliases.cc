#include "api/aliases.h"

#include <algorithm>
#include <span>

namespace pilcrow::api {
namespace {

using search::Clause;
using search::ClauseKind;
using search::Field;
using search::Role;
using theme::Aliases;
using Words = std::vector<Aliases::Word>;

class Adder {
 public:
  Adder(search::ParsedQuery& query, const Names& names, const Aliases& aliases,
        text::Analyser& analyser)
      : query_(query),
        names_(theme::Access::of(names)->names),
        aliases_(aliases),
        analyser_(analyser) {}

  void visit(Clause& clause) {
    if (clause.kind == ClauseKind::group) {
      side_by_side(clause);
    } else if (clause.kind == ClauseKind::word || clause.kind == ClauseKind::phrase) {
      const auto found = aliases_.find(words_of(clause), analyser_);
      if (!found.empty()) clause = synonyms({std::move(clause)}, found);
    } else {
      for (auto& child : clause.children) visit(child);
    }
  }

 private:
  static Words words_of(const Clause& clause) {
    Words out;
    const bool word = clause.kind == ClauseKind::word;
    for (const auto& exact : clause.words) {
      out.push_back({clause.text, exact, word ? &clause.stems : nullptr});
    }
    return out;
  }

  // How many words from `first` on may be one alias: signs and fields end a run.
  std::size_t run(const std::vector<Clause>& children, std::size_t first) const {
    const auto plain = [&](const Clause& child) {
      return child.kind == ClauseKind::word && child.role == Role::optional &&
             child.field == children[first].field;
    };
    std::size_t end = first;
    while (end < children.size() && end - first < aliases_.longest() && plain(children[end])) ++end;
    return end - first;
  }

  void side_by_side(Clause& group) {
    std::vector<Clause> children;
    for (std::size_t i = 0; i < group.children.size();) {
      std::vector<std::size_t> found;
      std::size_t size = run(group.children, i);
      for (; size > 1; --size) {
        Words words;
        for (std::size_t j = i; j < i + size; ++j) {
          words.push_back(words_of(group.children[j]).front());
        }
        found = aliases_.find(words, analyser_);
        if (!found.empty()) break;
      }
      const auto first = group.children.begin() + static_cast<std::ptrdiff_t>(i);
      if (found.empty()) {
        visit(*first);
        children.push_back(std::move(*first));
        ++i;
      } else {
        const auto last = first + static_cast<std::ptrdiff_t>(size);
        children.push_back(synonyms({std::move_iterator(first), std::move_iterator(last)}, found));
        i += size;
      }
    }
    if (children.size() == 1 && group.children.size() > 1) {
      children.front().role = group.role;
      group = Clause(std::move(children.front()));
    } else {
      group.children = std::move(children);
    }
  }

  Clause synonyms(std::vector<Clause> typed, const std::vector<std::size_t>& names) {
    Clause out;
    out.kind = ClauseKind::synonyms;
    out.field = typed.front().field;
    out.role = typed.front().role;
    out.source = {typed.front().source.begin, typed.back().source.end};
    double weight = 0;
    for (const auto& word : typed) weight = std::max(weight, word.weight);
    if (typed.size() == 1) {
      typed.front().role = Role::optional;
      out.children.push_back(std::move(typed.front()));
    } else {
      Clause& group = out.children.emplace_back();
      group.kind = ClauseKind::group;
      group.source = out.source;
      group.children = std::move(typed);
    }
    for (const std::size_t i : names) {
      Clause& name = out.children.emplace_back();
      name.kind = ClauseKind::name;
      name.field = out.field;
      name.source = out.source;
      name.weight = weight;
      name.facet = names_[i].kind;
      name.text = names_[i].id;
      if (name.field == Field::text) name.number = query_.leaves++;
    }
    return out;
  }

  search::ParsedQuery& query_;
  const std::vector<theme::NameEntry>& names_;
  const Aliases& aliases_;
  text::Analyser& analyser_;
};

}  // namespace

void add_aliases(search::ParsedQuery& query, const Names& names, const Aliases& aliases,
                 text::Analyser& analyser) {
  if (names.empty()) return;
  Adder(query, names, aliases, analyser).visit(query.root);
}

std::optional<std::vector<Range>> NameFinder::find(const Clause& name, index::BlockPlace place,
                                                   const theme::AnalysedText& text,
                                                   const std::string& language) {
  const index::Segment& segment = snapshot_.segments()[place.segment];
  const store::Store& store = segment.store();
  const auto value = segment.tags->find(name.facet, name.text);
  if (!value) return {};
  if (name.field == Field::text && segment.tags->has(place.block, *value)) {
    std::vector<Range> out;
    auto& [matcher, memory] = looker(name.text, language);
    for (const auto& match : matcher.match(text, memory)) {
      if (out.empty() || match.range.begin >= out.back().end) {
        out.push_back(match.range);
      } else if (match.range.begin == out.back().begin && match.range.end > out.back().end) {
        out.back() = match.range;
      }
    }
    return out;
  }
  for (std::uint32_t head = store.head_of(place.block);; head = store.above(head)) {
    const bool title = store.level(head) == 0;
    const bool counts = name.field == Field::text || !title;
    if (counts && segment.tags->has(store.head_block(head), *value)) return std::vector<Range>();
    if (title) return {};
  }
}

NameFinder::Looker& NameFinder::looker(const std::string& id, const std::string& language) {
  const auto [found, fresh] = lookers_.try_emplace({id, language});
  const theme::NamesData* data = theme::Access::of(names_);
  const auto entry = data->by_id.find(id);
  if (fresh && entry != data->by_id.end()) {
    for (const theme::Cue& alias : data->names[entry->second].aliases) {
      found->second.matcher.add(alias, 0, language, analyser_, true);
    }
  }
  return found->second;
}

}  // namespace pilcrow::api
