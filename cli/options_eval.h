// The options of `pilcrow eval`.
#ifndef PILCROW_CLI_OPTIONS_EVAL_H_
#define PILCROW_CLI_OPTIONS_EVAL_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare(Parser& parser, EvalArgs& args);
void take_words(const Parser& parser, EvalArgs& args, const std::vector<std::string>& words);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_EVAL_H_
