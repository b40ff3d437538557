// pilcrow outline: the headings of a document, with the paragraphs that they begin at.
#include <algorithm>

#include "commands.h"
#include "errors.h"
#include "json.h"
#include "paragraph_text.h"
#include "pilcrow/index.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kNumberWidth = 5;

// Headings nest six deep at most.
void print(const std::vector<OutlineSection>& sections, std::size_t depth, const Style& style,
           Output& out) {
  for (const OutlineSection& section : sections) {
    const std::string number = std::to_string(section.paragraph);
    const std::string blanks(kNumberWidth - std::min(kNumberWidth, number.size()), ' ');
    const std::string indent(2 * depth + 2, ' ');
    out << wrap(clean_line(section.title), style.width(), blanks + style.dim(number) + indent,
                std::string(kNumberWidth, ' ') + indent);
    print(section.children, depth + 1, style, out);
  }
}

}  // namespace

Outcome run(const OutlineArgs& args, Output& out) {
  const auto outline = Index::open(args.folder).outline(args.document);
  if (!outline) throw NothingThere("there is no document " + args.document, args.document);
  if (args.json) {
    out << pretty(outline_json(*outline));
    return Outcome::done;
  }
  const Style style = Style::detect();
  out << style.bold(document_name(outline->document)) << "  "
      << style.dim(clean_line(outline->document.id)) << "\n";
  print(outline->sections, 0, style, out);
  if (outline->sections.empty()) complain("this document has no headings");
  return Outcome::done;
}

}  // namespace pilcrow::cli
