#include "theme/tagger.h"

#include "theme/pass.h"

namespace pilcrow::theme {

Tagger::Tagger(Taxonomy taxonomy, Names names)
    : taxonomy_(std::move(taxonomy)), names_(std::move(names)) {}
Tagger::~Tagger() = default;

Tagger::Ready& Tagger::ready(const std::string& language, text::Analyser& analyser) {
  auto& found = by_language_[language];
  if (!found) {
    if (!table_) table_ = std::make_unique<const NameTable>(names_);
    found = std::make_unique<Ready>(Access::of(taxonomy_), Access::of(names_), *table_, language,
                                    analyser);
  }
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
