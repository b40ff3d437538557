// The options of commands that read in documents: show, outline, resolve, cite.
#ifndef PILCROW_CLI_OPTIONS_READ_H_
#define PILCROW_CLI_OPTIONS_READ_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare(Parser& parser, ShowArgs& args);
void declare(Parser& parser, OutlineArgs& args);
void declare(Parser& parser, ResolveArgs& args);
void declare(Parser& parser, CiteArgs& args);
void take_words(const Parser& parser, ShowArgs& args, const std::vector<std::string>& words);
void take_words(const Parser& parser, OutlineArgs& args, const std::vector<std::string>& words);
void take_words(const Parser& parser, ResolveArgs& args, const std::vector<std::string>& words);
void take_words(const Parser& parser, CiteArgs& args, const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_READ_H_
