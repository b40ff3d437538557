#include "data/answers/parts.h"

#include <cmath>

#include "pilcrow/version.h"

namespace pilcrow::data {
namespace {

Json range_of(Range range) { return Json::array({range.begin, range.end}); }

Json metadata_of(const Metadata& metadata) {
  Json out = Json::object();
  for (const auto& [name, values] : metadata) {
    out[name] = values.size() == 1 ? Json(values[0]) : Json(values);
  }
  return out;
}

Json source_of(const Paragraph& paragraph) {
  const bool known = !paragraph.source.empty() || paragraph.line != 0;
  return {{"path", paragraph.document.path},
          {"bytes", known ? range_of(paragraph.source) : Json()},
          {"line", paragraph.line == 0 ? Json() : Json(paragraph.line)},
          {"page", paragraph.page == 0 ? Json() : Json(paragraph.page)},
          {"locator", or_null(paragraph.locator)}};
}

Json theme_of(const ThemeAssignment& theme, bool with_cues) {
  Json out = {{"id", theme.id}, {"label", theme.label}, {"score", rounded(theme.score)}};
  if (with_cues) out["cues"] = cues_of(theme.cues);
  return out;
}

}  // namespace

Json answer() { return {{"format_version", kJsonFormat}}; }

std::string written(const Json& json, JsonLayout layout) {
  return json.dump(layout == JsonLayout::line ? -1 : 2, ' ', false, Json::error_handler_t::replace);
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json cues_of(const std::vector<CueEvidence>& cues) {
  return list_of(cues, [](const CueEvidence& cue) -> Json {
    return {{"cue", cue.cue},
            {"score", rounded(cue.score)},
            {"above", cue.above},
            {"ranges", list_of(cue.ranges, range_of)}};
  });
}

Json names_of(const std::vector<NameMention>& names) {
  return list_of(names, [](const NameMention& name) -> Json {
    return {{"id", name.id},
            {"kind", name.kind},
            {"label", name.label},
            {"bytes", range_of(name.range)}};
  });
}

Json periods_of(const std::vector<PeriodMention>& periods) {
  return list_of(periods, [](const PeriodMention& period) -> Json {
    return {{"id", period.id},
            {"first_year", period.first_year},
            {"last_year", period.last_year},
            {"bytes", range_of(period.range)}};
  });
}

Json document_of(const DocumentInfo& document) {
  return {{"id", document.id},
          {"title", or_null(document.title)},
          {"language", or_null(document.language)},
          {"metadata", metadata_of(document.metadata)}};
}

void put_paragraph(Json& out, const Paragraph& paragraph, bool with_cues) {
  out["anchor"] = paragraph.anchor;
  out["document"] = document_of(paragraph.document);
  out["paragraph"] = paragraph.number;
  out["kind"] = to_string(paragraph.kind);
  out["section"] = paragraph.section;
  out["source"] = source_of(paragraph);
  out["themes"] = list_of(paragraph.themes, [&](const ThemeAssignment& theme) {
    return theme_of(theme, with_cues);
  });
  if (!with_cues) return;
  out["names"] = names_of(paragraph.names);
  out["periods"] = periods_of(paragraph.periods);
}

Json paragraph_of(const Paragraph& paragraph) {
  Json out = Json::object();
  put_paragraph(out, paragraph, true);
  out["text"] = paragraph.text;
  return out;
}

}  // namespace pilcrow::data
