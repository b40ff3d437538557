// One paragraph being tagged.
#ifndef PILCROW_THEME_PASS_H_
#define PILCROW_THEME_PASS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "theme/model.h"
#include "theme/name_choice.h"
#include "theme/ready_rules.h"
#include "theme/tagger.h"

namespace pilcrow::theme {

// Rules for one language, and what of them is found in the text at work.
struct Tagger::Ready : ReadyRules {
  using ReadyRules::ReadyRules;
  std::vector<Seen> seen = std::vector<Seen>(patterns.size());  // all nothing between two texts
};

// What is given must outlive this object; of `rules` there is one pass at a time.
class Tagger::Pass {
 public:
  Pass(const TaxonomyData* themes, const NamesData* names, Ready& rules, const Placed& paragraph);
  ~Pass() { clear(in_text_); }
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

  struct Counted {
    const CueUse* use = nullptr;
    double score = 0;
    Range range = {};
    bool in_heading = false;
  };
  struct Rated {
    double score = 0;
    std::vector<Counted> cues = {};
    bool has_required = false;
  };

  void note(const Matches& matches);
  void clear(const Matches& matches);
  bool has_context(std::size_t alias) const;
  bool is_above(std::size_t name) const;
  bool is_shared(const Matches& matches, const Matcher::Match& match, std::size_t name) const;
  void find_names();
  void add_cues(const Matches& matches, const Heading* heading, double nearness, std::size_t level);
  void call_trees(std::vector<std::size_t>& trees);
  Seen look(const CueUse& use, std::size_t number, bool in_text);
  bool passes(const search::Clause& filter) const;
  void add(std::size_t number, const Seen& seen, const Heading* heading, double nearness,
           std::size_t level);
  std::vector<ThemeRating> finish(bool unassigned);
  static std::vector<CueEvidence> evidence(const Rated& rated, double divisor);
  double root_of_length();

  const TaxonomyData* themes_;
  const NamesData* names_;
  Ready& rules_;
  const Placed& paragraph_;
  Matches in_text_;
  std::vector<NameFound> found_names_;
  std::optional<std::vector<PeriodMention>> periods_;
  std::map<std::size_t, Rated> rated_;
  std::size_t words_ = 0;  // distinct ones, once they were counted
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_PASS_H_
