#include "json.h"

#include <algorithm>

#include "json_value.h"
#include "pilcrow/version.h"
#include "themes_report.h"

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

Json score_json(const ThemeScore& score) {
  return {{"theme", score.id},
          {"precision", rounded(score.precision())},
          {"recall", rounded(score.recall())},
          {"f1", rounded(score.f1())},
          {"right", score.right},
          {"wrong", score.wrong},
          {"missing", score.missing}};
}

}  // namespace

std::string eval_json(const EvalReport& report, bool per_query) {
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
  if (!per_query) return pretty(out);
  Json& queries = out["queries"] = Json::array();
  for (std::size_t i = 0; i < report.queries.size(); ++i) queries.push_back(query_json(report, i));
  return pretty(out);
}

std::string scores_json(const ThemeScores& scores) {
  Json all = Json::array();
  for (const auto& one : scores.themes) all.push_back(score_json(one));
  Json measures = Json::object();
  for (const auto& [name, value] : measures_of(scores)) measures[name] = rounded(value);
  return pretty({{"format_version", kJsonFormat},
                 {"items", scores.items},
                 {"unknown", scores.unknown},
                 {"measures", measures},
                 {"themes", all}});
}

std::string learned_json(std::size_t themes, std::size_t items, const std::string& taxonomy) {
  return pretty({{"format_version", kJsonFormat},
                 {"themes", themes},
                 {"items", items},
                 {"taxonomy", taxonomy.empty() ? Json() : Json(taxonomy)}});
}

std::string applied_json(const IndexStats& stats, std::uint64_t generation, double seconds) {
  return pretty({{"format_version", kJsonFormat},
                 {"documents", stats.documents},
                 {"paragraphs", stats.paragraphs},
                 {"generation", generation},
                 {"seconds", rounded(seconds)}});
}

std::string report_json(const IndexStats& stats, double seconds, const std::string& page) {
  return pretty({{"format_version", kJsonFormat},
                 {"documents", stats.documents},
                 {"paragraphs", stats.paragraphs},
                 {"seconds", rounded(seconds)},
                 {"page", page.empty() ? Json() : Json(page)}});
}

std::string readers_json(const Readers& readers, const std::vector<std::string>& missing) {
  Json out = {{"format_version", kJsonFormat}};
  Json& all = out["readers"] = Json::array();
  for (const auto& entry : readers.entries()) {
    const Formats formats = entry.reader->formats();
    all.push_back({{"name", entry.reader->name()},
                   {"media_types", formats.media_types},
                   {"patterns", formats.patterns},
                   {"priority", entry.priority},
                   {"process", entry.reader->wants_process()},
                   {"command", entry.command.empty() ? Json() : Json(entry.command)}});
  }
  out["missing"] = missing;
  return pretty(out);
}

std::string error_json(std::string_view code, const std::string& message,
                       const std::string& context, bool one_line) {
  const Json out = {{"format_version", kJsonFormat},
                    {"error", {{"code", code}, {"message", message}, {"context", context}}}};
  return one_line ? compact(out) + '\n' : pretty(out);
}

}  // namespace pilcrow::cli
