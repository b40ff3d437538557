#include "json.h"

#include <cmath>

namespace pilcrow::cli {
namespace {

Json answer() { return {{"format_version", kJsonFormat}}; }

Json count_json(const FacetCount& count) {
  return {{"value", count.value},
          {"label", count.label},
          {"paragraphs", count.paragraphs},
          {"documents", count.documents},
          {"selected", count.selected}};
}

Json counts_json(const FacetCounts& facets) {
  Json out = Json::object();
  for (const auto& [name, counts] : facets) {
    Json& values = out[name] = Json::array();
    for (const FacetCount& count : counts) {
      values.push_back(count_json(count));
    }
  }
  return out;
}

double in_milliseconds(double seconds) { return std::round(seconds * 1000) / 1000; }

std::uint64_t sum(const std::map<std::string, std::uint64_t>& parts) {
  std::uint64_t total = 0;
  for (const auto& part : parts) total += part.second;
  return total;
}

// Headings nest six deep at most.
Json sections_json(const std::vector<OutlineSection>& sections,
                   const std::optional<DocumentMatches>& matches) {
  Json out = Json::array();
  for (const OutlineSection& section : sections) {
    Json one = section_json(section, matches);
    one["children"] = sections_json(section.children, matches);
    out.push_back(std::move(one));
  }
  return out;
}

// Clauses nest as deep as queries may, which is 64.
Json parts_json(const std::vector<ScorePart>& parts) {
  Json out = Json::array();
  for (const ScorePart& part : parts) {
    out.push_back({{"what", part.what},
                   {"matches", part.matches},
                   {"score", part.score},
                   {"how", part.how},
                   {"parts", parts_json(part.parts)}});
  }
  return out;
}

}  // namespace

Json search_json(const std::string& query, const SearchResult& result, bool with_text) {
  Json out = answer();
  out["query"] = {{"text", query}, {"interpreted", result.interpreted}};
  out["query"]["corrected"] = result.corrected ? Json(*result.corrected) : Json(nullptr);
  out["total"] = {{"paragraphs", result.total_paragraphs},
                  {"documents", result.total_documents},
                  {"exact", true}};
  Json& hits = out["hits"] = Json::array();
  for (const Hit& hit : result.hits) hits.push_back(hit_json(hit, with_text));
  if (!result.groups.empty()) {
    Json& groups = out["groups"] = Json::array();
    for (const HitGroup& group : result.groups) groups.push_back(group_json(group, with_text));
  }
  out["facets"] = counts_json(result.facets);
  out["notes"] = result.notes;
  return out;
}

Json facets_json(const SearchResult& result) {
  Json out = answer();
  out["facets"] = counts_json(result.facets);
  out["notes"] = result.notes;
  return out;
}

Json facet_count_json(const std::string& facet, const FacetCount& count) {
  Json out = {{"facet", facet}};
  out.update(count_json(count));
  return out;
}

Json explain_json(const std::string& query, const Explanation& explanation) {
  Json out = answer();
  out["query"] = {{"text", query}, {"interpreted", explanation.interpreted}};
  out["anchor"] = explanation.anchor;
  out["matches"] = explanation.matches;
  out["score"] = explanation.score;
  out["parts"] = parts_json(explanation.parts);
  out["notes"] = explanation.notes;
  return out;
}

Json suggestion_json(const Suggestion& suggestion) {
  return {{"kind", to_string(suggestion.kind)},
          {"text", suggestion.text},
          {"paragraphs", suggestion.paragraphs}};
}

Json suggest_json(const std::string& prefix, const std::vector<Suggestion>& suggestions) {
  Json out = answer();
  out["prefix"] = prefix;
  Json& items = out["suggestions"] = Json::array();
  for (const Suggestion& suggestion : suggestions) {
    items.push_back(suggestion_json(suggestion));
  }
  return out;
}

Json show_json(const DocumentInfo& document, const std::vector<Paragraph>& paragraphs) {
  Json out = answer();
  out["document"] = document_json(document);
  Json& items = out["paragraphs"] = Json::array();
  for (const Paragraph& paragraph : paragraphs) items.push_back(paragraph_json(paragraph));
  return out;
}

Json section_json(const OutlineSection& section, const std::optional<DocumentMatches>& matches) {
  Json out = {{"title", section.title},
              {"level", section.level},
              {"paragraph", section.paragraph},
              {"end", section.end}};
  if (matches) out["hits"] = matches->count(section);
  return out;
}

Json outline_json(const DocumentInfo& document, const std::vector<OutlineSection>& sections,
                  const std::optional<DocumentMatches>& matches) {
  Json out = answer();
  out["document"] = document_json(document);
  out["sections"] = sections_json(sections, matches);
  return out;
}

Json stats_json(const IndexStats& stats) {
  Json out = answer();
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
  return out;
}

Json index_json(const IndexReport& report, double seconds) {
  Json out = answer();
  out["documents"] = report.documents;
  out["paragraphs"] = report.paragraphs;
  out["bytes"] = report.bytes;
  out["unchanged"] = report.unchanged;
  out["removed"] = report.removed;
  out["seconds"] = in_milliseconds(seconds);
  Json& problems = out["problems"] = Json::array();
  for (const InputProblem& problem : report.problems) {
    problems.push_back(problem_json(problem));
    problems.back()["skipped"] = problem.kind == ProblemKind::passed_over;
  }
  out["readers"] = report.readers;
  return out;
}

Json delete_json(std::size_t removed, const std::vector<std::string>& missing) {
  Json out = answer();
  out["documents"] = removed;
  out["missing"] = missing;
  return out;
}

Json optimize_json(const IndexStats& before, const IndexStats& after, double seconds) {
  Json out = answer();
  out["segments"] = after.segments;
  out["bytes"] = sum(after.bytes);
  out["before"] = {{"segments", before.segments}, {"bytes", sum(before.bytes)}};
  out["seconds"] = in_milliseconds(seconds);
  return out;
}

Json check_json(const CheckReport& report, double seconds) {
  Json out = answer();
  Json& damages = out["damage"] = Json::array();
  for (const Damage& damage : report.damage) {
    damages.push_back({{"file", damage.file}, {"what", damage.what}});
  }
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
  return out;
}

Json error_json(std::string_view code, const std::string& message, const std::string& context) {
  Json out = answer();
  out["error"] = {{"code", code}, {"message", message}, {"context", context}};
  return out;
}

std::string pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace pilcrow::cli
