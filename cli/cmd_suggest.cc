// pilcrow suggest: completes words, names and headings.
#include "commands.h"
#include "items.h"
#include "numbers.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "style.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

void print(const std::vector<Suggestion>& suggestions, const Style& style, Output& out) {
  for (const Suggestion& suggestion : suggestions) {
    out << clean_line(suggestion.text) << "  "
        << style.dim(std::string(to_string(suggestion.kind)) + ", " +
                     counted(suggestion.paragraphs, "paragraph"))
        << "\n";
  }
}

}  // namespace

Outcome run(const SuggestArgs& args, Output& out) {
  const auto suggestions = Index::open(args.folder).suggest(args.prefix, args.limit);
  if (args.json) {
    out << suggest_json(args.prefix, suggestions, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    for (const Suggestion& suggestion : suggestions) items.print(suggestion_json(suggestion));
  } else if (args.limit == 0) {
    out.remark("none was asked for: --limit is 0");
  } else if (suggestions.empty()) {
    out.remark("nothing begins with: " + clean_line(args.prefix));
  } else {
    print(suggestions, Style::detect(args.color), out);
  }
  return suggestions.empty() && args.limit > 0 ? Outcome::nothing_found : Outcome::done;
}

}  // namespace pilcrow::cli
