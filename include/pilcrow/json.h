// Answers as JSON: what `pilcrow --json` prints, and what the C API gives (<pilcrow.h>).
//
//   std::cout << search_json("railway", index.search({.query = "railway"}), false) << '\n';
//
// Version kJsonFormat of it is written down in pilcrow-1.json, a JSON Schema that is installed with
// the program: keys may be added within a version, never renamed or removed. Strings are UTF-8; bytes
// that are not, as names of files may have, become U+FFFD. No new line stands at the end.
// Threads: pure, any thread. Errors: none but std::bad_alloc.
#ifndef PILCROW_JSON_H_
#define PILCROW_JSON_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pilcrow/check.h"
#include "pilcrow/citation.h"
#include "pilcrow/contents.h"
#include "pilcrow/explain.h"
#include "pilcrow/export.h"
#include "pilcrow/facets.h"
#include "pilcrow/problem.h"
#include "pilcrow/reading.h"
#include "pilcrow/search.h"
#include "pilcrow/suggest.h"
#include "pilcrow/tagging.h"
#include "pilcrow/writer.h"

namespace pilcrow {

/// How JSON is laid out.
enum class JsonLayout {
  line,      ///< On one line, without spaces.
  indented,  ///< By two spaces, for people.
};

// Whole answers, each an object with "format_version".

/// Of `Index::search`. With `full`, hits have their text, their cues, names and periods; with `times`,
/// it says what time was spent on, in seconds.
PILCROW_API std::string search_json(std::string_view query, const SearchResult& result, bool full,
                                    JsonLayout layout = JsonLayout::line, bool times = false);

/// The facets of a search alone; `times` as above.
PILCROW_API std::string facets_json(const SearchResult& result,
                                    JsonLayout layout = JsonLayout::line, bool times = false);

/// Of `Index::suggest`.
PILCROW_API std::string suggest_json(std::string_view prefix,
                                     const std::vector<Suggestion>& suggestions,
                                     JsonLayout layout = JsonLayout::line);

/// Of `Index::explain` and `Index::explain_themes`.
PILCROW_API std::string explain_json(std::string_view query, const Explanation& explanation,
                                     JsonLayout layout = JsonLayout::line);
PILCROW_API std::string explain_themes_json(const ThemeExplanation& explanation,
                                            JsonLayout layout = JsonLayout::line);

/// Paragraphs of one document.
PILCROW_API std::string show_json(const DocumentInfo& document,
                                  const std::vector<Paragraph>& paragraphs,
                                  JsonLayout layout = JsonLayout::line);

/// Headings of a document; with `matches`, how many paragraphs match below each.
PILCROW_API std::string outline_json(const DocumentInfo& document,
                                     const std::vector<OutlineSection>& sections,
                                     const std::optional<DocumentMatches>& matches = {},
                                     JsonLayout layout = JsonLayout::line);

/// Of `Index::cite`, several at once.
PILCROW_API std::string cite_json(const std::vector<Citation>& citations,
                                  JsonLayout layout = JsonLayout::line);

/// Of `Index::resolve`: anchors, and what became of each.
PILCROW_API std::string resolve_json(const std::vector<std::pair<std::string, Resolved>>& answers,
                                     JsonLayout layout = JsonLayout::line);

/// Of `Index::stats`.
PILCROW_API std::string stats_json(const IndexStats& stats, JsonLayout layout = JsonLayout::line);

/// Of `Index::failures`.
PILCROW_API std::string failures_json(const std::vector<InputProblem>& failures,
                                      JsonLayout layout = JsonLayout::line);

/// Of `IndexWriter::index_paths`, and how long it took.
PILCROW_API std::string index_json(const IndexReport& report, double seconds,
                                   JsonLayout layout = JsonLayout::line);

/// Of removing documents: how many there were, and ids that were not there.
PILCROW_API std::string delete_json(std::size_t removed, const std::vector<std::string>& missing,
                                    JsonLayout layout = JsonLayout::line);

/// Of `IndexWriter::optimize`: figures before and after, and how long it took.
PILCROW_API std::string optimize_json(const IndexStats& before, const IndexStats& after,
                                      double seconds, JsonLayout layout = JsonLayout::line);

/// Of `check` and `repair` of an index, and how long it took.
PILCROW_API std::string check_json(const CheckReport& report, double seconds,
                                   JsonLayout layout = JsonLayout::line);

/// Of `check` of rules, `Index::compare_themes` and `Index::suggest_cues`.
PILCROW_API std::string remarks_json(const std::vector<RuleRemark>& remarks,
                                     JsonLayout layout = JsonLayout::line);
PILCROW_API std::string changes_json(const std::vector<ThemeChange>& changes,
                                     JsonLayout layout = JsonLayout::line);
PILCROW_API std::string candidates_json(const std::vector<CueCandidate>& candidates,
                                        JsonLayout layout = JsonLayout::line);

/// The items of answers, one object a line, as `pilcrow --jsonl` prints them.
PILCROW_API std::string hit_json(const Hit& hit, bool full);
PILCROW_API std::string group_json(const HitGroup& group, bool full);
PILCROW_API std::string paragraph_json(const Paragraph& paragraph);
PILCROW_API std::string facet_count_json(std::string_view facet, const FacetCount& count);
PILCROW_API std::string suggestion_json(const Suggestion& suggestion);
PILCROW_API std::string section_json(const OutlineSection& section,
                                     const std::optional<DocumentMatches>& matches = {});
PILCROW_API std::string resolved_json(std::string_view anchor, const Resolved& answer);

}  // namespace pilcrow

#endif  // PILCROW_JSON_H_
