// From a document to what the index takes: sections, languages, themes, terms.
#ifndef PILCROW_API_TAGGING_H_
#define PILCROW_API_TAGGING_H_

#include <cstdint>
#include <vector>

#include "index/database.h"
#include "pilcrow/document.h"
#include "pilcrow/themes.h"
#include "text/analysis.h"
#include "theme/tagger.h"

namespace pilcrow::api {

struct PreparedDocument {
  store::DocumentRecord record = {};
  std::vector<index::Writer::Paragraph> paragraphs = {};
};

// Prepares documents with one taxonomy and one set of names. For one thread at a time.
class Tagging {
 public:
  Tagging(const Taxonomy& themes, const Names& names);

  // Throws Error{bad_argument} for what <pilcrow/document.h> does not allow.
  PreparedDocument prepare(const Document& document);

  // Tells taxonomies and names apart: what documents were tagged with.
  std::uint64_t rules() const { return rules_; }

 private:
  theme::Tagger tagger_;
  text::Analyser analyser_;
  std::uint64_t rules_;
};

// The document that a record and its paragraphs were made from.
Document restore(const store::DocumentRecord& record,
                 const std::vector<store::ParagraphRecord>& paragraphs);

}  // namespace pilcrow::api

#endif  // PILCROW_API_TAGGING_H_
