#include "api/views.h"

#include "store/anchor.h"

namespace pilcrow::api {
namespace {

std::size_t number_of(const store::Columns& columns, std::uint32_t key) {
  return key - columns.documents[columns.document[key]].first + 1;
}

// The headings from `at` on that are deeper than `above`, as sections.
std::vector<OutlineSection> sections(const std::vector<store::HeadingRecord>& headings,
                                     std::size_t& at, int above) {
  std::vector<OutlineSection> out;
  while (at < headings.size() && headings[at].level > above) {
    const store::HeadingRecord& heading = headings[at++];
    OutlineSection section{heading.text, heading.level, heading.line, heading.paragraph, {}};
    section.children = sections(headings, at, heading.level);
    out.push_back(std::move(section));
  }
  return out;
}

}  // namespace

DocumentInfo view_document(const Snapshot& snapshot, std::uint32_t document) {
  const store::DocumentRecord& record = snapshot.columns.documents[document];
  return {record.id,       record.path,     record.title,
          record.language, record.metadata, snapshot.columns.sizes[document]};
}

std::string view_anchor(const Snapshot& snapshot, std::uint32_t key) {
  const store::Columns& columns = snapshot.columns;
  return store::make_anchor(columns.documents[columns.document[key]].id, number_of(columns, key),
                            columns.hash[key]);
}

Paragraph view_paragraph(const Snapshot& snapshot, std::uint32_t key, store::ParagraphRecord record,
                         std::string_view label_language) {
  const store::Columns& columns = snapshot.columns;
  const std::uint32_t document = columns.document[key];
  Paragraph out;
  out.anchor = view_anchor(snapshot, key);
  out.document = view_document(snapshot, document);
  out.number = number_of(columns, key);
  out.kind = record.kind;
  for (const auto* heading : columns.documents[document].headings_above(columns.section[key])) {
    out.section.push_back(heading->text);
  }
  out.text = std::move(record.text);
  out.source = record.source;
  out.line = record.line;
  out.language = std::move(record.language);
  out.themes = std::move(record.themes);
  for (auto& theme : out.themes) theme.label = snapshot.themes.label(theme.id, label_language);
  out.names = std::move(record.names);
  for (auto& name : out.names) name.label = snapshot.names.label(name.id, label_language);
  return out;
}

Outline view_outline(const Snapshot& snapshot, std::uint32_t document) {
  Outline out{view_document(snapshot, document), {}};
  std::size_t at = 0;
  out.sections = sections(snapshot.columns.documents[document].headings, at, 0);
  return out;
}

std::string view_label(const Snapshot& snapshot, std::string_view facet, const std::string& value,
                       std::string_view language) {
  if (facet == "theme") return snapshot.themes.label(value, language);
  if (facet == "document") {
    const auto found = snapshot.columns.by_id.find(value);
    if (found == snapshot.columns.by_id.end()) return value;
    const std::string& title = snapshot.columns.documents[found->second].title;
    return title.empty() ? value : title;
  }
  if (facet == "section" || facet == "language") return value;
  return snapshot.names.label(value, language);
}

}  // namespace pilcrow::api
