// The options of `pilcrow themes`.
#ifndef PILCROW_CLI_OPTIONS_THEMES_H_
#define PILCROW_CLI_OPTIONS_THEMES_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare(Parser& parser, ThemesArgs& args);
void take_words(const Parser& parser, ThemesArgs& args, const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_THEMES_H_
