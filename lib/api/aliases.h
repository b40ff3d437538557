// Names across scripts: what a query calls by one alias is found under all of them.
#ifndef PILCROW_API_ALIASES_H_
#define PILCROW_API_ALIASES_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "index/snapshot.h"
#include "search/parser.h"
#include "theme/aliases.h"
#include "theme/matcher.h"

namespace pilcrow::api {

// Puts a clause of synonyms in the place of each word, phrase and run of words side by side that is
// an alias: what was typed, then the names. Of runs that overlap the longest counts, then the first.
void add_aliases(search::ParsedQuery& query, const Names& names, const theme::Aliases& aliases,
                 text::Analyser& analyser);

// Finds a query's names in the paragraphs of its hits. For one thread, at one generation.
class NameFinder {
 public:
  NameFinder(const Names& names, const index::Snapshot& snapshot, text::Analyser& analyser)
      : names_(names), snapshot_(snapshot), analyser_(analyser) {}

  // Where the name stands in a paragraph's text, left to right; nothing if the paragraph and what
  // stands above it are not tagged with it.
  std::optional<std::vector<Range>> find(const search::Clause& name, index::BlockPlace place,
                                         const theme::AnalysedText& text,
                                         const std::string& language);

 private:
  struct Looker {
    theme::Matcher matcher;
    theme::Matcher::Memory memory;
  };
  Looker& looker(const std::string& id, const std::string& language);

  const Names& names_;
  const index::Snapshot& snapshot_;
  text::Analyser& analyser_;
  std::map<std::pair<std::string, std::string>, Looker> lookers_;  // by id and language
};

}  // namespace pilcrow::api

#endif  // PILCROW_API_ALIASES_H_
