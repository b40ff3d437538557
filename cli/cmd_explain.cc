// pilcrow explain: what a paragraph's score is made of.
#include <algorithm>
#include <cstdio>

#include "commands.h"
#include "errors.h"
#include "json.h"
#include "pilcrow/index.h"
#include "style.h"
#include "text.h"

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

}  // namespace

Outcome run(const ExplainArgs& args, Output& out) {
  SearchRequest request;
  request.query = args.query;
  request.strict = args.strict;
  request.aliases = !args.no_aliases;
  request.expand = args.expand;
  const auto explanation = Index::open(args.folder).explain(request, args.anchor);
  if (!explanation) throw NothingThere("there is no paragraph " + args.anchor, args.anchor);
  if (args.json) {
    out << pretty(explain_json(args.query, *explanation));
    return explanation->matches ? Outcome::done : Outcome::nothing_found;
  }
  const Style style = Style::detect();
  print_line(explanation->matches ? score_text(explanation->score) : "-",
             explanation->matches ? args.anchor : args.anchor + " is not found by this query", 0,
             style, out);
  for (const ScorePart& part : explanation->parts) {
    if (explanation->matches || part.matches || !part.parts.empty()) print(part, 1, style, out);
  }
  out << notes_text(explanation->notes);
  return explanation->matches ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
