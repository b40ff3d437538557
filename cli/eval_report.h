// What `pilcrow eval` found out, and its text.
#ifndef PILCROW_CLI_EVAL_REPORT_H_
#define PILCROW_CLI_EVAL_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "pilcrow/evaluate.h"

namespace pilcrow::cli {

// A measure's values, one for each query that is judged.
struct MeasureReport {
  std::string name = {};
  std::vector<double> values = {};
  std::vector<double> baseline = {};  // empty without one
  std::optional<Comparison> comparison = {};
  std::optional<double> minimum = {};

  bool fell_short() const { return minimum && mean(values) < *minimum; }
};

struct FailedQuery {
  TestQuery query = {};
  std::string message = {};
  std::size_t where = 0;
};

struct EvalReport {
  std::string unit = {};
  std::size_t depth = 0;
  std::size_t asked = 0;
  std::vector<std::string> queries = {};    // that are judged, in their order
  std::vector<std::string> not_asked = {};  // of these, those that are not among the queries
  std::vector<FailedQuery> failed = {};
  std::size_t relevant_found = 0;  // relevant items in all rankings
  std::vector<MeasureReport> measures = {};
};

std::string eval_text(const EvalReport& report, bool per_query);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_EVAL_REPORT_H_
