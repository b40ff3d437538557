// The commands: each does one thing, writes to the output given, and says how it ended.
#ifndef PILCROW_CLI_COMMANDS_H_
#define PILCROW_CLI_COMMANDS_H_

#include "options.h"
#include "output.h"

namespace pilcrow::cli {

// How a command ended; main makes an exit code of it. What went wrong is thrown: pilcrow::Error,
// NothingThere, UsageError.
enum class Outcome {
  done,
  nothing_found,
  fell_short,
  some_input_failed,
  damaged,
  interrupted,
  terminated
};

Outcome run(const CompletionArgs& args, Output& out);
Outcome run(const IndexArgs& args, Output& out);
Outcome run(const SearchArgs& args, Output& out);
Outcome run(const FacetsArgs& args, Output& out);
Outcome run(const EvalArgs& args, Output& out);
Outcome run(const SimilarArgs& args, Output& out);
Outcome run(const ExplainArgs& args, Output& out);
Outcome run(const ThemesArgs& args, Output& out);
Outcome run(const ReportArgs& args, Output& out);
Outcome run(const SuggestArgs& args, Output& out);
Outcome run(const ShowArgs& args, Output& out);
Outcome run(const OutlineArgs& args, Output& out);
Outcome run(const ResolveArgs& args, Output& out);
Outcome run(const CiteArgs& args, Output& out);
Outcome run(const StatsArgs& args, Output& out);
Outcome run(const FailuresArgs& args, Output& out);
Outcome run(const ReadersArgs& args, Output& out);
Outcome run(const DeleteArgs& args, Output& out);
Outcome run(const OptimizeArgs& args, Output& out);
Outcome run(const CheckArgs& args, Output& out);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_COMMANDS_H_
