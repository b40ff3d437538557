#include "theme/tagger.h"

#include "text/stem.h"
#include "theme/pass.h"

namespace pilcrow::theme {

Tagger::Tagger(Taxonomy taxonomy, Names names)
    : taxonomy_(std::move(taxonomy)), names_(std::move(names)) {}
Tagger::~Tagger() = default;

Tagger::Ready& Tagger::ready(const std::string& language, text::Analyser& analyser) {
  auto& found = by_language_[language];
  if (found) return *found;
  const TaxonomyData* themes = Access::of(taxonomy_);
  const NamesData* names = Access::of(names_);
  if (!table_) {
    table_ = std::make_unique<const NameTable>(names_);
    named_ = languages_of_cues(themes, names);
  }
  // To make rules ready takes milliseconds, and in a collection of any size somebody quotes every
  // language: those in which all cues are the same share them.
  const bool own = text::has_stems(language) || named_.contains(language);
  const std::string code = own ? language : std::string();
  auto& shared = by_language_[code];
  if (!shared) shared = std::make_shared<Ready>(themes, names, *table_, code, analyser);
  found = shared;
  return *found;
}

Tags Tagger::tag(const Placed& paragraph, text::Analyser& analyser) {
  Pass pass(Access::of(taxonomy_), Access::of(names_), ready(paragraph.language, analyser),
            paragraph);
  Tags out;
  for (auto& rating : pass.themes(false)) out.themes.push_back(std::move(rating.found));
  out.names = pass.names();
  out.periods = std::move(pass.periods());
  return out;
}

std::vector<ThemeRating> Tagger::rate(const Placed& paragraph, text::Analyser& analyser) {
  return Pass(Access::of(taxonomy_), Access::of(names_), ready(paragraph.language, analyser),
              paragraph)
      .themes(true);
}

std::vector<NameMention> Tagger::names(Heading& heading, const std::string& language,
                                       text::Analyser& analyser) {
  const Placed alone{{heading.text, &heading.tokens}, language, {}, {}, nullptr};
  const Pass pass(nullptr, Access::of(names_), ready(language, analyser), alone);
  heading.matches.try_emplace(language, pass.matches());  // for the paragraphs below it
  return pass.names();
}

}  // namespace pilcrow::theme
