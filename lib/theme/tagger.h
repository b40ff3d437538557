// Tagging: the themes, names and periods of a paragraph, with their evidence.
#ifndef PILCROW_THEME_TAGGER_H_
#define PILCROW_THEME_TAGGER_H_

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/themes.h"
#include "theme/matcher.h"

namespace pilcrow::theme {

// What is found in a paragraph. Labels are left empty: they depend on who asks.
struct Tags {
  std::vector<ThemeAssignment> themes = {};  // best first
  std::vector<NameMention> names = {};       // in the text's order, each id once
  std::vector<PeriodMention> periods = {};   // in the text's order
};

// A heading, or the title, above paragraphs. What is found in it is looked for once.
struct Heading {
  std::string_view text = {};
  std::vector<text::Token> tokens = {};
  std::map<std::string, std::vector<Matcher::Match>> matches = {};  // by the language of cues
};

// A paragraph where it stands.
struct Placed {
  AnalysedText text = {};
  std::string language = {};
  std::span<Heading* const> above = {};  // innermost first, with the document's title last
  std::string_view document = {};        // its id
  const Metadata* metadata = nullptr;    // of the document; null for none
};

// How a theme did for a paragraph, whether it was assigned or not.
struct ThemeRating {
  std::size_t theme = 0;  // its place in the taxonomy
  ThemeAssignment found = {};
  bool lacks_required = false;
  bool assigned = false;
};

class RuleBook;

// Applies a taxonomy and names. For one thread at a time; several may share a book.
class Tagger {
 public:
  explicit Tagger(std::shared_ptr<RuleBook> book);
  Tagger(Taxonomy taxonomy, Names names);
  ~Tagger();

  Tags tag(const Placed& paragraph, text::Analyser& analyser);

  // All themes of which a cue was found, those that were assigned first, then the best first.
  std::vector<ThemeRating> rate(const Placed& paragraph, text::Analyser& analyser);

  // The names alone: of a heading.
  std::vector<NameMention> names(Heading& heading, const std::string& language,
                                 text::Analyser& analyser);

 private:
  struct Ready;
  class Pass;
  Ready& ready(const std::string& language, text::Analyser& analyser);

  std::shared_ptr<RuleBook> book_;
  std::map<std::string, std::unique_ptr<Ready>> by_language_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_TAGGER_H_
