// pilcrow failures: what could not be read, or not all of it, and why.
#include "commands.h"
#include "index_report.h"
#include "items.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"

namespace pilcrow::cli {

Outcome run(const FailuresArgs& args, Output& out) {
  const std::vector<InputProblem> failures = Index::open(args.folder).failures();
  if (args.json) {
    out << failures_json(failures, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(failures_json(failures), "failures");
  } else {
    for (const InputProblem& failure : failures) out << problem_line(failure) + '\n';
    if (failures.empty()) out.remark("nothing failed: all that was to be read has been read");
  }
  return failures.empty() ? Outcome::nothing_found : Outcome::done;
}

}  // namespace pilcrow::cli
