// JSON of what cites paragraphs and resolves citations.
#include "json.h"
#include "web_annotation.h"

namespace pilcrow::cli {

Json resolved_json(const std::string& anchor, const Resolved& answer) {
  Json changes = Json::array();
  for (const WordChange& change : answer.changes) {
    changes.push_back({{"kind", to_string(change.kind)}, {"text", change.text}});
  }
  Json candidates = Json::array();
  for (const Candidate& candidate : answer.candidates) {
    candidates.push_back({{"similarity", rounded(candidate.similarity)},
                          {"paragraph", paragraph_json(candidate.paragraph)}});
  }
  return {{"anchor", anchor},
          {"resolution", to_string(answer.resolution)},
          {"similarity", rounded(answer.similarity)},
          {"paragraph", answer.paragraph ? paragraph_json(*answer.paragraph) : Json()},
          {"old_text", answer.old_text ? Json(*answer.old_text) : Json()},
          {"changes", std::move(changes)},
          {"candidates", std::move(candidates)}};
}

Json resolve_json(const std::vector<Json>& answers) {
  Json out = {{"format_version", kJsonFormat}};
  out["resolved"] = answers;
  return out;
}

Json cite_json(const std::vector<Citation>& citations) {
  Json out = {{"format_version", kJsonFormat}};
  Json& items = out["citations"] = Json::array();
  for (const Citation& citation : citations) {
    items.push_back({{"anchor", citation.paragraph.anchor},
                     {"authors", citation.authors},
                     {"date", citation.date.empty() ? Json() : Json(citation.date)},
                     {"url", citation.url.empty() ? Json() : Json(citation.url)},
                     {"link", citation.link.empty() ? Json() : Json(citation.link)},
                     {"quotation",
                      {{"exact", citation.quotation.exact},
                       {"prefix", citation.quotation.prefix},
                       {"suffix", citation.quotation.suffix}}},
                     {"position", {citation.position.begin, citation.position.end}},
                     {"paragraph", paragraph_json(citation.paragraph)}});
  }
  return out;
}

}  // namespace pilcrow::cli
