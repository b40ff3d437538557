// The terms of a paragraph.
#ifndef PILCROW_INDEX_TERMS_H_
#define PILCROW_INDEX_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "text/analysis.h"

namespace pilcrow::index {

// What a paragraph is found by.
struct ParagraphTerms {
  const std::vector<text::Token>* text = nullptr;
  std::vector<const std::vector<text::Token>*> headings = {};  // outermost first
  const std::vector<text::Token>* title = nullptr;
  std::string language = {};
  std::string document = {};
  std::vector<std::string> themes = {};
};

struct Posting {
  std::uint32_t frequency = 0;  // within the paragraph; 0 for terms that only select
  std::vector<std::uint32_t> positions = {};
};
using Postings = std::map<std::string, Posting>;

// All terms, as schema.h has them.
Postings make_postings(const ParagraphTerms& paragraph);

}  // namespace pilcrow::index

#endif  // PILCROW_INDEX_TERMS_H_
