// What `pilcrow themes` found out, as text.
#ifndef PILCROW_CLI_THEMES_REPORT_H_
#define PILCROW_CLI_THEMES_REPORT_H_

#include <string>
#include <utility>
#include <vector>

#include "pilcrow/tagging.h"
#include "style.h"

namespace pilcrow::cli {

// "name 0.2, \"phrase\" 0.6 (in a heading)".
std::string cues_text(const std::vector<CueEvidence>& cues, std::size_t most);

// Nothing for a cue in the text; else " (in \"Trade\")", if the headings are known that stand above
// it, with the title last.
std::string place_text(const CueEvidence& cue, const std::vector<std::string>& above);

std::string changes_text(const std::vector<ThemeChange>& changes, const Style& style);
std::string scores_text(const ThemeScores& scores, const Style& style);
std::string candidates_text(const std::vector<CueCandidate>& candidates, const Style& style);

// The measures that --min knows, by name.
std::vector<std::pair<std::string, double>> measures_of(const ThemeScores& scores);

}  // namespace pilcrow::cli

#endif  // PILCROW_CLI_THEMES_REPORT_H_
