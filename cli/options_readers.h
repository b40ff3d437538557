// The options that say what reads files, and in which processes.
#ifndef PILCROW_CLI_OPTIONS_READERS_H_
#define PILCROW_CLI_OPTIONS_READERS_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare_readers(Parser& parser, IndexArgs& args);

void declare(Parser& parser, ReadersArgs& args);
void take_words(const Parser& parser, ReadersArgs& args, const std::vector<std::string>& words);

void declare(Parser& parser, FailuresArgs& args);
void take_words(const Parser& parser, FailuresArgs& args, const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_READERS_H_
