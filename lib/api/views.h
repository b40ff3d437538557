// From what is stored to what the API shows.
#ifndef PILCROW_API_VIEWS_H_
#define PILCROW_API_VIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/session.h"
#include "pilcrow/contents.h"
#include "pilcrow/search.h"

namespace pilcrow::api {

// The paragraph that an anchor cites, if it stands unchanged at its place.
std::optional<index::BlockPlace> find_paragraph(const index::Snapshot& snapshot,
                                                std::string_view anchor);

DocumentInfo view_document(const Generation& generation, index::DocumentPlace place);

// Shows paragraphs of one generation, for one thread: those that are near one another in the index
// cost less together.
class Viewer {
 public:
  Viewer(const Generation& generation, std::string label_language)
      : generation_(generation), label_language_(std::move(label_language)) {}

  Paragraph paragraph(index::BlockPlace place);

  // Its text alone.
  std::string text(index::BlockPlace place) { return blocks(place.segment).at(place.block).text; }

 private:
  const DocumentInfo& info(index::DocumentPlace place);
  store::Store::Blocks& blocks(std::uint32_t segment);

  const Generation& generation_;
  std::string label_language_;
  std::uint32_t segment_ = 0;  // that `blocks_` reads
  index::DocumentPlace document_ = {};  // of `info_`
  std::optional<DocumentInfo> info_;    // of the last paragraph: the next is mostly of it
  std::optional<store::Store::Blocks> blocks_;
};

Outline view_outline(const Generation& generation, index::DocumentPlace place);

// The label of a facet's value, but for documents, whose titles come with their counts.
std::string view_label(const Generation& generation, std::string_view facet,
                       const std::string& value, std::string_view language);

}  // namespace pilcrow::api

#endif  // PILCROW_API_VIEWS_H_
