// The options of indexing that bound what is made of one file.
#ifndef PILCROW_CLI_OPTIONS_LIMITS_H_
#define PILCROW_CLI_OPTIONS_LIMITS_H_

#include "parser.h"
#include "pilcrow/reader.h"

namespace pilcrow::cli {

void declare_limits(Parser& parser, ReadLimits& limits);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_OPTIONS_LIMITS_H_
