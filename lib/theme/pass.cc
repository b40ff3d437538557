#include "theme/pass.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "search/values.h"
#include "theme/periods.h"

namespace pilcrow::theme {
namespace {

using search::Clause;
using search::Field;
using Kind = RulePattern::Kind;
using Matches = std::vector<Matcher::Match>;

double repeated(double weight, std::size_t times) {
  return weight * (2 - std::exp2(1 - static_cast<double>(times)));
}

}  // namespace

Tagger::Pass::Pass(const TaxonomyData* themes, const NamesData* names, Ready& ready,
                   const Placed& paragraph)
    : themes_(themes),
      names_(names),
      rules_(ready.rules),
      ready_(ready),
      paragraph_(paragraph),
      in_text_(ready.matches) {
  rules_.matcher.match(paragraph.text, ready.memory, in_text_);
  note(in_text_);
  if (names_ != nullptr) find_names();
}

Tagger::Pass::~Pass() {
  clear(in_text_);
  for (const std::size_t theme : ready_.touched) {
    Rated& rated = ready_.rated[theme];
    rated.cues.clear();
    rated = {false, false, 0, std::move(rated.cues)};
  }
  ready_.touched.clear();
  ready_.leaves.clear();
}

std::vector<PeriodMention>& Tagger::Pass::periods() {
  if (periods_) return *periods_;
  periods_.emplace();
  for (const auto& [period, range] : find_periods(paragraph_.text.text)) {
    periods_->push_back({to_string(period), period.first, period.last, range});
  }
  return *periods_;
}

std::vector<NameMention> Tagger::Pass::names() const {
  std::vector<NameMention> out;
  std::set<std::size_t> seen;
  for (const auto& [name, range] : found_names_) {
    if (!seen.insert(name).second) continue;
    out.push_back({names_->names[name].id, names_->names[name].kind, {}, range});
  }
  return out;
}

std::vector<ThemeRating> Tagger::Pass::themes(bool unassigned) {
  if (themes_ == nullptr) return {};
  add_cues(in_text_, 0);
  clear(in_text_);
  for (std::size_t above = 1; above <= paragraph_.above.size(); ++above) {
    const Matches& matches = matches_in(above);
    note(matches);
    add_cues(matches, above);
    clear(matches);
  }
  return finish(unassigned);
}

// What is found in the text, or so many headings above it.
const Matches& Tagger::Pass::matches_in(std::size_t above) const {
  return above == 0 ? in_text_ : matches_of(*paragraph_.above[above - 1]);
}

const Matches& Tagger::Pass::matches_of(Heading& heading) const {
  const auto [found, fresh] = heading.matches.try_emplace(paragraph_.language);
  if (fresh) {
    found->second = rules_.matcher.match({heading.text, &heading.tokens}, ready_.memory);
  }
  return found->second;
}

void Tagger::Pass::note(const Matches& matches) {
  for (const auto& match : matches) {
    Ready::Noted& seen = ready_.seen[match.cue];
    if (seen.times++ > 0) continue;
    seen.begin = static_cast<std::uint32_t>(match.range.begin);
    seen.end = static_cast<std::uint32_t>(match.range.end);
  }
}
void Tagger::Pass::clear(const Matches& matches) {
  for (const auto& match : matches) ready_.seen[match.cue] = {};
}

// Whether something that an alias asks for stands in the text or above it.
bool Tagger::Pass::has_context(std::size_t alias) const {
  const auto is_it = [&](const Matcher::Match& match) {
    const RulePattern& pattern = rules_.patterns[match.cue];
    return pattern.kind == Kind::context && pattern.of == alias;
  };
  return std::any_of(in_text_.begin(), in_text_.end(), is_it) ||
         std::any_of(paragraph_.above.begin(), paragraph_.above.end(), [&](Heading* heading) {
           const Matches& above = matches_of(*heading);
           return std::any_of(above.begin(), above.end(), is_it);
         });
}

// Whether a heading has an alias of the name of which nothing is asked.
bool Tagger::Pass::is_above(std::size_t name) const {
  return std::any_of(paragraph_.above.begin(), paragraph_.above.end(), [&](Heading* heading) {
    const Matches& above = matches_of(*heading);
    return std::any_of(above.begin(), above.end(), [&](const Matcher::Match& match) {
      const RulePattern& pattern = rules_.patterns[match.cue];
      if (pattern.kind != Kind::alias || rules_.aliases[pattern.of].name != name) return false;
      return rules_.aliases[pattern.of].alias->with.empty() && !is_shared(above, match, name);
    });
  });
}

// Whether another name has the same alias.
bool Tagger::Pass::is_shared(const Matches& matches, const Matcher::Match& match,
                             std::size_t name) const {
  return std::any_of(matches.begin(), matches.end(), [&](const Matcher::Match& other) {
    const RulePattern& pattern = rules_.patterns[other.cue];
    return other.word == match.word && other.words == match.words && pattern.kind == Kind::alias &&
           rules_.aliases[pattern.of].name != name;
  });
}

void Tagger::Pass::find_names() {
  std::vector<AliasMatch> matches;
  for (const auto& match : in_text_) {
    const RulePattern& pattern = rules_.patterns[match.cue];
    if (pattern.kind != Kind::alias) continue;
    matches.push_back({rules_.aliases[pattern.of].name, pattern.of,
                       !rules_.aliases[pattern.of].alias->with.empty(), match});
  }
  found_names_ = choose_names(
      std::move(matches), [&](std::size_t alias) { return has_context(alias); },
      [&](std::size_t name) { return is_above(name); });
}

// Cues that are found in the text, or in a heading. What they count there has been noted.
void Tagger::Pass::add_cues(const Matches& matches, std::size_t above) {
  std::vector<Call>& calls = ready_.calls;
  calls.clear();
  for (const auto& match : matches) {
    const RulePattern& pattern = rules_.patterns[match.cue];
    if (pattern.kind == Kind::leaf) {
      calls.push_back({pattern.of, static_cast<std::uint32_t>(match.cue)});
    }
    if (pattern.kind != Kind::cue) continue;
    const Ready::Noted& seen = ready_.seen[match.cue];
    if (seen.is_first(match.range)) add(pattern.of, seen.times, above, ready_.leaves.size());
  }
  if (above == 0) call_trees(calls);
  std::sort(calls.begin(), calls.end());
  calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
  for (auto first = calls.begin(); first != calls.end();) {
    const auto last = std::find_if(
        first, calls.end(), [&](const Call& call) { return call.use != first->use; });
    add_tree({first, last}, above);
    first = last;
  }
}

// A tree, with all that calls for it. Of a sum that is all that there is to it.
void Tagger::Pass::add_tree(std::span<const Call> calls, std::size_t above) {
  const std::size_t number = calls.front().use;
  auto& leaves = ready_.leaves;
  const std::size_t first_leaf = leaves.size();
  std::size_t times = 0;
  if (const CueWorth& worth = rules_.worth[number]; worth.sum) {
    for (const Call& call : calls) {
      times += ready_.seen[call.pattern].times;
      leaves.push_back(call.pattern - worth.first_leaf);
    }
    add(number, times, above, first_leaf);
    return;
  }
  const CueUse& use = rules_.uses[number];
  if (above > 0 && (use.tree->asks_above() || !use.tree->needs_leaf())) {
    return;  // where headings are asked for by name, they were looked at with the text
  }
  if (use.tree->is_leaf()) {
    times = look(number, 0, above == 0).times;
    leaves.push_back(0);
  } else {
    const CueTree::Looks looks = {[&](std::size_t leaf) { return look(number, leaf, above == 0); },
                                  [&](const Clause& filter) { return passes(filter); }};
    times = use.tree->evaluate(looks, leaves).times;
  }
  if (times > 0) add(number, times, above, first_leaf);
}

// Adds the trees that may hold for something else than a word of the text.
void Tagger::Pass::call_trees(std::vector<Call>& calls) {
  const auto add_all = [&](const std::vector<std::uint32_t>& called) {
    for (const std::uint32_t use : called) calls.push_back({use, 0});
  };
  add_all(rules_.always);
  for (const auto& found : found_names_) add_all(rules_.by_name[found.name]);
  const auto& found = periods();
  if (!found.empty()) {
    for (const auto& call : rules_.by_period) {
      const bool called = std::any_of(found.begin(), found.end(), [&](const auto& period) {
        return overlaps({period.first_year, period.last_year}, call.period);
      });
      if (called) add_all(call.uses);
    }
  }
  for (Heading* heading : paragraph_.above) {
    for (const auto& match : matches_of(*heading)) {
      const RulePattern& pattern = rules_.patterns[match.cue];
      if (pattern.kind == Kind::leaf && rules_.uses[pattern.of].tree->asks_above()) {
        calls.push_back({pattern.of, static_cast<std::uint32_t>(match.cue)});
      }
    }
  }
}

Seen Tagger::Pass::look(std::size_t use, std::size_t number, bool in_text) {
  const CueLeaf& leaf = rules_.uses[use].tree->leaves()[number];
  const std::size_t pattern = rules_.worth[use].first_leaf + number;
  Seen out;
  if (leaf.is_tag()) {
    if (!in_text) return out;
    each_tag(rules_.uses[use], number, [&](Range range) {
      if (out.times++ == 0) out.first = range;
    });
    return out;
  }
  if (leaf.place == Field::text) {
    const Ready::Noted& seen = ready_.seen[pattern];
    return {seen.times, {seen.begin, seen.end}};
  }
  for (std::size_t above = 1; above <= paragraph_.above.size(); ++above) {
    const bool title = above == paragraph_.above.size();
    if (title != (leaf.place == Field::title)) continue;
    for (const auto& match : matches_in(above)) {
      out.times += match.cue == pattern ? std::size_t{1} : 0;
    }
  }
  return out;
}

bool Tagger::Pass::passes(const Clause& filter) const {
  const std::string& value = filter.text;
  switch (filter.field) {
    case Field::language: return paragraph_.language == value;
    case Field::document: return search::is_document(value, paragraph_.document);
    default: return paragraph_.metadata != nullptr && search::passes(filter, *paragraph_.metadata);
  }
}

Tagger::Ready::Rated& Tagger::Pass::touch(std::size_t theme) {
  Rated& rated = ready_.rated[theme];
  if (!rated.touched) ready_.touched.push_back(theme);
  rated.touched = true;
  return rated;
}

// The leaves for which it holds are those from `first_leaf` on.
void Tagger::Pass::add(std::size_t number, std::size_t times, std::size_t above,
                       std::size_t first_leaf) {
  const CueWorth& worth = rules_.worth[number];
  const ThemeNode& theme = themes_->themes[worth.theme];
  if (above > theme.reach) return;
  Rated& rated = touch(worth.theme);
  if (worth.required) {
    rated.has_required = true;
    return;
  }
  const double score =
      above == 0 ? repeated(worth.weight, times)
                 : worth.weight * theme.heading * std::exp2(1 - static_cast<double>(above));
  if (score == 0) return;
  rated.score += score;
  rated.cues.push_back({number, score, above, first_leaf, ready_.leaves.size() - first_leaf});
}

}  // namespace pilcrow::theme
