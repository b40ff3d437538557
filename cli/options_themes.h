// The options of `pilcrow themes` and `pilcrow report`.
#ifndef PILCROW_CLI_OPTIONS_THEMES_H_
#define PILCROW_CLI_OPTIONS_THEMES_H_

#include <optional>
#include <string>

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare(Parser& parser, ThemesArgs& args);
void declare(Parser& parser, ReportArgs& args);
void take_words(const Parser& parser, ThemesArgs& args, const std::vector<std::string>& words);
void take_words(const Parser& parser, ReportArgs& args, const std::vector<std::string>& words);

// One of those of `pilcrow themes`.
std::optional<ThemesAction> find_action(const std::string& word);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_THEMES_H_
