// The JSON of `pilcrow themes` and `pilcrow report`.
#include "json.h"
#include "themes_report.h"

namespace pilcrow::cli {
namespace {

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

Json report_json(const IndexStats& stats, double seconds, const std::string& page) {
  return {{"format_version", kJsonFormat},
          {"documents", stats.documents},
          {"paragraphs", stats.paragraphs},
          {"seconds", rounded(seconds)},
          {"page", page.empty() ? Json() : Json(page)}};
}

}  // namespace pilcrow::cli
