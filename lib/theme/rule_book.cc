#include "theme/rule_book.h"

#include "text/stem.h"
#include "theme/model.h"

namespace pilcrow::theme {

const ReadyRules& RuleBook::of(const std::string& language, text::Analyser& analyser) {
  const std::lock_guard lock(mutex_);
  auto& found = ready_[language];
  if (found) return *found;
  const TaxonomyData* themes = Access::of(themes_);
  const NamesData* names = Access::of(names_);
  if (!table_) {
    table_.emplace(names_);
    named_ = languages_of_cues(themes, names);
  }
  // In a collection of any size somebody quotes every language: those in which all cues are the same
  // share what is made ready.
  const bool own = text::Stemmer(language).has_stems() || named_.contains(language);
  const std::string code = own ? language : std::string();
  auto& shared = ready_[code];
  if (!shared) {
    shared = std::make_shared<const ReadyRules>(themes, names, *table_, code, analyser);
  }
  found = shared;
  return *found;
}

}  // namespace pilcrow::theme
