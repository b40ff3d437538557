// Pieces of JSON that several answers share.
#ifndef PILCROW_DATA_ANSWERS_PARTS_H_
#define PILCROW_DATA_ANSWERS_PARTS_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pilcrow/json.h"

namespace pilcrow::data {

using Json = nlohmann::ordered_json;

// A whole answer, with nothing but its version as yet.
Json answer();

std::string written(const Json& json, JsonLayout layout = JsonLayout::line);

// Six digits behind the point: what lies beyond differs between compilers, not between paragraphs.
double rounded(double score);

Json or_null(const std::string& text);
Json cues_of(const std::vector<CueEvidence>& cues);
Json names_of(const std::vector<NameMention>& names);
Json periods_of(const std::vector<PeriodMention>& periods);
Json document_of(const DocumentInfo& document);

// Adds what a hit and a paragraph have in common.
void put_paragraph(Json& out, const Paragraph& paragraph, bool with_cues);

// A paragraph with its text and what it is tagged with.
Json paragraph_of(const Paragraph& paragraph);

// `make` of each.
template <typename Items, typename Make>
Json list_of(const Items& items, Make make) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(make(item));
  return out;
}

}  // namespace pilcrow::data

#endif  // PILCROW_DATA_ANSWERS_PARTS_H_
