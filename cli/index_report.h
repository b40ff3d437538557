// What a run of indexing did, for people.
#ifndef PILCROW_CLI_INDEX_REPORT_H_
#define PILCROW_CLI_INDEX_REPORT_H_

#include <string>

#include "pilcrow/writer.h"

namespace pilcrow::cli {

// "failed letters/may.pdf: the file is encrypted".
std::string problem_line(const InputProblem& problem);

// What was indexed, by which readers, and how often each reason was given for what was not.
std::string summary(const IndexReport& report, double seconds);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_INDEX_REPORT_H_
