// pilcrow outline: the headings of a document, with the paragraphs that they begin at.
#include <algorithm>

#include "commands.h"
#include "errors.h"
#include "items.h"
#include "numbers.h"
#include "paragraph_text.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kNumberWidth = 5;

using Sections = std::vector<OutlineSection>;
using Matches = std::optional<DocumentMatches>;

// Headings nest six deep at most.
void print(const Sections& sections, std::size_t depth, const Matches& matches, const Style& style,
           Output& out) {
  for (const OutlineSection& section : sections) {
    const std::string number = std::to_string(section.paragraph);
    const std::string blanks(kNumberWidth - std::min(kNumberWidth, number.size()), ' ');
    const std::string indent(2 * depth + 2, ' ');
    const std::size_t hits = matches ? matches->count(section) : 0;
    const std::string title = clean_line(section.title) +
                              (hits > 0 ? style.bold(" (" + counted(hits, "hit") + ")") : std::string());
    out << wrap(title, style.width(), blanks + style.dim(number) + indent,
                std::string(kNumberWidth, ' ') + indent);
    print(section.children, depth + 1, matches, style, out);
  }
}

void print_items(const Sections& sections, const Matches& matches, ItemPrinter& items) {
  for (const OutlineSection& section : sections) {
    items.print(section_json(section, matches));
    print_items(section.children, matches, items);
  }
}

}  // namespace

Outcome run(const OutlineArgs& args, Output& out) {
  const auto document = Index::open(args.folder).read(args.document);
  if (!document) throw NothingThere("there is no document " + args.document, args.document);
  Matches matches;
  if (!args.query.empty()) matches = document->find({.query = args.query});
  const Sections sections = document->outline();
  if (args.json) {
    out << outline_json(document->info(), sections, matches, JsonLayout::indented) << "\n";
    return Outcome::done;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    print_items(sections, matches, items);
    return Outcome::done;
  }
  const Style style = Style::detect(args.color);
  out << document_line(document->info(), style);
  print(sections, 0, matches, style, out);
  if (sections.empty()) out.remark("this document has no headings");
  return Outcome::done;
}

}  // namespace pilcrow::cli
