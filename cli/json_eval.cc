// The JSON of `pilcrow eval`.
#include <algorithm>

#include "json.h"

namespace pilcrow::cli {
namespace {

Json measure_json(const MeasureReport& report) {
  Json out = {{"measure", report.name}, {"mean", rounded(mean(report.values))}};
  if (report.comparison) {
    const Comparison& comparison = *report.comparison;
    out["baseline"] = rounded(mean(report.baseline));
    out["difference"] = rounded(comparison.difference);
    out["better"] = comparison.better;
    out["worse"] = comparison.worse;
    out["equal"] = comparison.equal;
    out["p"] = rounded(comparison.p);
  }
  if (report.minimum) {
    out["minimum"] = *report.minimum;
    out["reached"] = !report.fell_short();
  }
  return out;
}

Json query_json(const EvalReport& report, std::size_t i) {
  Json out = {{"query", report.queries[i]}};
  Json values = Json::object();
  Json baseline = Json::object();
  for (const MeasureReport& one : report.measures) {
    values[one.name] = rounded(one.values[i]);
    if (one.comparison) baseline[one.name] = rounded(one.baseline[i]);
  }
  out["values"] = std::move(values);
  if (!baseline.empty()) out["baseline"] = std::move(baseline);
  return out;
}

}  // namespace

Json eval_json(const EvalReport& report, bool per_query) {
  Json out = {{"format_version", kJsonFormat}, {"unit", report.unit},
              {"depth", report.depth},         {"asked", report.asked},
              {"judged", report.queries.size()}, {"not_asked", report.not_asked},
              {"relevant_found", report.relevant_found}};
  Json& measures = out["measures"] = Json::array();
  for (const MeasureReport& one : report.measures) measures.push_back(measure_json(one));
  const auto compared = [](const MeasureReport& one) { return one.comparison.has_value(); };
  if (std::any_of(report.measures.begin(), report.measures.end(), compared)) {
    out["test"] = "paired randomisation, two-sided";
  }
  Json& failed = out["failed"] = Json::array();
  for (const FailedQuery& one : report.failed) {
    failed.push_back({{"query", one.query.id},
                      {"text", one.query.text},
                      {"message", one.message},
                      {"where", one.where}});
  }
  if (!per_query) return out;
  Json& queries = out["queries"] = Json::array();
  for (std::size_t i = 0; i < report.queries.size(); ++i) queries.push_back(query_json(report, i));
  return out;
}

}  // namespace pilcrow::cli
