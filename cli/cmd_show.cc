// pilcrow show: a paragraph by anchor or number, or all of a document.
#include <algorithm>

#include "commands.h"
#include "errors.h"
#include "items.h"
#include "numbers.h"
#include "paragraph_text.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"
#include "themes_report.h"

namespace pilcrow::cli {
namespace {

// What is to be printed; `number` is the paragraph asked for, 0 for all of the document.
struct Selection {
  DocumentInfo document = {};
  std::vector<Paragraph> paragraphs = {};
  std::size_t number = 0;
};

struct Place {
  std::string document = {};
  std::size_t number = 0;
};

// "DOC:N", split at the last colon.
std::optional<Place> numbered_place(const std::string& target) {
  const std::size_t colon = target.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto number = parse_count(std::string_view(target).substr(colon + 1));
  if (!number) return std::nullopt;
  return Place{target.substr(0, colon), *number};
}

// "DOC#pN-HASH", the shape of an anchor.
std::optional<Place> anchor_place(const std::string& target) {
  const std::size_t mark = target.rfind("#p");
  if (mark == std::string::npos) return std::nullopt;
  const std::string_view rest = std::string_view(target).substr(mark + 2);
  const auto number = parse_count(rest.substr(0, rest.find('-')));
  if (!number || rest.find('-') == std::string_view::npos) return std::nullopt;
  return Place{target.substr(0, mark), *number};
}

Selection around(const Index& index, const std::string& id, std::size_t number,
                 const ShowArgs& args) {
  const auto document = index.read(id);
  const Range numbers = document->context(number, args.context, args.context, args.in_section);
  return {document->info(), document->paragraphs(numbers.begin, numbers.end - 1), number};
}

[[noreturn]] void complain_of_anchor(const Index& index, const std::string& target,
                                     const Place& place) {
  const std::string anchor = "anchor " + target + ": ";
  const auto document = index.document(place.document);
  if (!document) throw NothingThere(anchor + "there is no document " + place.document, target);
  if (place.number > document->paragraphs || place.number == 0) {
    throw NothingThere(
        anchor + place.document + " has " + counted(document->paragraphs, "paragraph") + " now",
        target);
  }
  throw NothingThere(anchor + "paragraph " + std::to_string(place.number) + " of " +
                         place.document +
                         " reads otherwise now; 'pilcrow resolve' says what became of it",
                     target);
}

// Ids may hold ':' and '#', so the whole argument is tried as one before it is taken apart.
Selection select(const Index& index, const ShowArgs& args) {
  const std::string& target = args.target;
  if (const auto document = index.document(target)) {
    return {*document, index.paragraphs(target), 0};
  }
  if (const auto paragraph = index.paragraph(target)) {
    return around(index, paragraph->document.id, paragraph->number, args);
  }
  if (const auto place = numbered_place(target)) {
    const auto document = index.document(place->document);
    if (document && place->number >= 1 && place->number <= document->paragraphs) {
      return around(index, document->id, place->number, args);
    }
    if (document) {
      throw NothingThere(place->document + " has " + counted(document->paragraphs, "paragraph") +
                             ", and no number " + std::to_string(place->number),
                         target);
    }
  }
  if (const auto place = anchor_place(target)) complain_of_anchor(index, target, *place);
  throw NothingThere("there is no document " + target, target);
}

// The headings that are new since the paragraph before, outermost first.
std::string new_headings(const std::vector<std::string>& before,
                         const std::vector<std::string>& now, const Style& style) {
  const auto same = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
  std::string out;
  for (auto at = same.second; at != now.end(); ++at) {
    const auto depth = static_cast<std::size_t>(at - now.begin()) + 1;
    out += '\n' + style.bold(std::string(depth, '#') + ' ' + clean_line(*at)) + '\n';
  }
  return out;
}

std::string listing(const Selection& selection, const Style& style) {
  const std::size_t last = selection.paragraphs.empty() ? 0 : selection.paragraphs.back().number;
  const std::size_t digits = std::max<std::size_t>(3, std::to_string(last).size());
  std::string out;
  std::vector<std::string> section;
  for (const Paragraph& paragraph : selection.paragraphs) {
    const bool chosen = selection.paragraphs.size() > 1 && paragraph.number == selection.number;
    const std::string number = std::to_string(paragraph.number);
    const std::string first = std::string(digits - std::min(digits, number.size()), ' ') + number +
                              (chosen ? "› " : "  ");
    out += new_headings(section, paragraph.section, style) + '\n';
    out += body(paragraph, style, first, std::string(digits + 2, ' '));
    section = paragraph.section;
  }
  return out;
}

// What is known of a single paragraph.
std::string details(const Paragraph& paragraph, const Style& style) {
  std::string out;
  std::vector<std::string> above(paragraph.section.rbegin(), paragraph.section.rend());
  above.push_back(paragraph.document.title);
  for (const ThemeAssignment& theme : paragraph.themes) {
    out += "theme: " + clean_line(theme.label) + " (" + clean_line(theme.id) + ") " +
           fixed(theme.score, 2) + ", for";
    for (const CueEvidence& cue : theme.cues) {
      out += ' ' + clean_line(cue.cue) + ' ' + fixed(cue.score, 2) +
             place_text(cue, above) + (&cue == &theme.cues.back() ? "\n" : ",");
    }
  }
  for (const NameMention& name : paragraph.names) {
    out += clean_line(name.kind) + ": " + clean_line(name.label) + '\n';
  }
  out += clean_line(paragraph.anchor) + '\n' + clean_line(paragraph.document.path);
  if (paragraph.line > 0) out += ':' + std::to_string(paragraph.line);
  return style.dim(out) + '\n';
}

}  // namespace

Outcome run(const ShowArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  const Selection selection = select(index, args);
  if (args.json) {
    out << show_json(selection.document, selection.paragraphs, JsonLayout::indented) << "\n";
    return Outcome::done;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter items(args, out);
    for (const Paragraph& paragraph : selection.paragraphs) items.print(paragraph_json(paragraph));
    return Outcome::done;
  }
  const Style style = Style::detect(args.color);
  out << document_line(selection.document, style) << listing(selection, style);
  const bool single = selection.number > 0 && selection.paragraphs.size() == 1;
  if (single) out << "\n" << details(selection.paragraphs.front(), style);
  return Outcome::done;
}

}  // namespace pilcrow::cli
