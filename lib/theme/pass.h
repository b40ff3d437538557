// One paragraph being tagged.
#ifndef PILCROW_THEME_PASS_H_
#define PILCROW_THEME_PASS_H_

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "theme/model.h"
#include "theme/name_choice.h"
#include "theme/ready_rules.h"
#include "theme/tagger.h"

namespace pilcrow::theme {

// Rules for one language, what is remembered of its words, and what is found in the text at work: in
// room that is used again, since much of a paragraph's time would go into asking for it.
struct Tagger::Ready {
  Ready(const ReadyRules& ready, std::size_t themes)
      : rules(ready), seen(ready.patterns.size()), rated(themes) {}

  // How often a pattern is found, and where first.
  struct Noted {
    std::uint32_t times = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool is_first(Range range) const { return begin == range.begin && end == range.end; }
  };

  // A cue that counts.
  struct Counted {
    std::size_t use = 0;
    double score = 0;
    std::size_t above = 0;       // as in CueEvidence
    std::size_t first_leaf = 0;  // among `leaves`, for which it holds,
    std::size_t leaf_count = 0;  // and how many
  };
  // A tree to be looked at, and the pattern of one of its leaves, if that calls for it.
  struct Call {
    std::uint32_t use = 0;
    std::uint32_t pattern = 0;

    friend bool operator==(const Call&, const Call&) = default;
    friend bool operator<(const Call& a, const Call& b) {
      return a.use != b.use ? a.use < b.use : a.pattern < b.pattern;
    }
  };
  struct Rated {
    bool touched = false;
    bool has_required = false;
    double score = 0;
    std::vector<Counted> cues = {};
  };

  const ReadyRules& rules;
  Matcher::Memory memory;
  std::vector<Matcher::Match> matches;  // in the text
  std::vector<Noted> seen;              // by pattern; between two texts all nothing, like what follows
  std::vector<Rated> rated;          // by theme
  std::vector<std::size_t> touched;  // of these
  std::vector<std::size_t> leaves;
  std::vector<Call> calls;           // of the text, or heading, that is looked at
};

// What is given must outlive this object; of `ready` there is one pass at a time.
class Tagger::Pass {
 public:
  Pass(const TaxonomyData* themes, const NamesData* names, Ready& ready, const Placed& paragraph);
  ~Pass();
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  std::vector<NameMention> names() const;
  // Looked for when they are first asked for: headings are not.
  std::vector<PeriodMention>& periods();

  // All cues and aliases in the text.
  const std::vector<Matcher::Match>& matches() const { return in_text_; }

  // Those that are assigned, or all that any cue speaks for or against; those assigned come first.
  std::vector<ThemeRating> themes(bool unassigned);

 private:
  using Matches = std::vector<Matcher::Match>;
  using Counted = Ready::Counted;
  using Rated = Ready::Rated;
  using Call = Ready::Call;

  const Matches& matches_in(std::size_t above) const;
  const Matches& matches_of(Heading& heading) const;
  void note(const Matches& matches);
  void clear(const Matches& matches);
  bool has_context(std::size_t alias) const;
  bool is_above(std::size_t name) const;
  bool is_shared(const Matches& matches, const Matcher::Match& match, std::size_t name) const;
  void find_names();
  void add_cues(const Matches& matches, std::size_t above);
  void add_tree(std::span<const Call> calls, std::size_t above);
  void call_trees(std::vector<Call>& calls);
  Seen look(std::size_t use, std::size_t leaf, bool in_text);
  template <typename Take>
  void each_tag(const CueUse& use, std::size_t leaf, Take&& take);
  bool passes(const search::Clause& filter) const;
  Rated& touch(std::size_t theme);
  void add(std::size_t number, std::size_t times, std::size_t above, std::size_t first_leaf);
  std::vector<ThemeRating> finish(bool unassigned);
  std::vector<CueEvidence> evidence(const Rated& rated, double divisor);
  std::vector<Range> ranges(const Counted& counted);
  void add_places(std::size_t pattern, std::size_t above, std::vector<Range>& out);
  double root_of_length();

  const TaxonomyData* themes_;
  const NamesData* names_;
  const ReadyRules& rules_;
  Ready& ready_;
  const Placed& paragraph_;
  Matches& in_text_;
  std::vector<NameFound> found_names_;
  std::optional<std::vector<PeriodMention>> periods_;
  std::map<std::size_t, Matches> by_pattern_;  // of the text or a heading, once they are needed
  std::size_t words_ = 0;  // distinct ones, once they were counted
};

// Calls `take` with each name and period of the text that a leaf asks for.
template <typename Take>
void Tagger::Pass::each_tag(const CueUse& use, std::size_t leaf, Take&& take) {
  for (const auto& named : use.named) {
    if (named.leaf != leaf) continue;
    for (const auto& [name, range] : found_names_) {
      if (std::find(named.names.begin(), named.names.end(), name) != named.names.end()) take(range);
    }
  }
  const auto& wanted = use.tree->leaves()[leaf].period;
  if (!wanted) return;
  for (const auto& period : periods()) {
    if (overlaps({period.first_year, period.last_year}, *wanted)) take(period.range);
  }
}

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PASS_H_
