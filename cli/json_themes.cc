// The JSON of `pilcrow themes`.
#include "json.h"
#include "themes_report.h"

namespace pilcrow::cli {
namespace {

Json examples_json(const std::vector<ThemeChange::Example>& examples) {
  Json out = Json::array();
  for (const auto& one : examples) {
    out.push_back({{"anchor", one.anchor}, {"text", one.text}, {"cues", cues_json(one.cues)}});
  }
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

Json explain_themes_json(const ThemeExplanation& explanation) {
  Json all = Json::array();
  for (const auto& one : explanation.themes) {
    all.push_back({{"id", one.found.id},
                   {"label", one.found.label},
                   {"score", rounded(one.found.score)},
                   {"threshold", one.threshold},
                   {"assigned", one.assigned},
                   {"lacks_required", one.lacks_required},
                   {"cues", cues_json(one.found.cues)}});
  }
  return {{"format_version", kJsonFormat},
          {"anchor", explanation.anchor},
          {"themes", all},
          {"names", names_json(explanation.names)},
          {"periods", periods_json(explanation.periods)}};
}

Json remarks_json(const std::vector<RuleRemark>& remarks) {
  Json all = Json::array();
  for (const auto& one : remarks) all.push_back({{"id", one.id}, {"message", one.message}});
  return {{"format_version", kJsonFormat}, {"remarks", all}};
}

Json changes_json(const std::vector<ThemeChange>& changes) {
  Json all = Json::array();
  for (const auto& one : changes) {
    all.push_back({{"theme", one.id},
                   {"before", one.before},
                   {"after", one.after},
                   {"gained", one.gained},
                   {"lost", one.lost},
                   {"gained_examples", examples_json(one.gained_examples)},
                   {"lost_examples", examples_json(one.lost_examples)}});
  }
  return {{"format_version", kJsonFormat}, {"themes", all}};
}

Json scores_json(const ThemeScores& scores) {
  Json all = Json::array();
  for (const auto& one : scores.themes) all.push_back(score_json(one));
  Json measures = Json::object();
  for (const auto& [name, value] : measures_of(scores)) measures[name] = rounded(value);
  return {{"format_version", kJsonFormat},
          {"items", scores.items},
          {"unknown", scores.unknown},
          {"measures", measures},
          {"themes", all}};
}

Json candidates_json(const std::vector<CueCandidate>& candidates) {
  Json all = Json::array();
  for (const auto& one : candidates) {
    all.push_back({{"cue", one.cue},
                   {"inside", one.inside},
                   {"outside", one.outside},
                   {"score", rounded(one.score)},
                   {"known", one.known}});
  }
  return {{"format_version", kJsonFormat}, {"cues", all}};
}

Json learned_json(std::size_t themes, std::size_t items, const std::string& taxonomy) {
  return {{"format_version", kJsonFormat},
          {"themes", themes},
          {"items", items},
          {"taxonomy", taxonomy.empty() ? Json() : Json(taxonomy)}};
}

Json applied_json(const IndexStats& stats, std::uint64_t generation, double seconds) {
  return {{"format_version", kJsonFormat},
          {"documents", stats.documents},
          {"paragraphs", stats.paragraphs},
          {"generation", generation},
          {"seconds", rounded(seconds)}};
}

}  // namespace pilcrow::cli
