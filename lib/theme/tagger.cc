#include "theme/tagger.h"

#include "theme/pass.h"
#include "theme/rule_book.h"

namespace pilcrow::theme {

Tagger::Tagger(std::shared_ptr<RuleBook> book) : book_(std::move(book)) {}
Tagger::Tagger(Taxonomy taxonomy, Names names)
    : Tagger(std::make_shared<RuleBook>(std::move(taxonomy), std::move(names))) {}
Tagger::~Tagger() = default;

Tagger::Ready& Tagger::ready(const std::string& language, text::Analyser& analyser) {
  auto& found = by_language_[language];
  if (!found) {
    const TaxonomyData* themes = Access::of(book_->themes());
    found = std::make_unique<Ready>(book_->of(language, analyser),
                                    themes == nullptr ? 0 : themes->themes.size());
  }
  return *found;
}

Tags Tagger::tag(const Placed& paragraph, text::Analyser& analyser) {
  Pass pass(Access::of(book_->themes()), Access::of(book_->names()),
            ready(paragraph.language, analyser), paragraph);
  Tags out;
  for (auto& rating : pass.themes(false)) out.themes.push_back(std::move(rating.found));
  out.names = pass.names();
  out.periods = std::move(pass.periods());
  return out;
}

std::vector<ThemeRating> Tagger::rate(const Placed& paragraph, text::Analyser& analyser) {
  return Pass(Access::of(book_->themes()), Access::of(book_->names()),
              ready(paragraph.language, analyser), paragraph)
      .themes(true);
}

std::vector<NameMention> Tagger::names(Heading& heading, const std::string& language,
                                       text::Analyser& analyser) {
  const Placed alone{{heading.text, &heading.tokens}, language, {}, {}, nullptr};
  const Pass pass(nullptr, Access::of(book_->names()), ready(language, analyser), alone);
  heading.matches.try_emplace(language, pass.matches());  // for the paragraphs below it
  return pass.names();
}

}  // namespace pilcrow::theme
