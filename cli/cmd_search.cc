// pilcrow search: the paragraphs that answer a query, for people or for programs.
#include "commands.h"
#include "errors.h"
#include "facet_table.h"
#include "insight.h"
#include "items.h"
#include "numbers.h"
#include "paragraph_text.h"
#include "options_facets.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kFacetRows = 10;

SearchRequest request(const SearchArgs& args) {
  SearchRequest out;
  out.query = args.query;
  out.strict = args.strict;
  out.limit = args.limit;
  out.offset = args.offset;
  out.sort = args.sort;
  out.reverse = args.reverse;
  out.group = args.group;
  out.per_document = args.per_document;
  out.fold = !args.all;
  put_facets(args, out);
  out.aliases = !args.no_aliases;
  out.relevant = args.relevant;
  out.like = args.like;
  out.expand = args.expand;
  // JSON says where in the file marks stand.
  out.full_text = args.full || args.json || ItemPrinter::wanted(args);
  return out;
}

void print(const SearchResult& result, const SearchArgs& args, Output& out) {
  const Style style = Style::detect(args.color);
  for (const Hit& hit : result.hits) out << hit_text(hit, style, args.full) << "\n";
  for (const HitGroup& group : result.groups) out << group_text(group, style, args.full) << "\n";
  out << counted(result.total_paragraphs, "paragraph") + " in " +
             counted(result.total_documents, "document") + '\n';
  for (const auto& [name, counts] : result.facets) {
    if (!counts.empty()) out << "\n" << facet_table(name, counts, style, kFacetRows);
  }
  const std::string more = explanation(result, args.verbose, style.width());
  if (!more.empty()) out << "\n" << more;
}

}  // namespace

Outcome run(const SimilarArgs& args, Output& out) {
  if (!Index::open(args.folder).paragraph(args.relevant.front())) {
    throw NothingThere("there is no paragraph " + args.relevant.front(), args.relevant.front());
  }
  return run(static_cast<const SearchArgs&>(args), out);
}

Outcome run(const SearchArgs& args, Output& out) {
  Stopwatch watch;
  const Index index = Index::open(args.folder);
  watch.lap("opening the index");
  const SearchResult result = index.search(request(args));
  const bool found = result.total_paragraphs > 0;
  if (args.json) {
    out << search_json(args.query, result, args.full, JsonLayout::indented, args.stats) << "\n";
  } else if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    for (const Hit& hit : result.hits) items.print(hit_json(hit, args.full));
    for (const HitGroup& group : result.groups) items.print(group_json(group, args.full));
    out.note(notes_text(result.notes, message_width()));
  } else if (found) {
    print(result, args, out);
  } else {
    out.remark("nothing found for: " + clean_line(args.query));
    out.note(explanation(result, args.verbose, message_width()));
  }
  if (args.stats && !args.json) out.note(search_times(watch, result));
  return found ? Outcome::done : Outcome::nothing_found;
}

}  // namespace pilcrow::cli
