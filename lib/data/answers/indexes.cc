// JSON of indexes as a whole, and of what was done to them.
#include <cmath>

#include "data/answers/parts.h"

namespace pilcrow {
namespace {

using data::Json;

double in_milliseconds(double seconds) { return std::round(seconds * 1000) / 1000; }

std::uint64_t sum(const std::map<std::string, std::uint64_t>& parts) {
  std::uint64_t total = 0;
  for (const auto& part : parts) total += part.second;
  return total;
}

Json problem_of(const InputProblem& problem) {
  return {{"path", problem.path}, {"reason", problem.reason}, {"kind", to_string(problem.kind)}};
}

}  // namespace

std::string stats_json(const IndexStats& stats, JsonLayout layout) {
  Json out = data::answer();
  out["documents"] = stats.documents;
  out["paragraphs"] = stats.paragraphs;
  out["segments"] = stats.segments;
  out["bytes"] = stats.bytes;
  out["deleted"] = stats.deleted;
  out["text_bytes"] = stats.text_bytes;
  out["languages"] = stats.languages;
  out["themes"] = stats.themes;
  out["names"] = stats.names;
  out["index_format"] = stats.format;
  out["library"] = stats.library;
  return data::written(out, layout);
}

std::string failures_json(const std::vector<InputProblem>& failures, JsonLayout layout) {
  Json out = data::answer();
  out["failures"] = data::list_of(failures, problem_of);
  return data::written(out, layout);
}

std::string index_json(const IndexReport& report, double seconds, JsonLayout layout) {
  Json out = data::answer();
  out["documents"] = report.documents;
  out["paragraphs"] = report.paragraphs;
  out["bytes"] = report.bytes;
  out["unchanged"] = report.unchanged;
  out["removed"] = report.removed;
  out["seconds"] = in_milliseconds(seconds);
  out["problems"] = data::list_of(report.problems, [](const InputProblem& problem) {
    Json one = problem_of(problem);
    one["skipped"] = problem.kind == ProblemKind::passed_over;
    return one;
  });
  out["readers"] = report.readers;
  return data::written(out, layout);
}

std::string delete_json(std::size_t removed, const std::vector<std::string>& missing,
                        JsonLayout layout) {
  Json out = data::answer();
  out["documents"] = removed;
  out["missing"] = missing;
  return data::written(out, layout);
}

std::string optimize_json(const IndexStats& before, const IndexStats& after, double seconds,
                          JsonLayout layout) {
  Json out = data::answer();
  out["segments"] = after.segments;
  out["bytes"] = sum(after.bytes);
  out["before"] = {{"segments", before.segments}, {"bytes", sum(before.bytes)}};
  out["seconds"] = in_milliseconds(seconds);
  return data::written(out, layout);
}

std::string check_json(const CheckReport& report, double seconds, JsonLayout layout) {
  Json out = data::answer();
  out["damage"] = data::list_of(report.damage, [](const Damage& damage) -> Json {
    return {{"file", damage.file}, {"what", damage.what}};
  });
  out["repaired"] = report.repaired;
  out["lost"] = {{"documents", report.lost},
                 {"unnamed_documents", report.lost_unnamed},
                 {"segments", report.lost_segments},
                 {"rules", report.rules_lost}};
  out["segments"] = report.segments;
  out["documents"] = report.documents;
  out["paragraphs"] = report.paragraphs;
  out["bytes"] = report.bytes;
  out["seconds"] = in_milliseconds(seconds);
  return data::written(out, layout);
}

}  // namespace pilcrow
