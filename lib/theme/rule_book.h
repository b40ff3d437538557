// Themes and names, with what was made ready of them for each language.
#ifndef PILCROW_THEME_RULE_BOOK_H_
#define PILCROW_THEME_RULE_BOOK_H_

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "pilcrow/themes.h"
#include "text/analysis.h"
#include "theme/lookup.h"
#include "theme/ready_rules.h"

namespace pilcrow::theme {

// For any number of threads: to make rules ready takes milliseconds for each language, and they take
// megabytes.
class RuleBook {
 public:
  RuleBook(Taxonomy themes, Names names) : themes_(std::move(themes)), names_(std::move(names)) {}

  const Taxonomy& themes() const { return themes_; }
  const Names& names() const { return names_; }

  // The rules for texts of a language, for as long as the book is there.
  const ReadyRules& of(const std::string& language, text::Analyser& analyser);

 private:
  Taxonomy themes_;
  Names names_;
  std::mutex mutex_;  // of what follows
  std::optional<const NameTable> table_;
  std::set<std::string> named_;  // languages that cues are for by name
  std::map<std::string, std::shared_ptr<const ReadyRules>> ready_;
};

}  // namespace pilcrow::theme

#endif  // PILCROW_THEME_RULE_BOOK_H_
