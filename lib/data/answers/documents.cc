// JSON of documents, their paragraphs, and what cites these.
#include "data/answers/parts.h"

namespace pilcrow {
namespace {

using data::Json;
using Matches = std::optional<DocumentMatches>;

Json section_of(const OutlineSection& section, const Matches& matches) {
  Json out = {{"title", section.title},
              {"level", section.level},
              {"paragraph", section.paragraph},
              {"end", section.end}};
  if (matches) out["hits"] = matches->count(section);
  return out;
}

// Headings nest six deep at most.
Json sections_of(const std::vector<OutlineSection>& sections, const Matches& matches) {
  return data::list_of(sections, [&](const OutlineSection& section) {
    Json out = section_of(section, matches);
    out["children"] = sections_of(section.children, matches);
    return out;
  });
}

Json citation_of(const Citation& citation) {
  return {{"anchor", citation.paragraph.anchor},
          {"authors", citation.authors},
          {"date", data::or_null(citation.date)},
          {"url", data::or_null(citation.url)},
          {"link", data::or_null(citation.link)},
          {"quotation",
           {{"exact", citation.quotation.exact},
            {"prefix", citation.quotation.prefix},
            {"suffix", citation.quotation.suffix}}},
          {"position", {citation.position.begin, citation.position.end}},
          {"paragraph", data::paragraph_of(citation.paragraph)}};
}

Json resolved_of(std::string_view anchor, const Resolved& answer) {
  const auto change_of = [](const WordChange& change) -> Json {
    return {{"kind", to_string(change.kind)}, {"text", change.text}};
  };
  const auto candidate_of = [](const Candidate& candidate) -> Json {
    return {{"similarity", data::rounded(candidate.similarity)},
            {"paragraph", data::paragraph_of(candidate.paragraph)}};
  };
  return {{"anchor", anchor},
          {"resolution", to_string(answer.resolution)},
          {"similarity", data::rounded(answer.similarity)},
          {"paragraph", answer.paragraph ? data::paragraph_of(*answer.paragraph) : Json()},
          {"old_text", answer.old_text ? Json(*answer.old_text) : Json()},
          {"changes", data::list_of(answer.changes, change_of)},
          {"candidates", data::list_of(answer.candidates, candidate_of)}};
}

}  // namespace

std::string show_json(const DocumentInfo& document, const std::vector<Paragraph>& paragraphs,
                      JsonLayout layout) {
  Json out = data::answer();
  out["document"] = data::document_of(document);
  out["paragraphs"] = data::list_of(paragraphs, data::paragraph_of);
  return data::written(out, layout);
}

std::string outline_json(const DocumentInfo& document, const std::vector<OutlineSection>& sections,
                         const Matches& matches, JsonLayout layout) {
  Json out = data::answer();
  out["document"] = data::document_of(document);
  out["sections"] = sections_of(sections, matches);
  return data::written(out, layout);
}

std::string cite_json(const std::vector<Citation>& citations, JsonLayout layout) {
  Json out = data::answer();
  out["citations"] = data::list_of(citations, citation_of);
  return data::written(out, layout);
}

std::string resolve_json(const std::vector<std::pair<std::string, Resolved>>& answers,
                         JsonLayout layout) {
  Json out = data::answer();
  out["resolved"] = data::list_of(
      answers, [](const auto& one) { return resolved_of(one.first, one.second); });
  return data::written(out, layout);
}

std::string paragraph_json(const Paragraph& paragraph) {
  return data::written(data::paragraph_of(paragraph));
}

std::string section_json(const OutlineSection& section, const Matches& matches) {
  return data::written(section_of(section, matches));
}

std::string resolved_json(std::string_view anchor, const Resolved& answer) {
  return data::written(resolved_of(anchor, answer));
}

}  // namespace pilcrow
