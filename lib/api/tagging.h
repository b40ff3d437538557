// From a document to what the index takes: words, languages, themes, names.
#ifndef PILCROW_API_TAGGING_H_
#define PILCROW_API_TAGGING_H_

#include <memory>
#include <span>
#include <vector>

#include "pilcrow/document.h"
#include "pilcrow/themes.h"
#include "store/input.h"
#include "text/analysis.h"
#include "theme/tagger.h"

namespace pilcrow::api {

// What the index keeps of a document beside its blocks. Of these the first count, which tell the
// language. Throws Error{bad_argument} for what <pilcrow/document.h> does not allow.
store::DocumentRecord record_of(const Document& document, const store::FileStamp& file);

// Blocks that follow one another in a document.
struct Passage {
  store::DocumentRecord record = {};
  bool continued = false;                       // whether others come before them,
  std::vector<store::BlockRecord> above = {};  // and the headings among those that stand above
  std::span<const Block> blocks = {};
};

// Prepares documents with the themes and names of a book. For one thread at a time.
class Tagging {
 public:
  explicit Tagging(std::shared_ptr<theme::RuleBook> book);

  // Throws Error{bad_argument} for what <pilcrow/document.h> does not allow.
  store::InputDocument prepare(const Document& document, const store::FileStamp& file = {});
  store::InputDocument prepare(const Passage& passage);

  // Themes and names of each block of a document, or part, that was prepared with others.
  std::vector<store::PackedEvidence> tag(const store::InputDocument& document);

 private:
  // Of a heading or title: found for what stands below it, so where it stands is not kept.
  std::vector<NameMention> names_of(theme::Heading& heading, const std::string& language);

  theme::Tagger tagger_;
  text::Analyser analyser_;
};

std::size_t count_paragraphs(const store::InputDocument& document);

}  // namespace pilcrow::api

#endif  // PILCROW_API_TAGGING_H_
