#include "api/marker.h"

#include <optional>

#include "api/filters.h"
#include "snippet/marks.h"

namespace pilcrow::api {

std::vector<Mark> Marker::marks(const search::Clause& root, const Paragraph& paragraph,
                                index::BlockPlace place) {
  const auto tokens = analyser_.analyse(paragraph.text, paragraph.language);
  const std::size_t sections = paragraph.section.size();
  std::vector<std::optional<std::vector<text::Token>>> above(sections + 1);
  snippet::MarkedText marked;
  marked.text = paragraph.text;
  marked.language = paragraph.language;
  marked.document_language = paragraph.document.language;
  marked.tokens = &tokens;
  marked.sections = sections;
  marked.heading = [&](std::size_t i) -> const std::vector<text::Token>& {
    const std::string& heading = i < sections ? paragraph.section[i] : paragraph.document.title;
    // As they were analysed for the index: in the document's language.
    if (!above[i]) above[i] = analyser_.analyse(heading, paragraph.document.language);
    return *above[i];
  };
  marked.passes_filter = [&](const search::Clause& filter) { return passes(filter, paragraph); };
  marked.find_name = [&](const search::Clause& name) {
    return names_.find(name, place, {paragraph.text, &tokens}, paragraph.language);
  };
  return snippet::find_marks(root, marked);
}

}  // namespace pilcrow::api
