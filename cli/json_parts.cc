#include "json_parts.h"

#include <cmath>

namespace pilcrow::cli {
namespace {

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json range_json(Range range) { return Json::array({range.begin, range.end}); }

Json metadata_json(const Metadata& metadata) {
  Json out = Json::object();
  for (const auto& [name, values] : metadata) {
    out[name] = values.size() == 1 ? Json(values[0]) : Json(values);
  }
  return out;
}

Json source_json(const Paragraph& paragraph) {
  const bool known = !paragraph.source.empty() || paragraph.line != 0;
  return {{"path", paragraph.document.path},
          {"bytes", known ? range_json(paragraph.source) : Json()},
          {"line", paragraph.line == 0 ? Json() : Json(paragraph.line)},
          {"page", paragraph.page == 0 ? Json() : Json(paragraph.page)},
          {"locator", or_null(paragraph.locator)}};
}

Json theme_json(const ThemeAssignment& theme, bool with_cues) {
  Json out = {{"id", theme.id}, {"label", theme.label}, {"score", rounded(theme.score)}};
  if (with_cues) out["cues"] = cues_json(theme.cues);
  return out;
}

Json place_json(const SourcePlace& place) {
  return {{"bytes", place.bytes.empty() ? Json() : range_json(place.bytes)},
          {"line", place.line == 0 ? Json() : Json(place.line)},
          {"column", place.column == 0 ? Json() : Json(place.column)}};
}

Json fragment_json(const Fragment& fragment, const Paragraph& paragraph) {
  Json marks = Json::array();
  for (const Mark& mark : fragment.marks) {
    const Range inside = {fragment.bytes.begin + mark.bytes.begin,
                          fragment.bytes.begin + mark.bytes.end};
    marks.push_back({{"bytes", range_json(mark.bytes)},
                     {"utf16", range_json(mark.utf16)},
                     {"clause", mark.clause},
                     {"kind", to_string(mark.kind)},
                     {"source", place_json(paragraph.map(inside))}});
  }
  return {{"text", fragment.text},
          {"bytes", range_json(fragment.bytes)},
          {"marks", std::move(marks)},
          {"cut_front", fragment.cut_front},
          {"cut_back", fragment.cut_back}};
}

}  // namespace

Json cues_json(const std::vector<CueEvidence>& cues) {
  Json out = Json::array();
  for (const CueEvidence& cue : cues) {
    out.push_back({{"cue", cue.cue},
                   {"score", rounded(cue.score)},
                   {"bytes", range_json(cue.range)},
                   {"heading", cue.heading}});
  }
  return out;
}

Json names_json(const std::vector<NameMention>& names) {
  Json out = Json::array();
  for (const NameMention& name : names) {
    out.push_back({{"id", name.id},
                   {"kind", name.kind},
                   {"label", name.label},
                   {"bytes", range_json(name.range)}});
  }
  return out;
}

Json periods_json(const std::vector<PeriodMention>& periods) {
  Json out = Json::array();
  for (const PeriodMention& period : periods) {
    out.push_back({{"id", period.id},
                   {"first_year", period.first_year},
                   {"last_year", period.last_year},
                   {"bytes", range_json(period.range)}});
  }
  return out;
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

Json document_json(const DocumentInfo& document) {
  return {{"id", document.id},
          {"title", or_null(document.title)},
          {"language", or_null(document.language)},
          {"metadata", metadata_json(document.metadata)}};
}

void put_paragraph(Json& out, const Paragraph& paragraph, bool with_cues) {
  out["anchor"] = paragraph.anchor;
  out["document"] = document_json(paragraph.document);
  out["paragraph"] = paragraph.number;
  out["kind"] = to_string(paragraph.kind);
  out["section"] = paragraph.section;
  out["source"] = source_json(paragraph);
  Json& themes = out["themes"] = Json::array();
  for (const ThemeAssignment& theme : paragraph.themes) {
    themes.push_back(theme_json(theme, with_cues));
  }
  if (!with_cues) return;
  out["names"] = names_json(paragraph.names);
  out["periods"] = periods_json(paragraph.periods);
}

Json paragraph_json(const Paragraph& paragraph) {
  Json out = Json::object();
  put_paragraph(out, paragraph, true);
  out["text"] = paragraph.text;
  return out;
}

Json hit_json(const Hit& hit, bool with_text) {
  Json out = {{"rank", hit.rank}, {"score", rounded(hit.score)}};
  put_paragraph(out, hit.paragraph, with_text);
  Json fragments = Json::array();
  for (const Fragment& fragment : hit.snippet.fragments) {
    fragments.push_back(fragment_json(fragment, hit.paragraph));
  }
  out["snippet"] = {{"fragments", std::move(fragments)}};
  if (with_text) out["text"] = hit.paragraph.text;
  out["duplicate_count"] = hit.duplicate_count;
  Json& duplicates = out["duplicates"] = Json::array();
  for (const Duplicate& other : hit.duplicates) {
    duplicates.push_back({{"anchor", other.anchor},
                          {"document", other.document},
                          {"paragraph", other.number},
                          {"similarity", rounded(other.similarity)}});
  }
  return out;
}

Json group_json(const HitGroup& group, bool with_text) {
  Json out = {{"rank", group.rank},
              {"score", rounded(group.score)},
              {"document", document_json(group.document)},
              {"paragraphs", group.total_paragraphs}};
  Json& hits = out["hits"] = Json::array();
  for (const Hit& hit : group.hits) hits.push_back(hit_json(hit, with_text));
  return out;
}

}  // namespace pilcrow::cli
