// The pieces of JSON output that several commands share.
#ifndef PILCROW_CLI_JSON_PARTS_H_
#define PILCROW_CLI_JSON_PARTS_H_

#include <nlohmann/json.hpp>

#include "pilcrow/problem.h"
#include "pilcrow/search.h"

namespace pilcrow::cli {

using Json = nlohmann::ordered_json;

// Six digits behind the point: what lies beyond differs between compilers, not between paragraphs.
double rounded(double score);

Json problem_json(const InputProblem& problem);
Json cues_json(const std::vector<CueEvidence>& cues);
Json names_json(const std::vector<NameMention>& names);
Json periods_json(const std::vector<PeriodMention>& periods);
Json document_json(const DocumentInfo& document);

// Adds what a hit and a paragraph have in common.
void put_paragraph(Json& out, const Paragraph& paragraph, bool with_cues);

// A paragraph with its text and what it is tagged with.
Json paragraph_json(const Paragraph& paragraph);

// One hit, as in a search's answer and alone on a line of --jsonl. Its paragraph has its text.
Json hit_json(const Hit& hit, bool with_text);

// One group likewise.
Json group_json(const HitGroup& group, bool with_text);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_JSON_PARTS_H_
