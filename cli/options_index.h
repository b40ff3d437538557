// The options of commands that write: those of `pilcrow index`, and how long to wait for a writer.
#ifndef PILCROW_CLI_OPTIONS_INDEX_H_
#define PILCROW_CLI_OPTIONS_INDEX_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare_wait(Parser& parser, unsigned& wait_ms);

void declare(Parser& parser, IndexArgs& args);
void take_words(const Parser& parser, IndexArgs& args, const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_INDEX_H_
