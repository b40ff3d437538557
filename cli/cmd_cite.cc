// pilcrow cite: paragraphs as citations for texts, bibliographies and other programs.
#include <algorithm>

#include "commands.h"
#include "errors.h"
#include "items.h"
#include "paragraph_text.h"
#include "pilcrow/index.h"
#include "pilcrow/json.h"
#include "text.h"
#include "web_annotation.h"

namespace pilcrow::cli {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? std::string_view() : between), out += part;
  return out;
}

// What names the place within the document: "Trade › Railways, p. 4, paragraph 17".
std::string place(const Paragraph& paragraph) {
  std::vector<std::string> parts;
  const std::string section = joined(paragraph.section, " › ");
  if (!section.empty()) parts.push_back(section);
  if (paragraph.page > 0) parts.push_back("p. " + std::to_string(paragraph.page));
  parts.push_back("paragraph " + std::to_string(paragraph.number));
  return joined(parts, ", ");
}

std::string name_of(const DocumentInfo& document) {
  return document.title.empty() ? document.id : document.title;
}

// "A. Holt, J. Aas, The border railway, 2021-04-09".
std::string source(const Citation& citation, const std::string& title) {
  std::vector<std::string> parts;
  if (!citation.authors.empty()) parts.push_back(joined(citation.authors, ", "));
  parts.push_back(title);
  if (!citation.date.empty()) parts.push_back(citation.date);
  return joined(parts, ", ");
}

std::string as_text(const Citation& citation) {
  const Paragraph& paragraph = citation.paragraph;
  std::string out = "“" + paragraph.text + "” — ";
  out += source(citation, name_of(paragraph.document)) + ", " + place(paragraph) + ". ";
  if (!citation.url.empty()) out += citation.url + " ";
  return clean_line(out + "[" + paragraph.anchor + "]") + '\n';
}

// What CommonMark would take for markup, as `render` has it.
std::string escaped(const std::string& text) {
  return render(Snippet{{Fragment{text, {}, {}, false, false}}}, Markup::markdown());
}

std::string as_markdown(const Citation& citation) {
  const Paragraph& paragraph = citation.paragraph;
  std::string title = "*" + escaped(name_of(paragraph.document)) + "*";
  if (!citation.link.empty()) title = "[" + title + "](<" + citation.link + ">)";
  Citation rest = citation;
  for (auto& author : rest.authors) author = escaped(author);
  rest.date = escaped(rest.date);
  return "> " + escaped(paragraph.text) + "\n>\n> — " + source(rest, title) + ", " +
         escaped(place(paragraph)) + " (" + escaped(paragraph.anchor) + ")\n";
}

// What LaTeX takes for more than it is.
std::string latex(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '{':
      case '}':
      case '#':
      case '$':
      case '%':
      case '&':
      case '_': out += '\\'; [[fallthrough]];
      default: out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
  }
  return out;
}

// Of the anchor what keys may have.
std::string key_of(const std::string& anchor) {
  std::string out;
  for (const char c : anchor) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == ':' || c == '/';
    out += plain ? c : '-';
  }
  return out;
}

std::string as_bibtex(const Citation& citation) {
  const Paragraph& paragraph = citation.paragraph;
  std::string out = "@misc{" + key_of(paragraph.anchor) + ",\n";
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += "  " + std::string(name) + " = {" + value + "},\n";
  };
  std::vector<std::string> authors;
  for (const auto& author : citation.authors) authors.push_back("{" + latex(author) + "}");
  field("author", joined(authors, " and "));
  field("title", latex(name_of(paragraph.document)));
  const bool year =
      citation.date.size() >= 4 && std::all_of(citation.date.begin(), citation.date.begin() + 4,
                                               [](char c) { return c >= '0' && c <= '9'; });
  if (year) field("year", citation.date.substr(0, 4));
  field("date", latex(citation.date));
  field("url", latex(citation.url));
  field("note", latex(place(paragraph) + ", " + paragraph.anchor));
  field("annote", latex(paragraph.text));
  return out + "}\n";
}

std::string styled(const Citation& citation, CiteStyle style) {
  switch (style) {
    case CiteStyle::text: return as_text(citation);
    case CiteStyle::markdown: return as_markdown(citation);
    case CiteStyle::json: break;  // all at once
    case CiteStyle::bibtex: return as_bibtex(citation);
  }
  return {};
}

}  // namespace

Outcome run(const CiteArgs& args, Output& out) {
  const Index index = Index::open(args.folder);
  std::vector<Citation> citations;
  for (const auto& anchor : args.anchors) {
    auto citation = index.cite(anchor);
    if (!citation) {
      throw NothingThere("there is no paragraph " + anchor +
                             " as it was cited; 'pilcrow resolve' says what became of it",
                         anchor);
    }
    citations.push_back(std::move(*citation));
  }
  if (args.json) {
    out << cite_json(citations, JsonLayout::indented) << "\n";
    return Outcome::done;
  }
  if (ItemPrinter::wanted(args)) {
    ItemPrinter(args, out).print_list(cite_json(citations), "citations");
    return Outcome::done;
  }
  // Several annotations are a list, which `resolve` takes as a whole.
  if (args.style == CiteStyle::json) {
    out << annotations_json(citations);
    return Outcome::done;
  }
  for (const auto& citation : citations) {
    if (&citation != citations.data() && args.style != CiteStyle::text) out << "\n";
    out << styled(citation, args.style);
  }
  return Outcome::done;
}

}  // namespace pilcrow::cli
