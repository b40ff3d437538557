// JSON of what themes and their rules do.
#include "data/answers/parts.h"

namespace pilcrow {
namespace {

using data::Json;

Json standing_of(const ThemeStanding& standing) {
  return {{"id", standing.found.id},
          {"label", standing.found.label},
          {"score", data::rounded(standing.found.score)},
          {"threshold", standing.threshold},
          {"assigned", standing.assigned},
          {"lacks_required", standing.lacks_required},
          {"cues", data::cues_of(standing.found.cues)}};
}

Json example_of(const ThemeChange::Example& example) {
  return {{"anchor", example.anchor},
          {"text", example.text},
          {"cues", data::cues_of(example.cues)}};
}

Json change_of(const ThemeChange& change) {
  return {{"theme", change.id},
          {"before", change.before},
          {"after", change.after},
          {"gained", change.gained},
          {"lost", change.lost},
          {"gained_examples", data::list_of(change.gained_examples, example_of)},
          {"lost_examples", data::list_of(change.lost_examples, example_of)}};
}

Json candidate_of(const CueCandidate& candidate) {
  return {{"cue", candidate.cue},
          {"inside", candidate.inside},
          {"outside", candidate.outside},
          {"score", data::rounded(candidate.score)},
          {"known", candidate.known}};
}

}  // namespace

std::string explain_themes_json(const ThemeExplanation& explanation, JsonLayout layout) {
  Json out = data::answer();
  out["anchor"] = explanation.anchor;
  out["above"] = explanation.above;
  out["themes"] = data::list_of(explanation.themes, standing_of);
  out["names"] = data::names_of(explanation.names);
  out["periods"] = data::periods_of(explanation.periods);
  return data::written(out, layout);
}

std::string remarks_json(const std::vector<RuleRemark>& remarks, JsonLayout layout) {
  Json out = data::answer();
  out["remarks"] = data::list_of(remarks, [](const RuleRemark& remark) -> Json {
    return {{"id", remark.id}, {"message", remark.message}};
  });
  return data::written(out, layout);
}

std::string changes_json(const std::vector<ThemeChange>& changes, JsonLayout layout) {
  Json out = data::answer();
  out["themes"] = data::list_of(changes, change_of);
  return data::written(out, layout);
}

std::string candidates_json(const std::vector<CueCandidate>& candidates, JsonLayout layout) {
  Json out = data::answer();
  out["cues"] = data::list_of(candidates, candidate_of);
  return data::written(out, layout);
}

}  // namespace pilcrow
