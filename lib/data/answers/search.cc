// JSON of what searches find.
#include "data/answers/parts.h"

namespace pilcrow {
namespace {

using data::Json;

Json place_of(const SourcePlace& place) {
  return {{"bytes", place.bytes.empty() ? Json()
                                        : Json::array({place.bytes.begin, place.bytes.end})},
          {"line", place.line == 0 ? Json() : Json(place.line)},
          {"column", place.column == 0 ? Json() : Json(place.column)}};
}

Json fragment_of(const Fragment& fragment, const Paragraph& paragraph) {
  Json marks = data::list_of(fragment.marks, [&](const Mark& mark) -> Json {
    const Range inside = {fragment.bytes.begin + mark.bytes.begin,
                          fragment.bytes.begin + mark.bytes.end};
    return {{"bytes", Json::array({mark.bytes.begin, mark.bytes.end})},
            {"utf16", Json::array({mark.utf16.begin, mark.utf16.end})},
            {"clause", mark.clause},
            {"kind", to_string(mark.kind)},
            {"source", place_of(paragraph.map(inside))}};
  });
  return {{"text", fragment.text},
          {"bytes", Json::array({fragment.bytes.begin, fragment.bytes.end})},
          {"marks", std::move(marks)},
          {"cut_front", fragment.cut_front},
          {"cut_back", fragment.cut_back}};
}

Json hit_of(const Hit& hit, bool full) {
  Json out = {{"rank", hit.rank}, {"score", data::rounded(hit.score)}};
  data::put_paragraph(out, hit.paragraph, full);
  out["snippet"] = {{"fragments", data::list_of(hit.snippet.fragments, [&](const Fragment& one) {
                       return fragment_of(one, hit.paragraph);
                     })}};
  if (full) out["text"] = hit.paragraph.text;
  out["duplicate_count"] = hit.duplicate_count;
  out["duplicates"] = data::list_of(hit.duplicates, [](const Duplicate& other) -> Json {
    return {{"anchor", other.anchor},
            {"document", other.document},
            {"paragraph", other.number},
            {"similarity", data::rounded(other.similarity)}};
  });
  return out;
}

Json group_of(const HitGroup& group, bool full) {
  return {{"rank", group.rank},
          {"score", data::rounded(group.score)},
          {"document", data::document_of(group.document)},
          {"paragraphs", group.total_paragraphs},
          {"hits", data::list_of(group.hits, [&](const Hit& hit) { return hit_of(hit, full); })}};
}

Json count_of(const FacetCount& count) {
  return {{"value", count.value},
          {"label", count.label},
          {"paragraphs", count.paragraphs},
          {"documents", count.documents},
          {"selected", count.selected}};
}

Json counts_of(const FacetCounts& facets) {
  Json out = Json::object();
  for (const auto& [name, counts] : facets) out[name] = data::list_of(counts, count_of);
  return out;
}

Json suggestion_of(const Suggestion& suggestion) {
  return {{"kind", to_string(suggestion.kind)},
          {"text", suggestion.text},
          {"paragraphs", suggestion.paragraphs}};
}

// Clauses nest as deep as queries may, which is 64.
Json score_parts(const std::vector<ScorePart>& parts) {
  return data::list_of(parts, [](const ScorePart& part) -> Json {
    return {{"what", part.what},
            {"matches", part.matches},
            {"score", part.score},
            {"how", part.how},
            {"parts", score_parts(part.parts)}};
  });
}

Json times_of(const SearchTimes& times) {
  return {{"understanding", times.understanding},
          {"matching", times.matching},
          {"hits", times.hits},
          {"facets", times.facets},
          {"spelling", times.spelling}};
}

}  // namespace

std::string search_json(std::string_view query, const SearchResult& result, bool full,
                        JsonLayout layout, bool times) {
  Json out = data::answer();
  out["query"] = {{"text", query}, {"interpreted", result.interpreted}};
  out["query"]["corrected"] = result.corrected ? Json(*result.corrected) : Json(nullptr);
  out["total"] = {{"paragraphs", result.total_paragraphs},
                  {"documents", result.total_documents},
                  {"exact", true}};
  out["hits"] = data::list_of(result.hits, [&](const Hit& hit) { return hit_of(hit, full); });
  if (!result.groups.empty()) {
    out["groups"] = data::list_of(
        result.groups, [&](const HitGroup& group) { return group_of(group, full); });
  }
  out["facets"] = counts_of(result.facets);
  out["notes"] = result.notes;
  if (times) out["times"] = times_of(result.times);
  return data::written(out, layout);
}

std::string facets_json(const SearchResult& result, JsonLayout layout, bool times) {
  Json out = data::answer();
  out["facets"] = counts_of(result.facets);
  out["notes"] = result.notes;
  if (times) out["times"] = times_of(result.times);
  return data::written(out, layout);
}

std::string suggest_json(std::string_view prefix, const std::vector<Suggestion>& suggestions,
                         JsonLayout layout) {
  Json out = data::answer();
  out["prefix"] = prefix;
  out["suggestions"] = data::list_of(suggestions, suggestion_of);
  return data::written(out, layout);
}

std::string explain_json(std::string_view query, const Explanation& explanation,
                         JsonLayout layout) {
  Json out = data::answer();
  out["query"] = {{"text", query}, {"interpreted", explanation.interpreted}};
  out["anchor"] = explanation.anchor;
  out["matches"] = explanation.matches;
  out["score"] = explanation.score;
  out["parts"] = score_parts(explanation.parts);
  out["notes"] = explanation.notes;
  return data::written(out, layout);
}

std::string hit_json(const Hit& hit, bool full) { return data::written(hit_of(hit, full)); }

std::string group_json(const HitGroup& group, bool full) {
  return data::written(group_of(group, full));
}

std::string facet_count_json(std::string_view facet, const FacetCount& count) {
  Json out = {{"facet", facet}};
  out.update(count_of(count));
  return data::written(out);
}

std::string suggestion_json(const Suggestion& suggestion) {
  return data::written(suggestion_of(suggestion));
}

}  // namespace pilcrow
