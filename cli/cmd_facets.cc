// pilcrow facets: counts what paragraphs are about, of all or of those that match a query.
#include "commands.h"
#include "facet_table.h"
#include "items.h"
#include "json.h"
#include "options_facets.h"
#include "pilcrow/index.h"
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

void print(const SearchResult& result, Output& out) {
  const Style style = Style::detect();
  bool first = true;
  for (const auto& [name, counts] : result.facets) {
    if (counts.empty()) continue;
    if (!first) out << "\n";
    out << facet_table(name, counts, style, 0);
    first = false;
  }
  if (!result.notes.empty()) out << "\n" << notes_text(result.notes);
}

}  // namespace

Outcome run(const FacetsArgs& args, Output& out) {
  const SearchResult result = Index::open(args.folder).search(request(args));
  bool found = false;
  for (const auto& [name, counts] : result.facets) found = found || !counts.empty();
  if (args.json) {
    out << facets_json(result, JsonLayout::indented) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    for (const auto& [name, counts] : result.facets) {
      for (const FacetCount& count : counts) items.print(facet_count_json(name, count));
    }
    write_stderr(notes_text(result.notes));
  } else if (found) {
    print(result, out);
  } else {
    complain("nothing to count");
    write_stderr(notes_text(result.notes));
  }
  return found ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
