// pilcrow explain: what a paragraph's score, or its themes, are made of.
#include <algorithm>
#include <cstdio>

#include "commands.h"
#include "errors.h"
#include "items.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "style.h"
#include "text.h"
#include "themes_report.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kScoreWidth = 9;

std::string score_text(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", score);
  return text;
}

std::string name_of(const ScorePart& part) {
  if (part.what == "section") return "the best other paragraph of its section";
  if (part.what == "document") return "the best other paragraph of its document";
  if (part.what == "closeness") return "words near one another";
  return part.what.empty() ? "everything" : part.what;
}

void print_line(const std::string& score, const std::string& text, std::size_t depth,
                const Style& style, Output& out) {
  const std::string blanks(kScoreWidth - std::min(kScoreWidth, score.size()), ' ');
  const std::string indent(2 * depth + 2, ' ');
  out << wrap(clean_line(text), style.width(), blanks + style.bold(score) + indent,
              std::string(kScoreWidth, ' ') + indent);
}

void print(const ScorePart& part, std::size_t depth, const Style& style, Output& out) {
  const std::string how = part.how.empty() ? "" : "  (" + part.how + ")";
  print_line(part.matches ? score_text(part.score) : "-", name_of(part) + how, depth, style, out);
  for (const ScorePart& child : part.parts) print(child, depth + 1, style, out);
}

void print(const ThemeStanding& theme, const std::vector<std::string>& above, const Style& style,
           Output& out) {
  const std::string name = clean_line(theme.found.id) + "  " + clean_line(theme.found.label) +
                           "  (from " + score_text(theme.threshold) + " on" +
                           (theme.lacks_required ? "; what it requires is not there" : "") + ")";
  print_line(score_text(theme.found.score), name, 0, style, out);
  for (const CueEvidence& cue : theme.found.cues) {
    print_line(score_text(cue.score), clean_line(cue.cue) + place_text(cue, above), 1, style, out);
  }
}

Outcome explain_themes(const ExplainArgs& args, Output& out) {
  const auto found = Index::open(args.folder).explain_themes(args.anchor);
  if (!found) throw NothingThere("there is no paragraph " + args.anchor, args.anchor);
  if (args.json) {
    out << explain_themes_json(*found, JsonLayout::indented) << "\n";
    return Outcome::done;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(explain_themes_json(*found), "themes");
    return Outcome::done;
  }
  const Style style = Style::detect(args.color);
  const char* const heads[] = {"Themes", "Near, but not assigned"};
  for (const bool assigned : {true, false}) {
    bool first = true;
    for (const ThemeStanding& theme : found->themes) {
      if (theme.assigned != assigned || (!assigned && theme.found.score <= 0)) continue;
      if (first) out << style.bold(heads[assigned ? 0 : 1]) << "\n";
      first = false;
      print(theme, found->above, style, out);
    }
  }
  std::string names;
  for (const NameMention& name : found->names) {
    names += (names.empty() ? "" : ", ") + clean_line(name.label) + " (" + name.kind + ")";
  }
  if (!names.empty()) out << wrap(names, style.width(), style.bold("Names") + "  ", "       ");
  std::string periods;
  for (const PeriodMention& period : found->periods) {
    periods += (periods.empty() ? "" : ", ") + period.id;
  }
  if (!periods.empty()) out << wrap(periods, style.width(), style.bold("Periods") + "  ", "         ");
  return Outcome::done;
}

}  // namespace

Outcome run(const ExplainArgs& args, Output& out) {
  const bool asked = !args.query.empty() || !args.relevant.empty() || !args.like.empty();
  if (!asked) return explain_themes(args, out);
  SearchRequest request;
  request.query = args.query;
  request.strict = args.strict;
  request.aliases = !args.no_aliases;
  request.relevant = args.relevant;
  request.like = args.like;
  request.expand = args.expand;
  const auto explanation = Index::open(args.folder).explain(request, args.anchor);
  if (!explanation) throw NothingThere("there is no paragraph " + args.anchor, args.anchor);
  if (args.json) {
    out << explain_json(args.query, *explanation, JsonLayout::indented) << "\n";
    return explanation->matches ? Outcome::done : Outcome::nothing_found;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(explain_json(args.query, *explanation), "parts");
    out.note(notes_text(explanation->notes, message_width()));
    return explanation->matches ? Outcome::done : Outcome::nothing_found;
  }
  const Style style = Style::detect(args.color);
  print_line(explanation->matches ? score_text(explanation->score) : "-",
             explanation->matches ? args.anchor : args.anchor + " is not found by this query", 0,
             style, out);
  for (const ScorePart& part : explanation->parts) {
    if (explanation->matches || part.matches || !part.parts.empty()) print(part, 1, style, out);
  }
  out << notes_text(explanation->notes, style.width());
  return explanation->matches ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
