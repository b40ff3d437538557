// pilcrow facets: counts what paragraphs are about, of all or of those that match a query.
#include "commands.h"
#include "facet_table.h"
#include "items.h"
#include "insight.h"
#include "options_facets.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "style.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

SearchRequest request(const FacetsArgs& args) {
  SearchRequest out;
  out.query = args.query;
  out.strict = args.strict;
  put_facets(args, out);
  out.aliases = !args.no_aliases;
  out.limit = 0;
  out.spelling = false;
  return out;
}

void print(const SearchResult& result, const FacetsArgs& args, Output& out) {
  const Style style = Style::detect(args.color);
  bool first = true;
  for (const auto& [name, counts] : result.facets) {
    if (counts.empty()) continue;
    if (!first) out << "\n";
    out << facet_table(name, counts, style, 0);
    first = false;
  }
  const std::string more = explanation(result, args.verbose, style.width());
  if (!more.empty()) out << "\n" << more;
}

}  // namespace

Outcome run(const FacetsArgs& args, Output& out) {
  Stopwatch watch;
  const Index index = Index::open(args.folder);
  watch.lap("opening the index");
  const SearchResult result = index.search(request(args));
  bool found = false;
  for (const auto& [name, counts] : result.facets) found = found || !counts.empty();
  if (args.json) {
    out << facets_json(result, JsonLayout::indented, args.stats) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    for (const auto& [name, counts] : result.facets) {
      for (const FacetCount& count : counts) items.print(facet_count_json(name, count));
    }
    out.note(notes_text(result.notes, message_width()));
  } else if (found) {
    print(result, args, out);
  } else {
    out.remark("nothing to count");
    out.note(explanation(result, args.verbose, message_width()));
  }
  if (args.stats && !args.json) out.note(search_times(watch, result));
  return found ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
