#include "json.h"

#include "pilcrow/version.h"

namespace pilcrow::cli {

Json problem_json(const InputProblem& problem) {
  return {{"path", problem.path}, {"reason", problem.reason}, {"kind", to_string(problem.kind)}};
}

Json failures_json(const std::vector<InputProblem>& failures) {
  Json out = {{"format_version", kJsonFormat}};
  Json& all = out["failures"] = Json::array();
  for (const InputProblem& failure : failures) all.push_back(problem_json(failure));
  return out;
}

Json readers_json(const Readers& readers, const std::vector<std::string>& missing) {
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
  return out;
}

}  // namespace pilcrow::cli
