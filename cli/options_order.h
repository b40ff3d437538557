// The options of `pilcrow search` that say which hits there are, in which order and grouping.
#ifndef PILCROW_CLI_OPTIONS_ORDER_H_
#define PILCROW_CLI_OPTIONS_ORDER_H_

#include "options.h"
#include "parser.h"

namespace pilcrow::cli {

void declare_order(Parser& parser, SearchArgs& args);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_ORDER_H_
