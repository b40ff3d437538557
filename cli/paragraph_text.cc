#include "paragraph_text.h"

#include <algorithm>
#include <cmath>

#include "numbers.h"
#include "text.h"

namespace pilcrow::cli {
namespace {

constexpr std::size_t kDuplicatesShown = 5;
constexpr std::string_view kIndent = "   ";

// U+202A-202E and U+2066-2069 become U+FFFD, which has as many bytes: marks stay where they are.
// `render` sees to the other control characters.
std::string without_overrides(std::string text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (byte(i) != 0xE2) continue;
    const bool override = byte(i + 1) == 0x80 && byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE;
    const bool isolate = byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9;
    if (override || isolate) text.replace(i, 3, "\xEF\xBF\xBD");
  }
  return text;
}

std::string snippet_text(Snippet snippet, const Style& style) {
  for (Fragment& fragment : snippet.fragments) {
    fragment.text = without_overrides(std::move(fragment.text));
    // One line each: a new line in it would break the layout. Tabs would be taken for harmful.
    std::replace(fragment.text.begin(), fragment.text.end(), '\n', ' ');
    std::replace(fragment.text.begin(), fragment.text.end(), '\t', ' ');
  }
  return render(snippet, style.color() ? Markup::ansi() : Markup::plain());
}

std::string indented_lines(const std::string& text, const std::string& first,
                           const std::string& rest) {
  std::string out = first;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += rest;
  }
  return out + '\n';
}

// "  [Economy, Energy]".
std::string themes_text(const Hit& hit, const Style& style) {
  const std::string labels = theme_labels(hit.paragraph);
  return labels.empty() ? labels : "  " + style.dim('[' + labels + ']');
}

// "Heading › Heading".
std::string headings(const Paragraph& paragraph) {
  std::string out;
  for (const std::string& heading : paragraph.section) {
    out += (out.empty() ? "" : " › ") + clean_line(heading);
  }
  return out;
}

std::string duplicate_text(const Duplicate& other) {
  const std::string anchor = clean_line(other.anchor);
  if (other.similarity == 1) return "also: " + anchor;
  return "also, " + fixed(std::floor(other.similarity * 100), 0) + " % the same: " + anchor;
}

// What stands below a hit's head.
std::string hit_body(const Hit& hit, const Style& style, bool full) {
  const Paragraph& paragraph = hit.paragraph;
  const std::string indent(kIndent);
  std::string out = full ? body(paragraph, style, indent, indent)
                         : wrap(snippet_text(hit.snippet, style), style.width(), indent, indent);
  std::string place = clean_line(paragraph.anchor);
  if (paragraph.line > 0) place += "  line " + std::to_string(paragraph.line);
  out += indent + style.dim(place) + '\n';
  const std::size_t shown = std::min(hit.duplicates.size(), kDuplicatesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    out += indent + style.dim(duplicate_text(hit.duplicates[i])) + '\n';
  }
  if (hit.duplicate_count > shown) {
    out += indent + style.dim("also: " + grouped(hit.duplicate_count - shown) + " more") + '\n';
  }
  return out;
}

}  // namespace

std::string document_name(const DocumentInfo& document) {
  return clean_line(document.title.empty() ? document.id : document.title);
}

std::string document_line(const DocumentInfo& document, const Style& style) {
  const std::string name = document_name(document);
  const std::string id = clean_line(document.id);
  const bool fits = columns(name) + 2 + columns(id) <= style.width();
  const std::string first = style.bold(name);
  return (fits ? first + "  " : wrap(first, style.width(), "", "")) + style.dim(id) + '\n';
}

std::string section_path(const Paragraph& paragraph) {
  const std::string below = headings(paragraph);
  return document_name(paragraph.document) + (below.empty() ? below : " › " + below);
}

std::string theme_labels(const Paragraph& paragraph) {
  std::string out;
  for (const ThemeAssignment& theme : paragraph.themes) {
    out += (out.empty() ? "" : ", ") + clean_line(theme.label);
  }
  return out;
}

std::string body(const Paragraph& paragraph, const Style& style, const std::string& first,
                 const std::string& rest) {
  const std::string text = clean(paragraph.text);
  if (paragraph.kind == BlockKind::code) return indented_lines(text, first, rest);
  return wrap(text, style.width(), first, rest);
}

std::string hit_text(const Hit& hit, const Style& style, bool full) {
  const std::string head = style.bold(section_path(hit.paragraph)) + themes_text(hit, style);
  return wrap(head, style.width(), std::to_string(hit.rank) + ". ", kIndent) +
         hit_body(hit, style, full);
}

std::string group_text(const HitGroup& group, const Style& style, bool full) {
  std::string out = wrap(style.bold(document_name(group.document)), style.width(),
                         std::to_string(group.rank) + ". ", kIndent);
  const std::string place =
      clean_line(group.document.id) + "  " + counted(group.total_paragraphs, "paragraph");
  out += std::string(kIndent) + style.dim(place) + '\n';
  for (const Hit& hit : group.hits) {
    const std::string path = headings(hit.paragraph);
    const std::string head = (path.empty() ? path : style.bold(path)) + themes_text(hit, style);
    out += '\n' + (head.empty() ? head : wrap(head, style.width(), kIndent, kIndent)) +
           hit_body(hit, style, full);
  }
  return out;
}

}  // namespace pilcrow::cli
