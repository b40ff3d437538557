// Tagging: the themes and names of a paragraph, with their evidence.
#ifndef PILCROW_THEME_TAGGER_H_
#define PILCROW_THEME_TAGGER_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pilcrow/themes.h"
#include "theme/matcher.h"

namespace pilcrow::theme {

// What is found in a paragraph. Labels are left empty: they depend on who asks.
struct Tags {
  std::vector<ThemeAssignment> themes = {};  // best first
  std::vector<NameMention> names = {};       // in the text's order, each id once
};

// Applies a taxonomy and names. For one thread at a time: it makes its cues ready for each language
// as it meets it.
class Tagger {
 public:
  Tagger(Taxonomy taxonomy, Names names);
  ~Tagger();

  // `headings` are those above the paragraph, innermost first, with the document's title last.
  Tags tag(const AnalysedText& paragraph, const std::string& language,
           const std::vector<AnalysedText>& headings, text::Analyser& analyser);

  // The names alone: of a heading.
  std::vector<NameMention> names(const AnalysedText& text, const std::string& language,
                                 text::Analyser& analyser) {
    return names(text, ready(language, analyser));
  }

 private:
  struct Ready;
  const Ready& ready(const std::string& language, text::Analyser& analyser);
  std::vector<ThemeAssignment> themes(const AnalysedText& paragraph, const Ready& ready,
                                      const std::vector<AnalysedText>& headings) const;
  std::vector<NameMention> names(const AnalysedText& paragraph, const Ready& ready) const;

  Taxonomy taxonomy_;
  Names names_;
  std::map<std::string, std::unique_ptr<Ready>> by_language_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_TAGGER_H_
