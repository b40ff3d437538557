// JSON, version 1: the one place that knows its keys.
//
// Keys may be added within a version, never renamed or removed.
#ifndef PILCROW_CLI_JSON_H_
#define PILCROW_CLI_JSON_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval_report.h"
#include "json_parts.h"
#include "pilcrow/pilcrow.h"

namespace pilcrow::cli {

// Whole answers, with "format_version".
Json search_json(const std::string& query, const SearchResult& result, bool with_text);
Json facets_json(const SearchResult& result);
Json facet_count_json(const std::string& facet, const FacetCount& count);  // alone on a line
Json explain_json(const std::string& query, const Explanation& explanation);
Json explain_themes_json(const ThemeExplanation& explanation);
Json suggest_json(const std::string& prefix, const std::vector<Suggestion>& suggestions);
Json suggestion_json(const Suggestion& suggestion);
Json eval_json(const EvalReport& report, bool per_query);
Json remarks_json(const std::vector<RuleRemark>& remarks);
Json changes_json(const std::vector<ThemeChange>& changes);
Json scores_json(const ThemeScores& scores);
Json candidates_json(const std::vector<CueCandidate>& candidates);
Json learned_json(std::size_t themes, std::size_t items, const std::string& taxonomy);
Json applied_json(const IndexStats& stats, std::uint64_t generation, double seconds);
Json show_json(const DocumentInfo& document, const std::vector<Paragraph>& paragraphs);
// With what matches, where something was asked for.
Json outline_json(const DocumentInfo& document, const std::vector<OutlineSection>& sections,
                  const std::optional<DocumentMatches>& matches);
Json section_json(const OutlineSection& section, const std::optional<DocumentMatches>& matches);
Json resolved_json(const std::string& anchor, const Resolved& answer);
Json resolve_json(const std::vector<Json>& answers);
Json cite_json(const std::vector<Citation>& citations);
Json stats_json(const IndexStats& stats);
Json index_json(const IndexReport& report, double seconds);
Json failures_json(const std::vector<InputProblem>& failures);
Json readers_json(const Readers& readers, const std::vector<std::string>& missing);
Json delete_json(std::size_t removed, const std::vector<std::string>& missing);
Json optimize_json(const IndexStats& before, const IndexStats& after, double seconds);
Json check_json(const CheckReport& report, double seconds);
Json error_json(std::string_view code, const std::string& message, const std::string& context);

// As text with a new line behind it. Bytes that are not UTF-8 become U+FFFD.
std::string pretty(const Json& json);
std::string one_line(const Json& json);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_JSON_H_
